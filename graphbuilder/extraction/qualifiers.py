"""What narrows a claim: the place, the population, the condition and the time that go with its relation word."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuilder.extraction.cues import quoted
from graphbuilder.extraction.names import name
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Mention, Qualifier, QualifierKind, Span, Token
from graphbuilder.rules import qualifiers as rules
from graphbuilder.rules.qualifiers import Marker

CARRIED = ("obj", "xcomp", "nsubj", "advmod")
"""What a relation noun or adjective may be to the verb whose qualifiers it shares: "plays a *role* in mice"."""


def qualifiers(tree: Tree, trigger: int, subject: int | None, object: int | None) -> tuple[Qualifier, ...]:
    """Return what narrows the claim that the token *trigger* carries, kind by kind, each once.

    *subject* and *object* are the heads of its arguments. A phrase that is an argument, or lies in the name of one,
    or holds one, is no qualifier. Clauses and phrases whose opening word
    carries the meaning ("after", "unless") keep it, places and populations come bare.
    """
    arguments = tuple(head for head in (subject, object) if head is not None)
    taken = tuple(_reach(tree, head) for head in arguments)
    found: dict[Span, Qualifier] = {}
    for token in _attached(tree, trigger, object):
        if not _holds(tree, token.index, (trigger, *arguments)) and (marker := _marker(tree, token)):
            first, last = _extent(tree, token, marker)
            words = quoted(tree, first, last)
            if not any(words.span.overlaps(other) for other in taken):
                found.setdefault(words.span, Qualifier(marker.kind, Mention(words.text, words.span)))
    kinds = list(QualifierKind)
    return tuple(sorted(found.values(), key=lambda one: (kinds.index(one.kind), one.mention.span)))


def _reach(tree: Tree, head: int) -> Span:
    return tree.span(*name(tree, head))


def _holds(tree: Tree, index: int, heads: tuple[int, ...]) -> bool:
    """Tell whether a branch is or contains one of the heads."""
    return any(head == index or any(above.index == index for above in tree.ancestors(head)) for head in heads)


def _attached(tree: Tree, trigger: int, object: int | None) -> Iterator[Token]:
    """Yield the branches that may narrow the claim: those of its word, of its object, and those that stand in front."""
    yield from tree.children(trigger, "obl", "advcl", "nmod")
    if object is not None:
        yield from tree.children(object, "nmod", "obl")
    below = tree[trigger]
    for above in tree.ancestors(trigger):
        label = below.dep.partition(":")[0]
        if label in CARRIED and above.upos in ("VERB", "AUX"):
            yield from tree.children(above.index, "obl", "advcl")
        elif label in ("conj", "ccomp", "xcomp", "parataxis"):
            yield from (token for token in tree.children(above.index, "obl", "advcl") if _in_front(tree, token))
        else:
            return
        below = above


def _in_front(tree: Tree, token: Token) -> bool:
    """Tell whether a branch stands before the subject of its clause, and so frames all that follows."""
    starts = [child.index for child in tree.children(token.head, "nsubj", "expl")]
    return token.index < min(starts, default=token.head)


def _marker(tree: Tree, token: Token) -> Marker | None:
    """Return the first marker that fits a branch."""
    opening = {child.lemma.lower() for child in tree.children(token.index, "case", "mark", "advmod")}
    nominal = token.upos in ("NOUN", "PROPN") and token.dep.partition(":")[0] != "advcl"
    for marker in rules.load():
        if nominal and opening & set(marker.prepositions):
            if marker.takes(token.lemma.lower()) and (not marker.of or _has_of(tree, token)):
                return marker
        elif token.dep.partition(":")[0] == "advcl" and opening & set(marker.conjunctions):
            return marker
    return None


def _has_of(tree: Tree, token: Token) -> bool:
    return any(
        case.lemma.lower() == "of"
        for child in tree.children(token.index, "nmod")
        for case in tree.children(child.index, "case")
    )


def _extent(tree: Tree, token: Token, marker: Marker) -> tuple[int, int]:
    """Return the first and the last token of the words to keep."""
    branch = _unbroken(tree, token.index)
    if marker.whole:
        return branch[0], branch[-1]
    first, last = name(tree, token.index)
    partners = (child.index for child in tree.children(token.index, "nmod") if _with(tree, child))
    return first, max((name(tree, index)[1] for index in partners), default=last)


def _with(tree: Tree, child: Token) -> bool:
    return any(case.lemma.lower() in ("with", "without") for case in tree.children(child.index, "case"))


def _unbroken(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the tokens of a branch around its head without a gap, and without punctuation at its ends."""
    inside = set(tree.subtree(index))
    first = last = index
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    words = [here for here in range(first, last + 1) if tree[here].upos != "PUNCT"]
    return tuple(range(words[0], words[-1] + 1)) if words else (index,)
