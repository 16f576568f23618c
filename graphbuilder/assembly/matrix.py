"""Rival hypotheses against all evidence, ranked by what speaks against them (analysis of competing hypotheses).

Evidence that fits every explanation decides nothing, and an explanation is not proved by what fits it. So the one with
the fewest independent sources against it comes first, and evidence that treats all alike is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graphbuilder.assembly.refinement import subsumes
from graphbuilder.model import Bearing, Claim, Graph, Hypothesis, Statement, bearing
from graphbuilder.protocols import Hierarchy


class Fit(StrEnum):
    """How a piece of evidence stands to a hypothesis."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"


@dataclass(frozen=True, slots=True)
class Row:
    """A hypothesis with the evidence that bears on it, by claim id; what is not there bears on nothing in it.

    ``against`` and ``for_`` count independent sources: a text that repeats itself counts once.
    """

    hypothesis: Hypothesis
    fits: Mapping[str, Fit]
    against: int
    for_: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rival hypotheses, the least contradicted first, and the evidence that does not treat all of them alike."""

    rows: tuple[Row, ...]
    evidence: tuple[Claim, ...]


def matrix(rivals: Sequence[Hypothesis], graph: Graph, hierarchy: Hierarchy) -> Matrix:
    """Return how the evidence of *graph* stands to each of *rivals*."""
    fits = {rival.id: _fits(rival, graph, hierarchy) for rival in rivals}
    bears = [claim for claim in graph.claims if len({fits[rival.id].get(claim.id) for rival in rivals}) > 1]
    rows = (_row(rival, fits[rival.id], graph) for rival in rivals)
    return Matrix(tuple(sorted(rows, key=lambda row: (row.against, -row.for_, row.hypothesis.id))), tuple(bears))


def contests(hypotheses: Iterable[Hypothesis]) -> Iterator[tuple[Hypothesis, ...]]:
    """Yield the groups of hypotheses that compete, directly or by way of others, each in the given order."""
    by_id = {hypothesis.id: hypothesis for hypothesis in hypotheses}
    seen: set[str] = set()
    for key in by_id:
        waiting, group = [key], set[str]()
        while waiting:
            here = waiting.pop()
            if here in by_id and here not in group:
                group.add(here)
                waiting.extend(by_id[here].rivals)
        if len(group) > 1 and not group & seen:
            yield tuple(by_id[one] for one in by_id if one in group)
        seen |= group


def _row(rival: Hypothesis, fits: Mapping[str, Fit], graph: Graph) -> Row:
    sources: dict[Fit, set[str]] = {fit: set() for fit in Fit}
    for claim in graph.claims:
        if claim.id in fits:
            sources[fits[claim.id]].add(claim.evidence.sha256)
    return Row(rival, fits, len(sources[Fit.INCONSISTENT]), len(sources[Fit.CONSISTENT]))


def _fits(rival: Hypothesis, graph: Graph, hierarchy: Hierarchy) -> dict[str, Fit]:
    found: dict[str, Fit] = {}
    for statement in graph.statements:
        for step in rival.steps:
            asserted, denied = _says(statement, step.statement, hierarchy)
            for claim in graph.claims_of[statement.id] if asserted or denied else ():
                fit = denied if bearing(claim.evidence) is Bearing.DENIES else asserted
                if fit is not None and found.get(claim.id) is not Fit.INCONSISTENT:
                    found[claim.id] = fit
    return found


def _says(statement: Statement, step: Statement, hierarchy: Hierarchy) -> tuple[Fit | None, Fit | None]:
    """Return what it says of *step* to assert *statement*, and what it says to deny it.

    To assert it speaks for a step that says no more, or against one of opposite sign. To deny it speaks against a step
    that says no less; to deny the opposite says nothing.
    """
    signs = statement.predicate.sign * step.predicate.sign
    same = statement.predicate.group is step.predicate.group or signs > 0
    if not same and signs == 0:
        return None, None
    asserted = _under(statement, step, hierarchy)
    denied = same and _under(step, statement, hierarchy)
    return (
        (Fit.CONSISTENT if same else Fit.INCONSISTENT) if asserted else None,
        Fit.INCONSISTENT if denied else None,
    )


def _under(narrow: Statement, broad: Statement, hierarchy: Hierarchy) -> bool:
    return subsumes(broad.subject, narrow.subject, hierarchy) and subsumes(broad.object, narrow.object, hierarchy)
