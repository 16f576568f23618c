"""The words by which a text names something: the shortest stretch around a noun that makes it that concept."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Mention, Token

BEFORE = ("amod", "compound", "nmod", "nummod", "flat", "goeswith", "advmod", "obl", "acl")
"""What may stand before a noun as part of its name; anything else there ends it."""

QUANTIFIERS = frozenset({
    "additional", "all", "another", "any", "both", "certain", "different", "each", "either", "enough", "every",
    "few", "further", "many", "more", "most", "much", "multiple", "neither", "no", "numerous", "other", "own",
    "same", "several", "single", "some", "such", "various",
})  # fmt: skip
"""Words that count or point, and so belong to no name at its left edge."""

TIED = frozenset({
    "alteration", "change", "decrease", "defect", "deletion", "fusion", "increase", "insertion", "mutation", "variant",
})  # fmt: skip
"""Nouns whose "in ..." says which one is meant: "mutations in the dystrophin gene"."""


def name(tree: Tree, head: int) -> tuple[int, int]:
    """Return the first and the last token of the name that *head* heads, both included.

    Articles, counts and relative clauses stay outside; "of ..." belongs to it ("loss of dystrophin").
    """
    return _first(tree, head), _last(tree, head)


def mention(tree: Tree, head: int, text: str) -> Mention:
    """Return the name that *head* heads, as it stands in *text*, the text of the document."""
    span = tree.span(*name(tree, head))
    return Mention(span.of(text), span)


def _first(tree: Tree, head: int) -> int:
    """Walk left from the noun over everything that modifies it, then drop counts and articles at the edge."""
    first = head
    inside = _premodifiers(tree, head)
    while first - 1 in inside:
        first -= 1
    while first < head and _is_edge(tree[first]):
        first += 1
    return first


def _premodifiers(tree: Tree, head: int) -> frozenset[int]:
    found: set[int] = set()
    for child in tree.children(head):
        if child.index < head and (child.dep.partition(":")[0] in BEFORE or child.dep == "punct"):
            found.update(tree.subtree(child.index))
    return frozenset(index for index in found if index < head)


def _is_edge(token: Token) -> bool:
    article = token.dep == "det" or token.upos == "DET" or token.xpos in ("DT", "PDT", "PRP$", "WP$")
    counted = token.lemma.lower() in QUANTIFIERS or token.xpos == "CD"
    return article or counted or token.upos in ("PUNCT", "ADV", "CCONJ", "ADP")


def _last(tree: Tree, head: int) -> int:
    """Walk right over what closes the name: numbers and letters of a title, and "of ..."."""
    last = head
    for child in tree.children(head):
        if child.index < last:
            continue
        if child.dep.partition(":")[0] in ("flat", "compound", "nummod", "goeswith") and child.index == last + 1:
            last = _last(tree, child.index)
        elif child.dep == "nmod" and _closes(tree, head, child) and not _gap(tree, last, child.index):
            last = max((_last(tree, end) for end in _conjuncts(tree, child.index)), default=last)
    return last


def _closes(tree: Tree, head: int, child: Token) -> bool:
    cases = {case.lemma.lower() for case in tree.children(child.index, "case")}
    return "of" in cases or ("in" in cases and tree[head].lemma.lower() in TIED)


def _gap(tree: Tree, last: int, until: int) -> bool:
    """Tell whether a comma or bracket parts the name from what follows."""
    return any(tree[index].upos == "PUNCT" for index in range(last + 1, until))


def _conjuncts(tree: Tree, head: int) -> Iterator[int]:
    yield head
    for child in tree.children(head, "conj"):
        if child.upos in ("NOUN", "PROPN"):
            yield child.index
