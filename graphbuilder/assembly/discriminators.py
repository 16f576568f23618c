"""The fewest things to look for that tell rival hypotheses apart, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final, TypeAlias

from graphbuilder.assembly.contrast import expectations, expects, observability, readiness, reports
from graphbuilder.assembly.sightings import Look, nowhere
from graphbuilder.model import Graph, Hypothesis
from graphbuilder.model.contrast import Discriminator
from graphbuilder.protocols import Hierarchy

Duel: TypeAlias = tuple[str, str]
"""A hypothesis, and one over which it is to be preferred if something is seen."""

TRIED: Final = 40_000
"""How many sets are tried for the smallest before the next best is taken, one thing after the other."""


def discriminators(
    rivals: Sequence[Hypothesis], graph: Graph, hierarchy: Hierarchy, look: Look = nowhere
) -> tuple[Discriminator, ...]:
    """Return the smallest set of things to look for by which each of *rivals* can be preferred over each other one.

    For every ordered pair of them the set holds something that the first expects and the second does not, or with the
    opposite sign, unless there is no such thing. Among sets of one size the one that is most readily seen is chosen;
    what a text already reports comes before what is still to be looked for.
    """
    found = sorted(_candidates(rivals, graph, hierarchy, look), key=readiness)
    chosen = _smallest(found, frozenset().union(*map(_duels, found)))
    return tuple(sorted(chosen, key=readiness))


def _candidates(rivals: Sequence[Hypothesis], graph: Graph, hierarchy: Hierarchy, look: Look) -> list[Discriminator]:
    expected = {hypothesis.id: expectations(hypothesis) for hypothesis in rivals}
    inside = {step.statement.id for hypothesis in rivals for step in hypothesis.steps}
    found: dict[tuple[str, int], Discriminator] = {}
    for it in (it for each in expected.values() for it in each):
        by = tuple(sorted(key for key, each in expected.items() if expects(each, it, hierarchy)))
        others = tuple(sorted(expected.keys() - set(by)))
        if others and (it.concept.id, it.sign) not in found:
            seen = observability(it.concept), reports(it.concept, inside, graph, hierarchy), look(it.concept)
            found[it.concept.id, it.sign] = Discriminator(it.concept, it.sign, by, others, *seen)
    return list(found.values())


def _duels(found: Discriminator) -> frozenset[Duel]:
    return frozenset((one, other) for one in found.expected_by for other in found.not_expected_by)


def _smallest(found: Sequence[Discriminator], wanted: frozenset[Duel]) -> tuple[Discriminator, ...]:
    """Return the first of the smallest sets that settle all *wanted*; the things come the readiest first."""
    settled = [(one, _duels(one)) for one in found]
    tried = 0
    for size in range(1, len(settled) + 1):
        for together in combinations(settled, size):
            tried += 1
            if tried > TRIED:
                return tuple(_one_by_one(settled, wanted))
            if frozenset().union(*(duels for _, duels in together)) >= wanted:
                return tuple(one for one, _ in together)
    return ()


def _one_by_one(
    settled: Sequence[tuple[Discriminator, frozenset[Duel]]], wanted: frozenset[Duel]
) -> Iterable[Discriminator]:
    while wanted:
        best, duels = max(settled, key=lambda pair: len(pair[1] & wanted))
        yield best
        wanted -= duels
