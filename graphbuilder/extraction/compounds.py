"""Relations inside hyphenated words: "TNF-induced apoptosis", "insulin-secreting tumors"."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuilder.extraction.filler import Filler
from graphbuilder.extraction.lexicon import Lexicon
from graphbuilder.extraction.relation import Candidate
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Token
from graphbuilder.rules import Frame, Kinds, Role

HYPHENS = ("-", "‐", "‑", "–")


def compounds(tree: Tree, lexicon: Lexicon, kinds: Kinds) -> Iterator[Candidate]:
    """Yield what each hyphenated modifier says of its noun and its stem."""
    for token in tree.tokens:
        stem, hyphen, suffix = token.text.rpartition("-")
        if suffix.lower() not in lexicon.suffixes or not _modifies(tree, token):
            continue
        if not hyphen and not _unhyphenated(tree, token):
            continue
        frames = lexicon.suffixes[suffix.lower()]
        for filler in (*_sharing(tree, token), _stem(tree, token, stem, kinds)):
            yield from _read(tree, token, filler, stem, frames, kinds)


def _modifies(tree: Tree, token: Token) -> bool:
    return token.dep in ("amod", "compound", "nmod", "conj") and _noun(tree, token).index > token.index


def _noun(tree: Tree, token: Token) -> Token:
    """Return the noun that a participle modifies, also as the second of "virus- or immune-mediated"."""
    first = tree[token.head]
    if token.dep == "conj":
        return tree[first.head] if first.text.endswith(HYPHENS) and first.index == token.index - 2 else token
    return first


def _unhyphenated(tree: Tree, token: Token) -> bool:
    """Tell whether a participle goes with the noun before it, though no hyphen ties them: "T cell mediated disease"."""
    before = tree[max(token.index - 1, 0)]
    return token.dep == "amod" and before.upos in ("NOUN", "PROPN") and before.head in (token.index, token.head)


def _read(
    tree: Tree, token: Token, filler: Filler | None, stem: str, frames: list[Frame], kinds: Kinds
) -> Iterator[Candidate]:
    head = _noun(tree, token)
    if filler is None or (
        filler.first == filler.last and _word(tree, filler, stem) in kinds.kind["uncompounding"].words
    ):
        return
    for frame in frames:
        role = Role(*frame.slots[0])
        if frame.objects and not any(kinds.holds(kind, head.lemma.lower()) for kind in frame.objects):
            continue
        if kinds.holds("uncompounded" if role.object == "head" else "titled", head.lemma.lower()):
            continue
        ends = {"stem": filler, "head": Filler(head.index)}
        yield Candidate(frame, token.index, ends[role.subject], ends[role.object], "compound")
        return


def _stem(tree: Tree, token: Token, stem: str, kinds: Kinds) -> Filler | None:
    """Return the words before the hyphen: part of the token, or what stands before it where it opens with a hyphen."""
    last = token.index
    if not stem:
        last = token.index - 1
        if last >= 0 and tree[last].text == ")":
            last = next((index for index in range(last, -1, -1) if tree[index].text == "("), 0) - 1
    if last < 0:
        return None
    first = last
    while first > 0 and _names(tree[first - 1], token):
        first -= 1
    if _is_word(stem or tree[last].text) and first > 0 and _describes(tree[first - 1], kinds):
        first -= 1
    return Filler(token.index, first=first, last=last)


def _sharing(tree: Tree, token: Token) -> Iterator[Filler]:
    """Yield the stem before "and" or "or" that shares the participle: "virus- or immune-mediated injury"."""
    if token.index < 2 or tree[token.index - 1].text.lower() not in ("and", "or", "and/or"):
        return
    first = tree[token.index - 2]
    if first.text.endswith(HYPHENS) and len(first.text) > 2:
        yield Filler(first.index, first=first.index, last=first.index, cut=(0, len(first.text) - 1))


def _word(tree: Tree, filler: Filler, stem: str) -> str:
    if filler.cut is not None:
        return tree[filler.head].text[slice(*filler.cut)].lower()
    return (stem or tree[filler.last or 0].text).lower()


def _is_word(stem: str) -> bool:
    """Tell whether a stem is a common noun, which an adjective before it narrows: "oxidative stress-induced"."""
    return stem.isalpha() and stem.islower() and len(stem) > 3


def _describes(before: Token, kinds: Kinds) -> bool:
    """Tell whether an adjective says which kind is meant, not how bad or how long: "oxidative", not "chronic"."""
    return before.xpos == "JJ" and before.text[1:].islower() and not kinds.holds("grading", before.lemma.lower())


def _names(before: Token, token: Token) -> bool:
    return (
        before.upos in ("NOUN", "PROPN")
        and before.dep in ("compound", "nmod", "amod", "flat")
        and before.head >= before.index
    )


def halves(tree: Tree, noun: int) -> tuple[Filler, ...]:
    """Return both sides of a hyphen before a noun that relates them: "host-pathogen interactions"."""
    for token in tree.children(noun, "compound", "amod"):
        one, hyphen, other = token.text.partition("-")
        if token.index < noun and hyphen and one.isalpha() and other.isalpha() and one.lower() != other.lower():
            sides = ((0, len(one)), (len(one) + 1, len(token.text)))
            return tuple(Filler(token.index, first=token.index, last=token.index, cut=side) for side in sides)
    return ()
