"""What brings about a deed on the way: "raises pressure by causing inflammation", "via increased sodium uptake"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

from graphbuilder.extraction.filler import Filler
from graphbuilder.extraction.relation import Candidate
from graphbuilder.extraction.sort import kind_of
from graphbuilder.extraction.spread import Spread
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Group, Token
from graphbuilder.rules import Kinds

AFFECTING = frozenset({Group.CAUSES, Group.CONTRIBUTES_TO, Group.DECREASES, Group.INCREASES, Group.PREVENTS})
BRINGING_ABOUT = frozenset({Group.CAUSES, Group.INCREASES, Group.PRODUCES, Group.RELEASES})
"""Groups after whose verbs the object is there to act."""
MARKERS = frozenset({"by", "through", "via"})
NAMING = frozenset({"through", "via"})
"""What leads to a noun that names how something is done; after "by" it may as well be how much or who."""
CHAINED = 2
"""How many joined means may each be a step of the course; a longer list tells what the doer does besides."""


def by_way_of(tree: Tree, found: Iterable[Candidate], spread: Spread, kinds: Kinds) -> Iterator[Candidate]:
    """Yield what the candidates say of their means: what is brought about by "by ...ing" does what the deed does."""
    verbs = [candidate for candidate in found if candidate.part == "verb"]
    for deed, means in product(verbs, verbs):
        shared = deed.subject.head == means.subject.head and deed.object.head != means.object.head
        telling = deed.group in AFFECTING and means.group in BRINGING_ABOUT
        if shared and telling and _serves(tree, means.trigger, deed.trigger):
            yield replace(deed, subject=means.object)
    for deed in verbs:
        for noun in _named(tree, deed) if deed.group in AFFECTING else ():
            ways = tuple(way for way in spread((Filler(noun),)) if way.leads or _is_change(tree, kinds, tree[way.head]))
            if len(ways) <= CHAINED or noun not in {way.head for way in ways}:
                yield from (replace(deed, subject=way) for way in ways if way.head != deed.object.head)


def _named(tree: Tree, deed: Candidate) -> Iterator[int]:
    """Yield the changes that a noun names as how a deed is done: "via increased uptake", "through loss of water"."""
    for governor in (deed.trigger, deed.object.head):
        for noun in tree.children(governor, "obl", "nmod"):
            after = noun.index > max(deed.trigger, deed.object.head)
            if after and noun.upos == "NOUN" and _is_way(tree, noun):
                yield noun.index


def _is_way(tree: Tree, noun: Token) -> bool:
    """Tell whether a phrase says how: "via uptake", "by inhibition of the enzyme", not "by a reduction of 20%"."""
    marker = tree.marker(noun.index)
    acted_on = any(tree.marker(child.index) == "of" for child in tree.children(noun.index, "nmod"))
    return marker in NAMING or (marker == "by" and acted_on)


def _is_change(tree: Tree, kinds: Kinds, noun: Token) -> bool:
    """Tell whether a noun names something that happens, not a thing, a place or a way."""
    narrowed = any(kinds.holds("altered", child.lemma.lower()) for child in tree.children(noun.index, "amod"))
    return narrowed or any(kind_of(tree, kinds, kind, noun.index) for kind in ("disorder", "handling", "process"))


def _serves(tree: Tree, means: int, deed: int) -> bool:
    """Tell whether a verb is said to be how another is done."""
    token = tree[means]
    while token.dep == "conj" and token.xpos == "VBG":
        token = tree[token.head]
    beside = token.head == deed or (token.dep == "acl" and tree[token.head].head == deed)
    return token.xpos == "VBG" and beside and tree.marker(token.index) in MARKERS
