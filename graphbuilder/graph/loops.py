"""Where a course comes back to what it has passed: feedback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import networkx as nx

from graphbuilder.graph.signs import Sign, sign
from graphbuilder.model import LEADING, SYMMETRIC, Concept, Statement


@dataclass(frozen=True, slots=True)
class Loop:
    """A step that closes a loop, and what one turn of the loop does to where it comes back to."""

    closing: Statement
    sign: Sign

    @property
    def back_to(self) -> Concept:
        """Return where the loop begins and ends."""
        return self.closing.object

    @property
    def feedback(self) -> str:
        """Return the kind of loop in words: ``negative feedback``, or just ``feedback`` where its sign is open."""
        return {Sign.LOWERS: "negative feedback", Sign.RAISES: "positive feedback"}.get(self.sign, "feedback")


def loops(steps: Iterable[Statement]) -> dict[str, Loop]:
    """Return the loops of a course, in its order, by the ids of the steps that close them.

    A step closes a loop if earlier steps lead from its effect to its cause; each circle of steps has its last one among
    these. A relation without direction closes none.
    """
    return {loop.closing.id: loop for loop in _closed(steps)}


def _closed(steps: Iterable[Statement]) -> Iterator[Loop]:
    earlier: list[Statement] = []
    passed: nx.DiGraph[str] = nx.DiGraph()
    for step in steps:
        if step.predicate.group not in LEADING - SYMMETRIC:
            continue
        cause, effect = step.subject.id, step.object.id
        if cause == effect:
            yield Loop(step, Sign(step.predicate.sign))
        elif effect in passed and cause in passed and nx.has_path(passed, effect, cause):
            yield Loop(step, Sign(step.predicate.sign * (sign(earlier, effect, cause) or Sign.UNDETERMINED)))
        earlier.append(step)
        passed.add_edge(cause, effect)
