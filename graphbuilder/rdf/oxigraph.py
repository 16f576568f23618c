"""A graph in an Oxigraph database."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pyoxigraph import Quad, Store

from graphbuilder.errors import StoreBusyError, StoreError
from graphbuilder.model import Graph
from graphbuilder.protocols import Rows, Value
from graphbuilder.rdf import held, sparql
from graphbuilder.rdf.decode import decode
from graphbuilder.rdf.encode import encode
from graphbuilder.rdf.stream import encode_documents


class Database:
    """An open database that holds graphs."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, graph: Graph) -> Mapping[str, int]:
        """Add *graph* in one transaction and return how many things of each kind were new.

        Raises:
            StoreError: If the database cannot be written.
        """
        change = held.change(self._store, graph)
        try:
            if change.remove:
                self._store.update(f"DELETE DATA {{ {_data(change.remove)} }} ; INSERT DATA {{ {_data(change.add)} }}")
            elif change.add:
                self._store.extend(change.add)
            self._store.flush()
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the RDF store could not be written: {error}") from error
        return {name: change.added[name] for name in held.KINDS}

    def ask(self, query: str, parameters: Mapping[str, Value]) -> Rows:
        """Return the answer to a SPARQL query; see :func:`graphbuilder.rdf.sparql.ask`."""
        return sparql.ask(self._store, query, parameters)

    def counts(self) -> Mapping[str, int]:
        """Return how many things of each kind are held."""
        return held.counts(self._store)

    def graph(self) -> Graph:
        """Return all that is held, as a value."""
        return decode(self._store)


def in_memory() -> Database:
    """Return a database that vanishes with its object."""
    return Database(Store())


def opened(path: Path) -> Database:
    """Return the database in the folder *path*.

    Raises:
        StoreBusyError: If another process holds it.
        StoreError: If it is damaged.
    """
    try:
        return Database(Store(path))
    except (OSError, RuntimeError) as error:
        if "lock" in str(error).lower():
            raise StoreBusyError(
                f"{path}: the RDF store is in use by another process; wait for it, or stop it"
            ) from error
        raise StoreError(f"{path}: the RDF store is damaged ({error}); delete the folder and load again") from error


def fill(path: Path, graph: Graph) -> None:
    """Make a database in the empty folder *path* that holds *graph*, and close it.

    Raises:
        OSError, RuntimeError: If it cannot be written; what is at *path* then is worth nothing.
    """
    _fill(path, encode(graph))


def fill_from(path: Path, documents: Callable[[], Iterable[Graph]]) -> None:
    """Do the same from documents one at a time (see `encode_documents`).

    Raises:
        OSError, RuntimeError: As `fill`.
    """
    _fill(path, encode_documents(documents))


def _fill(path: Path, quads: Iterable[Quad]) -> None:
    store = Store(path)
    store.bulk_extend(quads)
    store.optimize()
    store.flush()
    del store
    gc.collect()  # the lock on the folder goes with the object


def _data(quads: Iterable[Quad]) -> str:
    return " ".join(f"GRAPH {quad.graph_name} {{ {quad.subject} {quad.predicate} {quad.object} }}" for quad in quads)
