"""Which hypotheses compete."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from graphbuilder.assembly.kinship import SHALLOW, anchor, kin
from graphbuilder.model import Hypothesis, Stance
from graphbuilder.protocols import Hierarchy


def named_rivals(hypotheses: Iterable[Hypothesis], hierarchy: Hierarchy) -> tuple[Hypothesis, ...]:
    """Return the hypotheses with their rivals' ids: same or subsumed outcome, another course.

    One course that merely says more than another (its steps include the other's) is no rival.
    """
    hypotheses = tuple(hypotheses)
    by_outcome: defaultdict[str, list[Hypothesis]] = defaultdict(list)
    for hypothesis in hypotheses:
        for term in _stations(hypothesis, hierarchy):
            by_outcome[term].append(hypothesis)
    return tuple(
        replace(hypothesis, rivals=tuple(sorted(_rivals(hypothesis, by_outcome, hierarchy))))
        for hypothesis in hypotheses
    )


def rival(one: Hypothesis, other: Hypothesis, hierarchy: Hierarchy) -> bool:
    """Tell whether the two explain one outcome by different courses; two that are rejected compete no more."""
    if one.stance is other.stance is Stance.REJECTED:
        return False
    mine, yours = _steps(one), _steps(other)
    apart = not (mine <= yours or yours <= mine)
    return apart and kin(one.outcome, other.outcome, hierarchy)


def _rivals(hypothesis: Hypothesis, by_outcome: dict[str, list[Hypothesis]], hierarchy: Hierarchy) -> set[str]:
    near = {other.id: other for term in _stations(hypothesis, hierarchy) for other in by_outcome[term]}
    return {key for key, other in near.items() if rival(hypothesis, other, hierarchy)}


def _stations(hypothesis: Hypothesis, hierarchy: Hierarchy) -> set[str]:
    own = anchor(hypothesis.outcome)
    return {own, *(term for term in hierarchy.ancestors(own) if len(hierarchy.ancestors(term)) >= SHALLOW)}


def _steps(hypothesis: Hypothesis) -> set[str]:
    return {step.statement.id for step in hypothesis.steps}
