"""A graph as RDF quads. The layout is described in docs/reference/rdf.md."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from graphbuilder.model import Bearing, Claim, Composed, Graph, Hypothesis, Term, bearing, check, source_id, tally
from graphbuilder.rdf import claims, concepts, hypotheses
from graphbuilder.rdf import vocabulary as v
from graphbuilder.rdf.describe import facts
from graphbuilder.rdf.names import node
from graphbuilder.rdf.view import tallied


@dataclass(frozen=True, slots=True)
class Described:
    """One thing with its description; a node that has type *kind* (or, without one, an identifier) has it already."""

    node: NamedNode
    kind: NamedNode | None
    quads: Iterable[Quad]


def encode(graph: Graph) -> Iterator[Quad]:
    """Yield the quads of *graph*, always in the same order, each once.

    Where two claims describe one concept or statement differently (a better guess of a category), the description that
    the graph itself lists in ``concepts`` and ``statements`` stands.

    Raises:
        ContractError: If the graph is not sound, or a text cannot be carried by RDF.
    """
    yield from describe(graph)
    for statement in graph.statements:
        yield claims.say(statement)
    yield from view(graph)


def describe(graph: Graph) -> Iterator[Quad]:
    """Yield the provenance graph: everything that is said, and nothing that is made from it."""
    for described in parts(graph):
        yield from together(described.quads)


def view(graph: Graph) -> Iterator[Quad]:
    """Yield the tallies and plain edges of every statement."""
    said: defaultdict[str, list[Bearing]] = defaultdict(list)
    for claim in evidence(graph):
        said[claim.statement.id].append(bearing(claim.evidence))
    for statement in graph.statements:
        yield from tallied(statement, tally(said[statement.id]))


def together(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield *quads* once each, those of one subject side by side: files are read by people too."""
    by_subject: defaultdict[object, dict[Quad, None]] = defaultdict(dict)
    for quad in quads:
        by_subject[quad.subject][quad] = None
    for group in by_subject.values():
        yield from group


def parts(graph: Graph) -> Iterator[Described]:
    """Yield the descriptions of one thing after the other, each thing once.

    Raises:
        ContractError: If something in the graph points to what it does not hold.
    """
    check(graph)
    for source in sorted(graph.sources):
        here = node(source_id(source.id, source.sha256))
        yield Described(here, v.SOURCE, claims.describe_source(source))
    for concept in graph.concepts:
        yield Described(node(concept.id), None, concepts.name(concept))
        yield Described(node(concept.id), v.CONCEPT, concepts.describe(concept))
    for term in beside(graph):
        yield Described(node(term.id), None, concepts.name(term))
    for lineage in graph.lineages:
        yield Described(node(lineage.term.id), v.PLACED, concepts.place(lineage))
    for relation in relations(graph):
        named = facts(node(relation), [(v.TYPE, v.OBJECT_PROPERTY), (v.IDENTIFIER, relation)])
        yield Described(node(relation), v.OBJECT_PROPERTY, named)
    for statement in graph.statements:
        yield Described(node(statement.id), v.STATEMENT, claims.describe_statement(statement))
    for claim in evidence(graph):
        yield Described(node(claim.id), v.EVIDENCE, claims.describe_claim(claim))
    yield from _hypotheses(graph)


def _hypotheses(graph: Graph) -> Iterator[Described]:
    for hypothesis in courses(graph):
        yield Described(node(hypothesis.id), v.HYPOTHESIS, hypotheses.describe_course(hypothesis))
    texts = {source.id: source.sha256 for source in graph.sources}
    place: Counter[str] = Counter()
    for hypothesis in graph.hypotheses:
        here = node(hypotheses.offer_id(hypothesis, texts))
        yield Described(here, v.OFFER, hypotheses.describe_offer(hypothesis, texts, place[hypothesis.document]))
        place[hypothesis.document] += 1


def evidence(graph: Graph) -> tuple[Claim, ...]:
    """Return each claim once: one text under two names gives its evidence under the first."""
    found: dict[str, Claim] = {}
    for claim in graph.claims:
        found.setdefault(claim.id, claim)
    return tuple(found.values())


def courses(graph: Graph) -> tuple[Hypothesis, ...]:
    """Return each hypothesis once, however many texts offer it, by id."""
    found = {hypothesis.id: hypothesis for hypothesis in reversed(graph.hypotheses)}
    return tuple(hypothesis for _, hypothesis in sorted(found.items()))


def beside(graph: Graph) -> tuple[Term, ...]:
    """Return the terms that have a name but are no concepts of the graph: considered for a mention, or above others."""
    chosen = {concept.id for concept in graph.concepts}
    found = {
        candidate.term.id: candidate.term
        for claim in reversed(graph.claims)
        for match in (claim.subject, claim.object)
        for candidate in reversed(match.candidates)
    }
    found |= {lineage.term.id: lineage.term for lineage in graph.lineages}
    return tuple(term for curie, term in sorted(found.items()) if curie not in chosen)


def relations(graph: Graph) -> tuple[str, ...]:
    """Return the CURIEs of all relations, of statements and of compositions."""
    composed = (concept for concept in graph.concepts if isinstance(concept, Composed))
    named = {part.relation for concept in composed for part in concept.parts}
    return tuple(sorted(named | {statement.predicate.id for statement in graph.statements}))
