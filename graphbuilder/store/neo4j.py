"""Neo4j over Bolt. The password comes from the environment, so that it is in no history and no log."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

from neo4j import Driver, GraphDatabase, ManagedTransaction, NotificationMinimumSeverity, RoutingControl
from neo4j.exceptions import AuthError, ClientError, ConfigurationError, DriverError, Neo4jError, ServiceUnavailable

from graphbuilder.errors import GraphbuilderError, QueryError, StoreError
from graphbuilder.model import Graph, check
from graphbuilder.protocols import Loaded, Rows, Value
from graphbuilder.store.property_graph import SCHEMA, batches

SCHEMES: Final = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
COUNTED: Final = {
    "concepts": "Concept",
    "evidence": "Evidence",
    "hypotheses": "Hypothesis",
    "sources": "Source",
    "statements": "Statement",
}
"""What is counted, with its label."""

_UNHEARD: Final = logging.NullHandler()

ROWS: Final = 5_000
"""Rows a round trip."""
SLICE: Final = 5_000
"""Claims a transaction: what a server with 512 MB of heap takes in one go."""


class Neo4jStore:
    """A graph in a Neo4j database, asked in Cypher.

    A graph of up to 5,000 pieces of evidence is loaded in one transaction. A larger one takes several; until the last
    is through the store refuses to answer, and loading the graph again completes it.

    Raises:
        StoreError: If the address is none of Neo4j's, nobody answers there, or user or password are refused.
    """

    language = "cypher"

    def __init__(self, uri: str, user: str = "neo4j", password: str | None = None, database: str = "neo4j") -> None:
        self._uri, self._user, self._database = uri, user, database
        self._driver = self._connected(password if password is not None else os.environ.get("NEO4J_PASSWORD"))

    def _connected(self, password: str | None) -> Driver:
        if self._uri.partition("://")[0] not in SCHEMES:
            raise StoreError(f"'{self._uri}' is no Neo4j address; right is bolt://HOST:PORT or neo4j://HOST:PORT")
        if password is None:
            raise StoreError(f"no password for Neo4j at {self._uri}: set NEO4J_PASSWORD")
        logging.getLogger("neo4j").addHandler(_UNHEARD)  # what the driver would print, our errors say
        with self._explained():
            driver = GraphDatabase.driver(
                self._uri,
                auth=(self._user, password),
                notifications_min_severity=NotificationMinimumSeverity.OFF,
                max_transaction_retry_time=10,
            )
        try:
            with self._explained():
                driver.execute_query("RETURN 1", database_=self._database, routing_=RoutingControl.READ)
        except GraphbuilderError:
            driver.close()
            raise
        return driver

    def load(self, graph: Graph) -> Loaded:
        """Add *graph*; what is there already stays as it is.

        Raises:
            ContractError: If the graph is not sound.
            StoreError: If the server fails; then nothing, or with a very large graph nothing visible, was loaded.
        """
        check(graph)
        slices = tuple(_slices(graph))
        before = self.counts()
        with self._explained(), self._driver.session(database=self._database) as session:
            for constraint in SCHEMA:
                session.run(constraint).consume()
            for number, part in enumerate(slices, 1):
                session.execute_write(_write, part, number < len(slices))
        after = self.counts()
        return Loaded({name: after[name] - before[name] for name in COUNTED}, after)

    def query(self, text: str, parameters: Mapping[str, Value]) -> Rows:
        """Return the rows of a Cypher query; ``$name`` in it stands for a parameter.

        Raises:
            QueryError: If it does not parse, would change the store, or lacks a parameter.
            StoreError: If the server fails, or the last load did not finish.
        """
        if re.search(r"\bLOAD\s+CSV\b", text, re.IGNORECASE):
            raise QueryError("Cypher: LOAD CSV would fetch a file; queries read the store and nothing else")
        self._refuse_half_loaded()
        return self._read(text, dict(parameters))

    def counts(self) -> Mapping[str, int]:
        """Return how many concepts, statements, evidence, hypotheses and sources are held."""
        parts = (f"CALL () {{ MATCH (n:{label}) RETURN count(n) AS {name} }}" for name, label in COUNTED.items())
        rows = self._read(f"{' '.join(parts)} RETURN {', '.join(COUNTED)}", {})
        return dict(zip(rows.columns, (int(value or 0) for value in rows.rows[0]), strict=True))

    def close(self) -> None:
        """Let go of the connections."""
        self._driver.close()

    def _refuse_half_loaded(self) -> None:
        if self._read("MATCH (n:UnfinishedLoad) RETURN n.id", {}).rows:
            raise StoreError(f"Neo4j at {self._uri}: the last load did not finish; load the graph again to complete it")

    def _read(self, text: str, parameters: dict[str, Any]) -> Rows:
        with self._explained():
            answer = self._driver.execute_query(
                text, parameters, database_=self._database, routing_=RoutingControl.READ
            )
        return Rows(tuple(answer.keys), tuple(tuple(map(_plain, record.values())) for record in answer.records))

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn whatever the driver raises into one line that says what would be right."""
        at = f"Neo4j at {self._uri}"
        try:
            yield
        except AuthError as error:
            raise StoreError(f"{at} refuses user '{self._user}': check NEO4J_PASSWORD") from error
        except ServiceUnavailable as error:
            raise StoreError(f"{at} does not answer: is the server running, and is this its Bolt port?") from error
        except ClientError as error:
            raise _from_client(at, self._database, error) from error
        except ConfigurationError as error:
            raise StoreError(f"'{self._uri}' is no Neo4j address: {_first_line(error)}") from error
        except (Neo4jError, DriverError, ValueError) as error:
            raise StoreError(f"{at} failed: {_first_line(error)}") from error


