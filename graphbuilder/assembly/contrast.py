"""What would tell two rival hypotheses apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphbuilder.assembly.kinship import kin
from graphbuilder.model import Category, Concept, Graph, Hypothesis
from graphbuilder.model.contrast import Contrast, Observability, Observation
from graphbuilder.protocols import Hierarchy

SEEN_AS = {
    Category.PHENOTYPE: Observability.PHENOTYPE,
    Category.DISEASE: Observability.PHENOTYPE,
    Category.ANATOMY: Observability.FINDING,
    Category.PROCEDURE: Observability.HISTORY,
    Category.CELL: Observability.CELL_OR_MOLECULE,
    Category.CHEMICAL: Observability.CELL_OR_MOLECULE,
    Category.GENE: Observability.CELL_OR_MOLECULE,
    Category.PROCESS: Observability.CELL_OR_MOLECULE,
}


def contrasts(graph: Graph, hierarchy: Hierarchy) -> Iterator[Contrast]:
    """Yield each pair of rivals once, in the order of the graph."""
    by_id = {hypothesis.id: hypothesis for hypothesis in graph.hypotheses}
    for hypothesis in by_id.values():
        for rival in hypothesis.rivals:
            if rival in by_id and hypothesis.id < rival:
                yield contrast(hypothesis, by_id[rival], graph, hierarchy)


def contrast(first: Hypothesis, second: Hypothesis, graph: Graph, hierarchy: Hierarchy) -> Contrast:
    """Return how *first* and *second* differ. The other way round it is the same with the sides exchanged."""
    mine, yours = stations(first), stations(second)
    own = [concept for concept in mine if not _among(concept, yours, hierarchy)]
    other = [concept for concept in yours if not _among(concept, mine, hierarchy)]
    shared = tuple(concept for concept in mine if _among(concept, yours, hierarchy))
    observations = sorted(
        (
            *(_observation(concept, first, (first, second), graph, hierarchy) for concept in own),
            *(_observation(concept, second, (first, second), graph, hierarchy) for concept in other),
        ),
        key=lambda found: (found.observability, not found.reported, found.concept.label, found.concept.id),
    )
    divergence = (own[0] if own else None, other[0] if other else None)
    return Contrast(first, second, shared, divergence, tuple(observations), deciding(observations))


def stations(hypothesis: Hypothesis) -> list[Concept]:
    """Return the concepts that a hypothesis passes through, each once, from the initiating cause on."""
    found: dict[str, Concept] = {}
    for step in hypothesis.steps:
        for concept in (step.statement.subject, step.statement.object):
            found.setdefault(concept.id, concept)
    return list(found.values())


def deciding(observations: Sequence[Observation]) -> tuple[Observation, ...]:
    """Return the readiest observation for each side: seeing one and missing the other decides."""
    readiest: dict[str, Observation] = {}
    for observation in observations:
        readiest.setdefault(observation.expected_by, observation)
    return tuple(readiest.values())


def _among(concept: Concept, others: Sequence[Concept], hierarchy: Hierarchy) -> bool:
    return any(kin(concept, other, hierarchy) for other in others)


def _observation(
    concept: Concept, by: Hypothesis, pair: tuple[Hypothesis, Hypothesis], graph: Graph, hierarchy: Hierarchy
) -> Observation:
    inside = {step.statement.id for hypothesis in pair for step in hypothesis.steps}
    reported = (
        claim.id
        for claim in graph.claims
        if claim.statement.id not in inside
        and any(kin(concept, end, hierarchy) for end in (claim.subject.concept, claim.object.concept))
    )
    return Observation(concept, by.id, SEEN_AS.get(concept.category, Observability.OTHER), tuple(sorted(reported)))
