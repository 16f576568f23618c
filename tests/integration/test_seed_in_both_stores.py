"""The graph of the real page, in RDF and in a real Neo4j: the same answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graphbuilder import api, questions
from graphbuilder.protocols import Store, Value
from tests.server import Server

pytestmark = [pytest.mark.shared, pytest.mark.neo4j]

QUESTIONS = tuple(entry.name for entry in questions.catalogue())


@pytest.fixture(scope="module")
def graph(shared: Path) -> api.KnowledgeGraph:
    """Return the graph of the page."""
    return api.build(*(shared / "seed").glob("*.txt"))


@pytest.fixture(scope="module")
def stores(graph: api.KnowledgeGraph, neo4j_server: Server) -> Iterator[tuple[Store, Store]]:
    """Return an RDF store and a Neo4j with the graph in them."""
    from graphbuilder.store.neo4j import Neo4jStore
    from graphbuilder.store.rdf import RdfStore

    neo4j_server.empty()
    with closing(RdfStore()) as rdf, closing(Neo4jStore(neo4j_server.uri, password=neo4j_server.password)) as neo4j:
        rdf.load(graph)
        neo4j.load(graph)
        yield rdf, neo4j


def test_both_count_the_same(stores: tuple[Store, Store]) -> None:
    """Concepts, statements, evidence, hypotheses, sources."""
    rdf, neo4j = stores

    assert dict(rdf.counts()) == dict(neo4j.counts())


@pytest.mark.parametrize("name", QUESTIONS)
def test_both_give_the_same_rows(name: str, stores: tuple[Store, Store], graph: api.KnowledgeGraph) -> None:
    """In the same order."""
    rdf, neo4j = stores
    given = parameters(name, graph)

    assert questions.run(rdf, name, given) == questions.run(neo4j, name, given)


def test_a_second_load_adds_nothing(stores: tuple[Store, Store], graph: api.KnowledgeGraph) -> None:
    """Reloading is safe in either."""
    assert all(not any(store.load(graph).added.values()) for store in stores)


def parameters(name: str, graph: api.KnowledgeGraph) -> dict[str, Value]:
    """Return parameters under which the question has an answer on the page."""
    statement = graph.hypotheses[0].steps[0].statement.id
    given: dict[str, dict[str, Value]] = {
        "branches-of": {"hypothesis": graph.hypotheses[0].id},
        "causes-of": {"concept": "HP:0001978"},
        "chains-between": {"source": "UBERON:0000995", "target": "HP:0001978"},
        "concept": {"concept": "CL:0000037"},
        "effects-of": {"concept": "CL:0000134"},
        "evidence-of": {"statement": statement},
        "find-concepts": {"text": "stem cell"},
        "hypotheses-of": {"outcome": "HP:0001978"},
        "statements-of": {"document": graph.sources[0].id},
        "steps-of": {"hypothesis": graph.hypotheses[0].id},
    }
    return given.get(name, {})
