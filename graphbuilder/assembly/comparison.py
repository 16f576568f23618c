"""How the hypotheses of one graph line up with those of another: a text with a curated mechanism, say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphbuilder.assembly.contrast import stations
from graphbuilder.assembly.kinship import kin
from graphbuilder.model import Concept, Graph, Hypothesis
from graphbuilder.protocols import Hierarchy


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two hypotheses with the stations that they share, in causal order, as pairs (theirs may be broader).

    ``overlap`` is the share of all stations of both that are matched, in [0, 1].
    """

    first: Hypothesis
    second: Hypothesis
    pairs: tuple[tuple[Concept, Concept], ...]
    only_first: tuple[Concept, ...]
    only_second: tuple[Concept, ...]

    @property
    def overlap(self) -> float:
        """Return the share of matched stations."""
        matched = 2 * len(self.pairs)
        return matched / (matched + len(self.only_first) + len(self.only_second))


def compare(first: Graph, second: Graph, hierarchy: Hierarchy) -> list[Alignment]:
    """Return the alignments of hypotheses of *first* with hypotheses of *second* that share a station, best first."""
    found = [align(mine, yours, hierarchy) for mine in first.hypotheses for yours in second.hypotheses]
    shared = (alignment for alignment in found if alignment.pairs)
    return sorted(shared, key=lambda a: (-a.overlap, -len(a.pairs), a.first.id, a.second.id))


def align(first: Hypothesis, second: Hypothesis, hierarchy: Hierarchy) -> Alignment:
    """Return the longest run of common stations, in the order of both courses (longest common subsequence)."""
    mine, yours = stations(first), stations(second)
    matched = list(_common(mine, yours, hierarchy))
    taken = {i for i, _ in matched}, {j for _, j in matched}
    return Alignment(
        first,
        second,
        tuple((mine[i], yours[j]) for i, j in matched),
        tuple(concept for i, concept in enumerate(mine) if i not in taken[0]),
        tuple(concept for j, concept in enumerate(yours) if j not in taken[1]),
    )


def _common(mine: Sequence[Concept], yours: Sequence[Concept], hierarchy: Hierarchy) -> Iterator[tuple[int, int]]:
    best = [[0] * (len(yours) + 1) for _ in range(len(mine) + 1)]
    same = [[kin(a, b, hierarchy) for b in yours] for a in mine]
    for i in reversed(range(len(mine))):
        for j in reversed(range(len(yours))):
            best[i][j] = 1 + best[i + 1][j + 1] if same[i][j] else max(best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(mine) and j < len(yours):
        if same[i][j]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
