"""A graph as RDF quads. The layout is described in docs/reference/rdf.md."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from graphbuilder.model import Composed, Graph, Hypothesis, Term, bearing, tally
from graphbuilder.rdf import claims, concepts, hypotheses
from graphbuilder.rdf import vocabulary as v
from graphbuilder.rdf.describe import facts
from graphbuilder.rdf.names import node
from graphbuilder.rdf.view import tallied


def encode(graph: Graph) -> Iterator[Quad]:
    """Yield the quads of *graph*, always in the same order, each once.

    Where two claims describe one concept or statement differently (a better guess of a category), the description that
    the graph itself lists in ``concepts`` and ``statements`` stands.

    Raises:
        ContractError: If a text cannot be carried by RDF.
    """
    yield from describe(graph)
    for statement in graph.statements:
        yield claims.say(statement)
    yield from view(graph)


def describe(graph: Graph) -> Iterator[Quad]:
    """Yield the provenance graph: everything that is said, and nothing that is made from it."""
    for part in _parts(graph):
        yield from together(part)


def view(graph: Graph) -> Iterator[Quad]:
    """Yield the tallies and plain edges of every statement."""
    for statement in graph.statements:
        said = graph.claims_of.get(statement.id, ())
        yield from tallied(statement, tally(bearing(claim.evidence) for claim in said))


def together(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield *quads* once each, those of one subject side by side: files are read by people too."""
    by_subject: defaultdict[object, dict[Quad, None]] = defaultdict(dict)
    for quad in quads:
        by_subject[quad.subject][quad] = None
    for group in by_subject.values():
        yield from group


def _parts(graph: Graph) -> Iterator[Iterable[Quad]]:
    """Yield the descriptions of one thing after the other."""
    texts = {source.id: source.sha256 for source in graph.sources}
    for source in sorted(graph.sources):
        yield claims.describe_source(source)
    for document, sha256 in unlisted(graph):
        yield facts(node(claims.source_id(document, sha256)), [(v.IDENTIFIER, document), (v.SHA256, sha256)])
    for concept in graph.concepts:
        yield (*concepts.name(concept), *concepts.describe(concept))
    for term in considered(graph):
        yield concepts.name(term)
    for relation in relations(graph):
        yield facts(node(relation), [(v.TYPE, v.OBJECT_PROPERTY), (v.IDENTIFIER, relation)])
    yield from map(claims.describe_statement, graph.statements)
    yield from map(claims.describe_claim, graph.claims)
    for hypothesis in courses(graph):
        yield hypotheses.describe_course(hypothesis)
    place: Counter[str] = Counter()
    for hypothesis in graph.hypotheses:
        yield hypotheses.describe_offer(hypothesis, texts, place[hypothesis.document])
        place[hypothesis.document] += 1


def courses(graph: Graph) -> tuple[Hypothesis, ...]:
    """Return each hypothesis once, however many texts offer it, by id."""
    found = {hypothesis.id: hypothesis for hypothesis in reversed(graph.hypotheses)}
    return tuple(hypothesis for _, hypothesis in sorted(found.items()))


def considered(graph: Graph) -> tuple[Term, ...]:
    """Return the terms that were only considered for a mention: they have a name, but are no concepts of the graph."""
    chosen = {concept.id for concept in graph.concepts}
    found = {
        candidate.term.id: candidate.term
        for claim in reversed(graph.claims)
        for match in (claim.subject, claim.object)
        for candidate in reversed(match.candidates)
    }
    return tuple(term for curie, term in sorted(found.items()) if curie not in chosen)


def relations(graph: Graph) -> tuple[str, ...]:
    """Return the CURIEs of all relations, of statements and of compositions."""
    composed = (concept for concept in graph.concepts if isinstance(concept, Composed))
    named = {part.relation for concept in composed for part in concept.parts}
    return tuple(sorted(named | {statement.predicate.id for statement in graph.statements}))


def unlisted(graph: Graph) -> tuple[tuple[str, str], ...]:
    """Return the texts that evidence or hypotheses name but the graph does not list, as document id and sha256."""
    texts = {source.id: source.sha256 for source in graph.sources}
    named = {(claim.evidence.document, claim.evidence.sha256) for claim in graph.claims}
    named |= {(hypothesis.document, texts.get(hypothesis.document, "")) for hypothesis in graph.hypotheses}
    return tuple(sorted(named - {(source.id, source.sha256) for source in graph.sources}))
