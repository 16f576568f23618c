"""The embedded store: Oxigraph in a folder, or in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from graphbuilder.codec.files import folder_beside
from graphbuilder.errors import StoreError
from graphbuilder.model import Graph
from graphbuilder.protocols import Loaded, Rows, Value
from graphbuilder.rdf import oxigraph


class RdfStore:
    """A graph in Oxigraph, asked in SPARQL.

    A load happens wholly or not at all, also when the process is killed in the middle. One process may hold the folder
    at a time.

    Raises:
        StoreError: If *path* holds something else, is damaged, or is held by another process.
    """

    language = "sparql"

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._database = oxigraph.in_memory() if path is None or not _inhabited(path) else oxigraph.opened(path)

    def load(self, graph: Graph) -> Loaded:
        """Add *graph*; what is there already stays as it is.

        Raises:
            StoreError: If the folder cannot be written.
        """
        if self._path is not None and self.is_new:
            return self._create(partial(oxigraph.fill, graph=graph), self._path)
        added = self._database.add(graph)
        return Loaded(added, self.counts())

    def fill(self, documents: Callable[[], Iterable[Graph]]) -> Loaded:
        """Make the store, which must be new and have a folder, from documents one at a time; memory stays small.

        *documents* is called twice and gives graphs with at most one source each.

        Raises:
            StoreError: If something is there already, or the folder cannot be written.
        """
        if self._path is None or not self.is_new:
            raise StoreError("only a new store in a folder can be filled document by document")
        return self._create(partial(oxigraph.fill_from, documents=documents), self._path)

    def _create(self, fill: Callable[[Path], None], path: Path) -> Loaded:
        """Fill a new folder beside *path* and move it there: bulk loading is fast, but cannot be undone."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with folder_beside(path) as fresh:
                fill(fresh)
                fresh.chmod(0o755)
                if path.is_dir():
                    path.rmdir()
                fresh.rename(path)
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{path}: the store could not be written ({error})") from error
        self._database = oxigraph.opened(path)
        held = self.counts()
        return Loaded(held, held)

    @property
    def is_new(self) -> bool:
        """Tell whether the store has a folder and nothing in it yet."""
        return self._path is not None and not _inhabited(self._path)

    def query(self, text: str, parameters: Mapping[str, Value]) -> Rows:
        """Return the rows of a SPARQL query; ``$name`` in it stands for a parameter.

        Raises:
            QueryError: If it does not parse, would change the store, or lacks a parameter.
            StoreError: If the store fails.
        """
        return self._database.ask(text, parameters)

    def counts(self) -> Mapping[str, int]:
        """Return how many concepts, statements, evidence, hypotheses and sources are held."""
        return self._database.counts()

    def graph(self) -> Graph:
        """Return all that is held, as a value.

        Raises:
            ContractError: If the store was changed by other hands.
        """
        return self._database.graph()

    def close(self) -> None:
        """Let go of the folder, so that another process may have it."""
        self._database = oxigraph.in_memory()


def _inhabited(path: Path) -> bool:
    """Tell whether a store is at *path*; a place that is empty or not there may become one.

    Raises:
        StoreError: If something else is there.
    """
    if not path.exists():
        return False
    if not path.is_dir():
        raise StoreError(f"{path}: is a file; an RDF store is a folder")
    names: Iterable[str] = [entry.name for entry in path.iterdir()]
    if any(names) and "CURRENT" not in names:
        raise StoreError(f"{path}: is a folder with other things in it, not an RDF store; name a new one")
    return "CURRENT" in names
