"""What brings about a deed by being done on the way: "raises pressure by causing inflammation"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

from graphbuilder.extraction.relation import Candidate
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Group

AFFECTING = frozenset({Group.CAUSES, Group.CONTRIBUTES_TO, Group.DECREASES, Group.INCREASES, Group.PREVENTS})
BRINGING_ABOUT = frozenset({Group.CAUSES, Group.INCREASES, Group.PRODUCES, Group.RELEASES})
"""Groups after whose verbs the object is there to act."""
MARKERS = frozenset({"by", "through", "via"})


def by_way_of(tree: Tree, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield what the candidates say of their means: what is brought about by "by ...ing" does what the deed does."""
    verbs = [candidate for candidate in found if candidate.part == "verb"]
    for deed, means in product(verbs, verbs):
        shared = deed.subject.head == means.subject.head and deed.object.head != means.object.head
        telling = deed.group in AFFECTING and means.group in BRINGING_ABOUT
        if shared and telling and _serves(tree, means.trigger, deed.trigger):
            yield replace(deed, subject=means.object)


def _serves(tree: Tree, means: int, deed: int) -> bool:
    """Tell whether a verb is said to be how another is done."""
    token = tree[means]
    while token.dep == "conj" and token.xpos == "VBG":
        token = tree[token.head]
    beside = token.head == deed or (token.dep == "acl" and tree[token.head].head == deed)
    return token.xpos == "VBG" and beside and tree.marker(token.index) in MARKERS
