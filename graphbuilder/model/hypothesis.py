"""Chains of statements that are offered as an explanation, and how they compete."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graphbuilder.model.concept import Concept
from graphbuilder.model.evidence import Attribution, Mention, Stance
from graphbuilder.model.identity import content_id
from graphbuilder.model.statement import SYMMETRIC, Statement


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One link of a hypothesis. Its evidence is what the graph holds for the statement."""

    statement: Statement

    @property
    def label(self) -> str:
        """Return the link as a person would read it."""
        return self.statement.label


@dataclass(frozen=True, slots=True)
class Stride:
    """A step as the course takes it: from ``cause`` to ``effect``."""

    statement: Statement
    cause: Concept
    effect: Concept

    @property
    def label(self) -> str:
        """Return the step as a person would read it here."""
        return f"{self.cause.label} {self.statement.predicate.label} {self.effect.label}"


class BranchKind(StrEnum):
    """How the text joins steps that stand side by side."""

    AND = "and"
    OR = "or"
    EITHER = "either"


@dataclass(frozen=True, slots=True, order=True)
class Branch:
    """Steps of one hypothesis that a clause offers side by side: "A and B cause C", "A leads to either B or C".

    ``steps`` are ids of statements, in the order of the hypothesis.
    """

    kind: BranchKind
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """An ordered course from an initiating cause to an outcome, with the stance of those who offer it.

    ``document`` is the id of the text that offers it; ``outcome_mention`` the words that name the outcome there.
    ``rivals`` are ids of hypotheses for the same outcome (or one that subsumes it) that take another course.
    """

    outcome: Concept
    steps: tuple[Step, ...]
    stance: Stance
    document: str
    outcome_mention: Mention | None = None
    attribution: Attribution | None = None
    rivals: tuple[str, ...] = ()
    summary: Mention | None = None
    branches: tuple[Branch, ...] = ()

    @property
    def id(self) -> str:
        """Return the content id: outcome and steps, so that two texts that offer one course offer one hypothesis."""
        return content_id("h", self.outcome.id, *(step.statement.id for step in self.steps))

    @property
    def label(self) -> str:
        """Return the course as a person would read it: its steps in order."""
        return "; ".join(stride.label for stride in self.strides)

    @property
    def strides(self) -> tuple[Stride, ...]:
        """Return the steps as the course takes them: one without direction begins where the last one ended."""
        found: list[Stride] = []
        for step in self.steps:
            cause, effect = step.statement.subject, step.statement.object
            if found and step.statement.predicate.group in SYMMETRIC and found[-1].effect == effect:
                cause, effect = effect, cause
            found.append(Stride(step.statement, cause, effect))
        return tuple(found)