def _write(transaction: ManagedTransaction, graph: Graph, more: bool) -> None:
    """Write one slice, and mark the store as half-loaded as long as *more* is to come."""
    mark = "MERGE (:UnfinishedLoad {id: 'graphbuilder'})" if more else "MATCH (n:UnfinishedLoad) DELETE n"
    transaction.run(mark).consume()
    for batch in batches(graph):
        for start in range(0, len(batch.rows), ROWS):
            transaction.run(batch.cypher, {"rows": batch.rows[start : start + ROWS]}).consume()


def _slices(graph: Graph) -> Iterator[Graph]:
    """Yield graphs that together are *graph*, each whole in itself; hypotheses come last, on statements then there."""
    last = max(0, len(graph.claims) - 1) // SLICE * SLICE
    for start in range(0, last, SLICE):
        yield Graph(graph.sources, graph.claims[start : start + SLICE])
    yield replace(graph, claims=graph.claims[last:])


def _from_client(at: str, database: str, error: ClientError) -> GraphbuilderError:
    code, message = error.code or "", _first_line(error)
    if code.endswith("DatabaseNotFound"):
        return StoreError(f"{at} has no database '{database}'")
    if code.endswith("AccessMode"):
        return QueryError("Cypher: the query would change the store; queries only read")
    if code.endswith("ParameterMissing"):
        return QueryError(f"Cypher: {message}")
    if ".Statement." in code:
        place = re.search(r"\(line (\d+), column (\d+)", error.message or "")
        where = f"line {place[1]}, column {place[2]}: " if place else ""
        return QueryError(f"Cypher: {where}{message}")
    return StoreError(f"{at}: {message}")


def _first_line(error: Exception) -> str:
    message = getattr(error, "message", None) or str(error)
    lines = str(message).splitlines() or [type(error).__name__]
    line = re.sub(r"\s*\(line \d+, column \d+ \(offset: \d+\)\)\s*", "", lines[0])
    return line if len(line) <= 200 else line[:197] + "..."


def _plain(value: Any) -> Value:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list | tuple):
        return ", ".join(str(_plain(part)) for part in value)
    return str(dict(value)) if isinstance(value, Mapping) or hasattr(value, "items") else str(value)
