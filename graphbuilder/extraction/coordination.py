"""Taking lists apart: "A, B and C", "disorders such as A and B", "X, especially Y"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from graphbuilder.extraction.filler import NOMINAL
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Token
from graphbuilder.rules import Kinds, load_kinds

EXAMPLES = frozenset({"such as", "including", "e.g.", "like", "for example", "for instance", "namely", "i.e."})


@cache
def singling_out() -> frozenset[str]:
    """Return the words that single out an example: "toxins, especially lead"."""
    return load_kinds().kind["singling out"].words


def members(tree: Tree, head: int, kinds: Kinds) -> tuple[int, ...]:
    """Return the heads that a noun phrase distributes over: conjuncts and given examples, in the order of the text.

    A head that only introduces examples ("various disorders, including A and B") gives way to them. Aspects of one
    thing ("onset and development of gout") stay together under the last.
    """
    joined = tuple(_conjuncts(tree, head))
    if len(joined) > 1 and (
        all(kinds.holds("aspect", tree[member].lemma) for member in joined)
        or _is_contrary(tree, joined)
        or shared_until(tree, head)
    ):
        return (
            head,
            *(item for member in joined for example in examples(tree, member) for item in _conjuncts(tree, example)),
        )
    return tuple(dict.fromkeys(named for member in joined for named in _spelled_out(tree, member, kinds)))


def _spelled_out(tree: Tree, head: int, kinds: Kinds) -> Iterator[int]:
    """Yield a noun, unless it only introduces examples, and the examples, spelled out in turn."""
    given = tuple(dict.fromkeys(examples(tree, head)))
    if not (given and _introduces(tree, head, kinds)):
        yield head
    for example in given:
        for item in _conjuncts(tree, example):
            yield from _spelled_out(tree, item, kinds)


def _is_contrary(tree: Tree, joined: tuple[int, ...]) -> bool:
    """Tell whether a noun is joined to its own contrary: "liver function and dysfunction"."""
    one, other = tree[joined[0]].lemma.lower(), tree[joined[1]].lemma.lower()
    return len(joined) == 2 and other != one and other in ("dys" + one, "dis" + one, "mal" + one)


def shared_until(tree: Tree, head: int) -> int | None:
    """Return the last of joined nouns that share a complement: "onset and progression of gout"; else nothing."""
    joined = tuple(_row(tree, head))
    if len(joined) < 2 or _is_ailment(tree, head):
        return None
    if any(head < child.index < joined[-1] for child in tree.children(head, "nmod", "acl")):
        return None
    processes = all(_is_process(tree, noun) for noun in joined)
    alone = not any(tree.children(head, "compound")) and not _modified(tree, joined[1])
    bare = len(joined) == 2 and joined[1] <= head + 3 and alone
    if (processes or bare) and _complemented(tree, joined[-1], joined[-1]):
        return joined[-1]
    abstract = processes or (bare and not any(_is_concrete(tree, noun) for noun in joined))
    return joined[-1] if abstract and _complemented(tree, head, joined[-1]) else None


def _row(tree: Tree, head: int) -> Iterator[int]:
    """Yield a noun and those joined to it, if nothing but their own adjectives stands between them."""
    joined = (head, *sorted(child.index for child in _chain(tree, head)))
    gaps = (tree.tokens[one + 1 : other] for one, other in pairwise(joined))
    if all(gap and all(_joins(word) for word in gap) for gap in gaps):
        yield from joined


def _joins(word: Token) -> bool:
    return word.text == "," or word.text.lower() in ("and", "or", "and/or") or word.dep in ("amod", "advmod")


def _chain(tree: Tree, head: int) -> Iterator[Token]:
    for child in tree.children(head, "conj"):
        if child.upos in NOMINAL:
            yield child
            yield from _chain(tree, child.index)


def _complemented(tree: Tree, noun: int, last: int) -> bool:
    """Tell whether a noun has a complement after the last of those joined to it."""
    return any(child.index > last and tree.marker(child.index) in ("of", "in") for child in tree.children(noun, "nmod"))


def _modified(tree: Tree, noun: int) -> bool:
    return any(child.dep in ("amod", "compound", "det") for child in tree.children(noun))


def _is_process(tree: Tree, noun: int) -> bool:
    """Tell whether a noun names what happens to something and leaves open to what: "proliferation"."""
    lemma, kinds = tree[noun].lemma.lower(), load_kinds()
    if _is_ailment(tree, noun) or any(tree.children(noun, "compound", "nmod:poss")):
        return False
    return kinds.holds("aspect", lemma) or kinds.holds("process", lemma)


def _is_ailment(tree: Tree, noun: int) -> bool:
    lemma, kinds = tree[noun].lemma.lower(), load_kinds()
    return kinds.holds("disorder", lemma) and not kinds.holds("aspect", lemma)


def _is_concrete(tree: Tree, noun: int) -> bool:
    lemma, kinds = tree[noun].lemma.lower(), load_kinds()
    return any(kinds.holds(kind, lemma) for kind in ("anatomy", "cell", "disorder", "patient", "treatment"))


def _conjuncts(tree: Tree, head: int) -> Iterator[int]:
    yield head
    for child in tree.children(head):
        if child.index > head and (_joined(tree, child) or _listed(tree, head, child)):
            yield from _conjuncts(tree, child.index)


def _joined(tree: Tree, child: Token) -> bool:
    if child.dep != "conj" or _numbers(tree, child):
        return False
    if child.upos in NOMINAL:
        return True
    if child.xpos == "VBG" and tree[child.head].xpos == "VBG":
        return True
    return child.upos in ("ADJ", "VERB") and not any(
        tree.children(child.index, "nsubj", "obj", "aux", "cop", "xcomp", "ccomp")
    )


def _numbers(tree: Tree, child: Token) -> bool:
    """Tell whether a joined word is part of a name: "hemophilia A and B"."""
    short = len(child.text) == 1 or set(child.text) <= set("IVX")
    return short and not any(tree.children(child.index, "compound", "amod"))


def _listed(tree: Tree, head: int, child: Token) -> bool:
    """Tell whether what the parser takes for an apposition is an item of a list: "A, B, and C"."""
    if child.dep != "appos" or child.upos not in NOMINAL or tree[child.index - 1].text == "(":
        return False
    if any(token.text == "(" for token in tree.tokens[head + 1 : child.index]):
        return False
    if any(tree.children(child.index, "det")) or _singled_out(tree, child):
        return False
    later = (token for outer in (head, child.index) for token in tree.children(outer, "conj"))
    return any(token.index > child.index and any(tree.children(token.index, "cc")) for token in later)


def examples(tree: Tree, head: int) -> Iterator[int]:
    """Yield what is given as an example of a noun."""
    for child in tree.children(head):
        given = tree.marker(child.index) in EXAMPLES or _singled_out(tree, child) or _named_after(head, child)
        given = given or child.dep == "list"
        if child.index > head and given:
            yield child.index
    for child in tree.children(head, "acl", "advcl"):
        if child.lemma == "include" or (child.lemma == "encompass" and tree[head].xpos == "NNS"):
            yield from (thing.index for thing in tree.children(child.index, "obj"))
        if child.lemma == "range":
            yield from (
                end.index for end in tree.children(child.index, "obl") if tree.marker(end.index) in ("from", "to")
            )
    for child in tree.children(head, "nmod"):
        if tree.marker(child.index) == "of" and any(
            mark.lemma == "various" for mark in tree.children(child.index, "amod")
        ):
            yield from examples(tree, child.index)


def _named_after(head: int, token: Token) -> bool:
    """Tell whether a word is a name like "mTOR" that follows its class: "the cytokines IL-1 and IL-6"."""
    if token.index != head + 1 or token.dep not in ("appos", "dep", "flat", "nmod"):
        return False
    return token.upos in NOMINAL and any(letter.isupper() or letter.isdigit() for letter in token.text[1:])


def _singled_out(tree: Tree, child: Token) -> bool:
    return (
        child.dep in ("appos", "conj", "nmod", "obl", "parataxis", "dep")
        and child.upos in NOMINAL
        and tree.marker(child.index) in ("", *singling_out())
        and any(
            mark.lemma in singling_out() and mark.index < child.index
            for mark in tree.children(child.index, "advmod", "case", "mark", "cc")
        )
    )


def _introduces(tree: Tree, head: int, kinds: Kinds) -> bool:
    if tree[head].xpos not in ("NNS", "NNPS"):
        return False
    return kinds.holds("list head", tree[head].lemma) or any(
        kinds.holds("indefinite", child.lemma.lower()) for child in tree.children(head, "amod", "det")
    )
