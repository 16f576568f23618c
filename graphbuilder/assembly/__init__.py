"""Claims to a graph: merge, hypotheses, rivals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter

from graphbuilder.assembly.card import card
from graphbuilder.assembly.comparison import Alignment, compare
from graphbuilder.assembly.contradictions import Contradiction, contradictions
from graphbuilder.assembly.contrast import contrasts
from graphbuilder.assembly.course import courses
from graphbuilder.assembly.difference import Difference, difference
from graphbuilder.assembly.discourse import discourse
from graphbuilder.assembly.explain import explain
from graphbuilder.assembly.gaps import gaps
from graphbuilder.assembly.hypotheses import hypotheses
from graphbuilder.assembly.kinship import NoHierarchy, at_or_below
from graphbuilder.assembly.lineage import lineages
from graphbuilder.assembly.rivals import named_rivals
from graphbuilder.assembly.verify import problems
from graphbuilder.model import Claim, Graph, Hypothesis, Source
from graphbuilder.protocols import Hierarchy

__all__ = [
    "Alignment",
    "Contradiction",
    "Difference",
    "NoHierarchy",
    "assemble",
    "at_or_below",
    "card",
    "compare",
    "contradictions",
    "contrasts",
    "courses",
    "difference",
    "explain",
    "gaps",
    "hypotheses",
    "named_rivals",
    "problems",
]


def assemble(sources: Iterable[Source], claims: Iterable[Claim], hierarchy: Hierarchy) -> Graph:
    """Return the graph of *claims* with the hypotheses that they amount to, each with its rivals.

    The same evidence twice counts once. Sorted by content: the order of the input does not matter.
    """
    unique = {claim.id: claim for claim in claims}
    ordered = tuple(sorted(unique.values(), key=attrgetter("place")))
    by_document: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in ordered:
        by_document[claim.evidence.document].append(claim)
    words = discourse()
    found: list[Hypothesis] = []
    for _, said in sorted(by_document.items()):
        found += _once(hypotheses(courses(said, words, hierarchy), hierarchy))
    rivals = named_rivals(found, hierarchy)
    return Graph(tuple(sorted(set(sources))), ordered, rivals, lineages(ordered, hierarchy))


def _once(found: Iterable[Hypothesis]) -> list[Hypothesis]:
    return list({hypothesis.id: hypothesis for hypothesis in found}.values())
