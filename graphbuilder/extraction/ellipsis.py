"""Clauses without their verb: "gallstones did not cause the attack; alcohol did", "A is caused by B, and C by D"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphbuilder.extraction.filler import NOMINAL, Filler, Fillers
from graphbuilder.extraction.relation import Candidate
from graphbuilder.extraction.slots import Slots
from graphbuilder.extraction.spread import Spread
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Token

COMPARING = frozenset({"as", "than"})
INVERTING = frozenset({"neither", "nor"})


def echoes(tree: Tree, read: Sequence[Candidate], slots: Slots, spread: Spread) -> Iterator[Candidate]:
    """Yield what a bare "do" says of its own subject: what the nearest verb before it says of another."""
    for token in tree.tokens:
        if not _stands_alone(tree, token):
            continue
        before = [
            one for one in read if one.part == "verb" and one.trigger < token.index and not slots.passive(one.trigger)
        ]
        nearest = max((one.trigger for one in before), default=None)
        subjects = tuple(spread(_inverted(tree, token) or slots.surface(token.index)))
        meant = {one.object.head: one for one in before if one.trigger == nearest}
        for one in meant.values():
            yield from (replace(one, trigger=token.index, subject=subject) for subject in subjects)


def gaps(tree: Tree, read: Sequence[Candidate], slots: Slots, spread: Spread) -> Iterator[Candidate]:
    """Yield what is read, and of "A is caused by B, C by D" the second pair in place of what joins C to B."""
    for one in read:
        other = _agent(tree, one.subject.head) if one.part == "verb" and slots.passive(one.trigger) else None
        if other is None:
            yield one
        else:
            for thing in spread((Filler(one.subject.head),)):
                yield from (replace(one, subject=doer, object=thing) for doer in spread((Filler(other),)))


def _agent(tree: Tree, noun: int) -> int | None:
    """Return the agent that a noun joined to another agent brings with it: in "by B, C by D", the agent of C is D."""
    if tree[noun].dep != "conj" or tree.marker(noun) or noun + 1 >= len(tree):
        return None
    after = tree[noun + 1]
    return after.head if after.text == "by" and after.dep == "case" and after.head > noun else None


def _inverted(tree: Tree, token: Token) -> Fillers:
    """Return the subject that follows its verb: "nor did the placebo", ", as do others", "and so does X"."""
    opening = [word.text.lower() for word in tree.tokens[max(0, token.index - 2) : token.index]]
    likening = opening[-1:] in (["as"], ["so"]) and opening[0] in (",", "and")
    if not likening and not INVERTING & set(opening[-1:]):
        return ()
    return tuple(
        Filler(child.index)
        for child in tree.children(token.index, "nsubj", "obj")
        if child.index > token.index and child.upos in NOMINAL
    )


def _stands_alone(tree: Tree, token: Token) -> bool:
    """Tell whether a "do" stands for another verb; one that only compares ("than did the others") says nothing."""
    if token.lemma.lower() != "do" or token.dep.startswith("aux"):
        return False
    if _inverted(tree, token):
        return True
    if any(tree.children(token.index, "obj", "xcomp")):
        return False
    return not any(word.text.lower() in COMPARING for word in tree.tokens[max(0, token.index - 4) : token.index])
