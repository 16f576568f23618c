"""Neo4j without a server: what is refused before anybody is asked."""

from __future__ import annotations

import socket

import pytest

from graphbuilder.errors import StoreError
from graphbuilder.model import Category, Group
from graphbuilder.store.neo4j import Neo4jStore
from graphbuilder.store.property_graph import CATEGORY_LABEL, EDGE, batches
from tests.worlds import world


def test_another_scheme_is_refused() -> None:
    """With those that are right."""
    with pytest.raises(StoreError, match="'http://localhost' is no Neo4j address; right is bolt://HOST:PORT"):
        Neo4jStore("http://localhost", password="x")


def test_a_missing_password_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the name of the variable."""
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)

    with pytest.raises(StoreError, match="set NEO4J_PASSWORD"):
        Neo4jStore("bolt://127.0.0.1:1")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_down_is_one_clear_line(scheme: str) -> None:
    """Not a traceback of the driver."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, not listening: nobody answers here
        port = taken.getsockname()[1]

        with pytest.raises(StoreError, match=f"{scheme}://127.0.0.1:{port} does not answer: is the server running"):
            Neo4jStore(f"{scheme}://127.0.0.1:{port}", password="x")


def test_names_never_come_from_data() -> None:
    """Labels and relationship types are those of our closed sets, whatever the concepts are called."""
    assert set(EDGE) == set(Group)
    assert set(CATEGORY_LABEL) == set(Category)
    assert all(name.isidentifier() for name in [*EDGE.values(), *CATEGORY_LABEL.values()])


def test_words_of_the_graph_stay_out_of_the_cypher() -> None:
    """They travel as parameters."""
    cypher = " ".join(batch.cypher for batch in batches(world()))

    assert "hematopoietic" not in cypher
