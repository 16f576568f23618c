"""Named questions and queries, asked of a graph, a graph folder or a store."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graphbuilder.model import Graph
from graphbuilder.protocols import Loaded, Rows, Value


def load(path: str | Path, to: str, *, user: str = "neo4j", password: str | None = None) -> Loaded:
    """Load a graph folder into the store at *to*: a folder for RDF, ``neo4j://`` or ``bolt://`` for Neo4j.

    Without *password*, NEO4J_PASSWORD of the environment is used. Loading twice adds nothing.

    Raises:
        StoreError: If the store cannot be reached or refuses.
    """
    from graphbuilder import store

    return store.load(Path(path), to, user=user, password=password)


def query(graph: Graph | str | Path, question: str, **parameters: Value) -> Rows:
    """Return the rows of a named question (`graphbuilder query --list`) asked of a graph or a graph folder.

    Raises:
        QueryError: If the question or a parameter is unknown or missing.
    """
    from graphbuilder import questions, store

    with store.embedded(graph if isinstance(graph, Graph) else Path(graph)) as target:
        return questions.run(target, question, parameters)


def ask(
    where: str, question: str, parameters: Mapping[str, Value], *, file: Path | None = None, user: str = "neo4j"
) -> Rows:
    """Return the rows of a question, or of the query in *file*, from a graph folder or the store at *where*.

    Raises:
        QueryError: If the question, the file or a parameter does not fit.
        StoreError: If the store cannot be reached or refuses.
    """
    from graphbuilder import questions, store

    opened = store.opened(where, user=user) if "://" in where else store.embedded(Path(where))
    with opened as target:
        if file is not None:
            return questions.run_file(target, file, parameters)
        return questions.run(target, question, parameters)
