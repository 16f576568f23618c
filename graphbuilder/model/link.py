"""What the evidence for a statement amounts to, and the plain edges that may be drawn from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graphbuilder.model.evidence import Certainty, Evidence, Factuality, Polarity, Stance
from graphbuilder.model.statement import SYMMETRIC, Group, Statement

LEADING: Final = frozenset(Group) - {Group.ASSOCIATED_WITH, Group.LOCATED_IN, Group.TREATS}
"""Groups along which one event leads to the next: a chain of causes may follow these and no others."""


class Bearing(StrEnum):
    """What one piece of evidence does for its statement."""

    SUPPORTS = "supports"
    HEDGES = "hedges"
    DENIES = "denies"


def bearing(evidence: Evidence) -> Bearing:
    """Return what *evidence* does for its statement.

    A claim that the passage gives to others in order to reject it is denied, and one that holds only under a
    condition is not yet said: it counts as hedged.
    """
    rejected = evidence.attribution is not None and evidence.attribution.stance is Stance.REJECTED
    if rejected or evidence.polarity is Polarity.NEGATIVE or evidence.factuality is Factuality.COUNTERFACT:
        return Bearing.DENIES
    if evidence.certainty is Certainty.HEDGED or evidence.factuality is Factuality.CONDITIONAL:
        return Bearing.HEDGES
    return Bearing.SUPPORTS


class Standing(StrEnum):
    """How a statement stands in view of all its evidence: the best that any passage says of it."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many passages assert a statement, how many hedge it, how many deny it."""

    supporting: int = 0
    hedged: int = 0
    denying: int = 0

    @property
    def standing(self) -> Standing:
        """Return how the statement stands."""
        if self.supporting:
            return Standing.ASSERTED
        if self.hedged:
            return Standing.HEDGED
        return Standing.DENIED if self.denying else Standing.UNSUPPORTED

    @property
    def balance(self) -> str:
        """Return the counts in words, without those that are nought: ``2 for, 1 hedged``."""
        sides = ((self.supporting, "for"), (self.hedged, "hedged"), (self.denying, "against"))
        return ", ".join(f"{count} {side}" for count, side in sides if count) or "no evidence"

    @property
    def drawn(self) -> bool:
        """Tell whether an edge may be drawn at all: somebody says it, be it with reserve."""
        return bool(self.supporting or self.hedged)

    @property
    def undisputed(self) -> bool:
        """Tell whether the statement may be drawn as a bare fact: somebody asserts it and nobody denies it."""
        return bool(self.supporting) and not self.denying


def tally(bearings: Iterable[Bearing]) -> Tally:
    """Return the tally of what the evidence of one statement does.

    >>> tally([Bearing.HEDGES, Bearing.DENIES]).standing.value
    'hedged'
    """
    counted = Counter(bearings)
    return Tally(counted[Bearing.SUPPORTS], counted[Bearing.HEDGES], counted[Bearing.DENIES])


@dataclass(frozen=True, slots=True)
class Link:
    """A directed edge between two concepts, by their ids, that stands for *statement*.

    ``way`` is ``"forth"``, or ``"back"`` for the second direction of a symmetric relation.
    """

    statement: Statement
    source: str
    target: str
    way: str
    tally: Tally


def links(statement: Statement, counted: Tally) -> Iterator[Link]:
    """Yield the edges to draw for *statement*: none if it is only denied, two if its relation is symmetric."""
    if not counted.drawn:
        return
    subject, object_ = statement.subject.id, statement.object.id
    yield Link(statement, subject, object_, "forth", counted)
    if statement.predicate.group in SYMMETRIC and subject != object_:
        yield Link(statement, object_, subject, "back", counted)
