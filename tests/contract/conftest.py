"""The stores that must all behave alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graphbuilder.protocols import Store
from tests.server import Server


@pytest.fixture(params=["rdf", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Open an empty store of each kind."""
    with closing(_rdf(tmp_path) if request.param == "rdf" else _neo4j(request)) as opened:
        yield opened


def _rdf(folder: Path) -> Store:
    from graphbuilder.store.rdf import RdfStore

    return RdfStore(folder / "store")


def _neo4j(request: pytest.FixtureRequest) -> Store:
    from graphbuilder.store.neo4j import Neo4jStore

    server: Server = request.getfixturevalue("neo4j_server")
    server.empty()
    return Neo4jStore(server.uri, password=server.password)
