"""A real Neo4j: what it refuses, and what a crash leaves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from graphbuilder import store
from graphbuilder.errors import QueryError, StoreError
from graphbuilder.store import neo4j as bolt
from graphbuilder.store import property_graph
from graphbuilder.store.neo4j import Neo4jStore
from tests.server import Server
from tests.worlds import world

pytestmark = pytest.mark.neo4j


@pytest.fixture
def empty(neo4j_server: Server) -> Iterator[Neo4jStore]:
    """Open an empty store."""
    neo4j_server.empty()
    with closing(Neo4jStore(neo4j_server.uri, password=neo4j_server.password)) as opened:
        yield opened


def test_a_wrong_password_is_one_clear_line(neo4j_server: Server) -> None:
    """With the place to look at."""
    with pytest.raises(StoreError, match="refuses user 'neo4j': check NEO4J_PASSWORD"):
        Neo4jStore(neo4j_server.uri, password="wrong")


def test_an_unknown_database_is_named(neo4j_server: Server) -> None:
    """The community edition has one."""
    with pytest.raises(StoreError, match="no database 'nope'"):
        Neo4jStore(neo4j_server.uri, password=neo4j_server.password, database="nope")


def test_the_password_comes_from_the_environment(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """It need stand in no command line."""
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)

    with store.opened(neo4j_server.uri) as opened:
        assert set(opened.counts()) == {"concepts", "evidence", "hypotheses", "sources", "statements"}


def test_the_routing_scheme_works_too(neo4j_server: Server) -> None:
    """``neo4j://`` is what the documentation of Neo4j shows first."""
    with store.opened(neo4j_server.uri.replace("bolt:", "neo4j:"), password=neo4j_server.password) as opened:
        assert opened.language == "cypher"


def test_a_load_that_fails_leaves_nothing(empty: Neo4jStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """One transaction: all of it or none."""
    good = list(property_graph.batches(world()))
    bad = replace(good[-1], cypher="THIS IS NO CYPHER")
    monkeypatch.setattr(bolt, "batches", lambda graph: iter([*good, bad]))

    with pytest.raises(QueryError):
        empty.load(world())

    assert set(empty.counts().values()) == {0}


LINKS = "MATCH ()-[n]->() WHERE n.statement IS NOT NULL RETURN n.statement AS s, n.way AS w, n.certainty ORDER BY s, w"


def test_a_load_in_slices_ends_like_a_load_at_once(
    empty: Neo4jStore, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Large graphs take several transactions; afterwards nobody can tell."""
    whole, links = empty.load(world()), empty.query(LINKS, {})
    neo4j_server.empty()
    monkeypatch.setattr(bolt, "SLICE", 3)

    assert empty.load(world()) == whole
    assert empty.query(LINKS, {}) == links


def test_a_half_loaded_store_refuses_to_answer(neo4j_server: Server, empty: Neo4jStore) -> None:
    """Until the graph is loaded again, which completes it."""
    neo4j_server.run("CREATE (:UnfinishedLoad {id: 'graphbuilder'})")

    with pytest.raises(StoreError, match="the last load did not finish; load the graph again"):
        empty.query("MATCH (n) RETURN n", {})

    empty.load(world())
    assert empty.query("RETURN 1 AS one", {}).rows == ((1,),)


def test_files_are_not_fetched(empty: Neo4jStore) -> None:
    """A question reads the store and nothing else."""
    with pytest.raises(QueryError, match="LOAD CSV"):
        empty.query("LOAD CSV FROM 'file:///etc/hosts' AS line RETURN line", {})
