"""What is said: subject - predicate - object, whoever says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graphbuilder.model.concept import Concept
from graphbuilder.model.identity import content_id


class Group(StrEnum):
    """The fourteen closed groups of relations; direction is subject to object."""

    CAUSES = "causes"
    INCREASES = "increases"
    DECREASES = "decreases"
    PREVENTS = "prevents"
    CONTRIBUTES_TO = "contributes_to"
    RELEASES = "releases"
    PRODUCES = "produces"
    TRANSFORMS_INTO = "transforms_into"
    INTERACTS_WITH = "interacts_with"
    MOVES_TO = "moves_to"
    ASSOCIATED_WITH = "associated_with"
    MANIFESTS_AS = "manifests_as"
    TREATS = "treats"
    LOCATED_IN = "located_in"


SYMMETRIC = frozenset({Group.ASSOCIATED_WITH, Group.INTERACTS_WITH})
"""Groups without direction."""


@dataclass(frozen=True, slots=True, order=True)
class Predicate:
    """A relation: its CURIE, its label, its group, and its sign (+1 raises or makes, -1 lowers or stops, 0 neither)."""

    id: str
    label: str
    group: Group
    sign: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """One directed pair of concepts under a predicate.

    Identity is the two concepts and the predicate's group: who says so, how surely, where and under which condition
    belongs to the evidence. The ends of a symmetric group are put in order, so that A-B and B-A are one statement.
    """

    subject: Concept
    predicate: Predicate
    object: Concept

    def __post_init__(self) -> None:
        if self.predicate.group in SYMMETRIC and self.object.id < self.subject.id:
            first, second = self.object, self.subject
            object.__setattr__(self, "subject", first)
            object.__setattr__(self, "object", second)

    @property
    def id(self) -> str:
        """Return the content id, ``gb:s...``."""
        return content_id("s", self.subject.id, self.predicate.group.value, self.object.id)

    @property
    def label(self) -> str:
        """Return the statement as a person would read it."""
        return f"{self.subject.label} {self.predicate.label} {self.object.label}"
