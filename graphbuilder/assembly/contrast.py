"""What would tell two rival hypotheses apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from graphbuilder.assembly.kinship import kin, part
from graphbuilder.assembly.sightings import Look, nowhere
from graphbuilder.graph import signs
from graphbuilder.model import Category, Concept, Graph, Hypothesis
from graphbuilder.model.contrast import Contrast, Discriminator, Observability, Observation
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


def contrast(
    first: Hypothesis, second: Hypothesis, graph: Graph, hierarchy: Hierarchy, look: Look = nowhere
) -> Contrast:
    """Return how *first* and *second* differ. The other way round it is the same with the sides exchanged.

    *look* answers where a text already reports something.
    """
    mine, yours = expectations(first), expectations(second)
    own = [it for it in mine if not expects(yours, it, hierarchy)]
    other = [it for it in yours if not expects(mine, it, hierarchy)]
    shared = tuple(it.concept for it in mine if expects(yours, it, hierarchy))
    inside = {step.statement.id for hypothesis in (first, second) for step in hypothesis.steps}
    observations = sorted(
        (
            *(_observation(it, first.id, reports(it.concept, inside, graph, hierarchy), look) for it in own),
            *(_observation(it, second.id, reports(it.concept, inside, graph, hierarchy), look) for it in other),
        ),
        key=readiness,
    )
    divergence = (own[0].concept if own else None, other[0].concept if other else None)
    return Contrast(first, second, shared, divergence, tuple(observations), deciding(observations))


@dataclass(frozen=True, slots=True)
class Expectation:
    """A concept that a hypothesis passes through: present or raised, or lowered where ``sign`` is -1."""

    concept: Concept
    sign: int


def expectations(hypothesis: Hypothesis) -> list[Expectation]:
    """Return what a hypothesis expects to be seen, from the initiating cause on.

    Something is expected lowered only where all paths from the initiating cause lower it.
    """
    passed = stations(hypothesis)
    found = signs.signs_from((step.statement for step in hypothesis.steps), passed[0].id)
    return [Expectation(it, -1 if found.get(it.id) is signs.Sign.LOWERS else 1) for it in passed]


def stations(hypothesis: Hypothesis) -> list[Concept]:
    """Return the concepts that a hypothesis passes through, each once, from the initiating cause on."""
    found: dict[str, Concept] = {}
    for step in hypothesis.steps:
        for concept in (step.statement.subject, step.statement.object):
            found.setdefault(concept.id, concept)
    return list(found.values())


def expects(expected: Sequence[Expectation], it: Expectation, hierarchy: Hierarchy) -> bool:
    """Tell whether *it* is *expected* with the same sign: itself, a kind or a part of it, or what it is one of."""
    return any(it.sign == other.sign and _meet(it.concept, other.concept, hierarchy) for other in expected)


def _meet(one: Concept, other: Concept, hierarchy: Hierarchy) -> bool:
    return kin(one, other, hierarchy) or part(one, other, hierarchy)


def deciding(observations: Sequence[Observation]) -> tuple[Observation, ...]:
    """Return the readiest observation for each side: seeing one and missing the other decides."""
    readiest: dict[str, Observation] = {}
    for observation in observations:
        readiest.setdefault(observation.expected_by, observation)
    return tuple(readiest.values())


def observability(concept: Concept) -> Observability:
    """Return how readily the presence of *concept* is seen in a patient."""
    return SEEN_AS.get(concept.category, Observability.OTHER)


def reports(concept: Concept, inside: Collection[str], graph: Graph, hierarchy: Hierarchy) -> tuple[str, ...]:
    """Return the ids of the claims that speak of *concept*, but for those of the statements *inside*; sorted."""
    near = [end.id for end in graph.concepts if kin(concept, end, hierarchy)]
    said = {one.id for end in near for one in (*graph.leaving.get(end, ()), *graph.arriving.get(end, ()))}
    return tuple(sorted(claim.id for one in said.difference(inside) for claim in graph.claims_of[one]))


def readiness(seen: Observation | Discriminator) -> tuple[int, bool, bool, str, str, int]:
    """Return what orders things to look for: the readily seen first, of these what is reported already."""
    return (
        seen.observability,
        not seen.sightings,
        not seen.reported,
        seen.concept.label,
        seen.concept.id,
        seen.sign,
    )


def _observation(it: Expectation, by: str, reported: tuple[str, ...], look: Look) -> Observation:
    return Observation(it.concept, by, observability(it.concept), reported, it.sign, look(it.concept))
