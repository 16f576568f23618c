"""Relations inside hyphenated words: "TNF-induced apoptosis", "insulin-secreting tumors", "is estrogen-driven"."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuilder.extraction.filler import Filler, Fillers
from graphbuilder.extraction.lexicon import Lexicon
from graphbuilder.extraction.relation import Candidate
from graphbuilder.extraction.slots import Slots
from graphbuilder.extraction.spread import Spread
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Token
from graphbuilder.rules import Frame, Kinds, Role

HYPHENS = ("-", "‐", "‑", "–")
JOINING = frozenset({"and", "or", "and/or", "/", ","})
"""What may stand between a stem that was cut short and the next: "salt-, drought- and heat-induced"."""


def compounds(tree: Tree, lexicon: Lexicon, slots: Slots, spread: Spread) -> Iterator[Candidate]:
    """Yield what each hyphenated modifier or predicate says of its noun and its stem."""
    for token in tree.tokens:
        stem, hyphen, suffix = token.text.rpartition("-")
        if suffix.lower() not in lexicon.suffixes:
            continue
        heads = _heads(tree, token, slots, spread, tied=bool(hyphen))
        for head in heads if hyphen or _unhyphenated(tree, token) else ():
            yield from _read(tree, token, stem, head, lexicon.suffixes[suffix.lower()], slots.kinds)


def _heads(tree: Tree, token: Token, slots: Slots, spread: Spread, *, tied: bool) -> Fillers:
    """Return what a compound is said of: the noun after it, or the subject where it is the predicate."""
    if _modifies(token):
        return (Filler(token.head),)
    verb = tree[token.head] if token.dep == "conj" else token
    said = any(tree.children(verb.index, "cop"))
    return tuple(spread(slots.surface(verb.index))) if said and tied else ()


def _modifies(token: Token) -> bool:
    return token.dep in ("amod", "compound", "nmod") and token.head > token.index


def _unhyphenated(tree: Tree, token: Token) -> bool:
    """Tell whether a participle goes with the noun before it, though no hyphen ties them: "T cell mediated disease"."""
    before = tree[max(token.index - 1, 0)]
    return token.dep == "amod" and before.upos in ("NOUN", "PROPN") and before.head in (token.index, token.head)


def _read(tree: Tree, token: Token, stem: str, head: Filler, frames: list[Frame], kinds: Kinds) -> Iterator[Candidate]:
    filler = _stem(tree, token, stem, kinds)
    if filler is None:
        return
    unnamed = kinds.kind["uncompounding"]
    word = _word(tree, filler, stem)
    vague = _alone(tree, filler) and (word in unnamed.words or word.endswith(unnamed.endings))
    named = () if vague else (filler,)
    noun = tree[head.head].lemma.lower()
    for frame in frames:
        role = Role(*frame.slots[0])
        if frame.objects and not any(kinds.holds(kind, noun) for kind in frame.objects):
            continue
        names = (noun,) if role.object == "head" else (noun, tree[token.index + 1].lemma.lower())
        if any(kinds.holds("uncompounded" if role.object == "head" else "titled", name) for name in names):
            continue
        for one in (*named, *_suspended(tree, filler)):
            ends = {"stem": one, "head": head}
            yield Candidate(frame, token.index, ends[role.subject], ends[role.object], "compound")
        return


def _suspended(tree: Tree, filler: Filler) -> Iterator[Filler]:
    """Yield the stems that share the second half of a compound with the last one: "salt- and heat-induced"."""
    joined = (filler.head if filler.first is None else filler.first) - 1
    while joined > 0 and tree[joined].text in JOINING:
        last = joined - 1
        while last > 0 and tree[last].text in JOINING:
            last -= 1
        half = tree[last]
        if not half.text.endswith(HYPHENS) or len(half.text) < 2:
            return
        first = last
        while first > 0 and tree[first - 1].upos in ("NOUN", "PROPN") and tree[first - 1].dep in ("compound", "flat"):
            first -= 1
        yield Filler(filler.head, first=first, last=last, cut=(0, half.span.end - 1 - tree[first].span.start))
        joined = first - 1


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


def _alone(tree: Tree, filler: Filler) -> bool:
    """Tell whether no noun stands before the last word of a stem."""
    first = filler.head if filler.first is None else filler.first
    return all(word.upos == "ADJ" for word in tree.tokens[first : filler.last])


def _word(tree: Tree, filler: Filler, stem: str) -> str:
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
