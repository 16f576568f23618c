"""Where graphs are kept and asked: embedded RDF, Neo4j."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphbuilder import codec
from graphbuilder.codec.folder import GRAPH, TERMS
from graphbuilder.errors import StoreBusyError, StoreError
from graphbuilder.model import Graph
from graphbuilder.protocols import Loaded, Store

if TYPE_CHECKING:
    from graphbuilder.store.rdf import RdfStore

_STORE: Final = "store"
_MADE_FROM: Final = "made-from"


@contextmanager
def opened(to: str, *, user: str = "neo4j", password: str | None = None) -> Iterator[Store]:
    """Open the store at *to*, a folder for RDF or the address of a Neo4j, and close it after the block.

    Without *password*, NEO4J_PASSWORD of the environment is used.

    Raises:
        StoreError: If it cannot be opened.
    """
    store = _at(to, user, password)
    with closing(store):
        yield store


@contextmanager
def embedded(graph: Graph | Path) -> Iterator[Store]:
    """Open a graph for questions: a value, a graph folder, or the folder of an RDF store.

    A graph folder keeps its store beside its graph, and makes it again when the graph has changed.

    Raises:
        InputError: If there is no graph at the path.
        ContractError: If it is damaged.
        StoreError: If its store cannot be opened.
    """
    store = _of_value(graph) if isinstance(graph, Graph) else _of_folder(graph)
    with closing(store):
        yield store


def load(path: Path, to: str, *, user: str = "neo4j", password: str | None = None) -> Loaded:
    """Load the graph folder *path* into the store at *to*; a new RDF folder is filled document by document.

    Raises:
        InputError, ContractError: If there is no graph at *path*, or it is damaged.
        StoreError: If the store cannot be opened or written.
    """
    from graphbuilder.store.rdf import RdfStore

    with opened(to, user=user, password=password) as target:
        if isinstance(target, RdfStore) and target.is_new:
            return target.fill(partial(codec.read_documents, path))
        return target.load(codec.read_folder(path))


def _at(to: str, user: str, password: str | None) -> Store:
    if "://" in to:
        from graphbuilder.store.neo4j import Neo4jStore

        return Neo4jStore(to, user, password)
    from graphbuilder.store.rdf import RdfStore

    return RdfStore(Path(to))


def _of_value(graph: Graph) -> RdfStore:
    from graphbuilder.store.rdf import RdfStore

    store = RdfStore()
    store.load(graph)
    return store


def _of_folder(path: Path) -> RdfStore:
    from graphbuilder.store.rdf import RdfStore

    if (path / "CURRENT").is_file():
        return RdfStore(path)
    if not (path / GRAPH).is_file():
        return _of_value(codec.read_folder(path))
    stamp = _stamp(path)
    home, mark = path / _STORE / "oxigraph", path / _STORE / _MADE_FROM
    try:
        store = RdfStore(home)
        if mark.read_text(encoding="ascii") == stamp:
            return store
        store.close()
    except StoreBusyError:
        return _of_value(codec.read_folder(path))
    except (OSError, StoreError):
        pass  # missing, stale or damaged: it is made again
    return _made_again(stamp, path)


def _made_again(stamp: str, path: Path) -> RdfStore:
    """Return a fresh store, kept in the folder if that can be written, else in memory."""
    from graphbuilder.store.rdf import RdfStore

    home, mark = path / _STORE / "oxigraph", path / _STORE / _MADE_FROM
    try:
        mark.unlink(missing_ok=True)
        shutil.rmtree(home, ignore_errors=True)
        store = RdfStore(home)
        store.fill(partial(codec.read_documents, path))
        mark.write_text(stamp, encoding="ascii")
    except (OSError, StoreError):
        return _of_value(codec.read_folder(path))
    return store


def _stamp(path: Path) -> str:
    """Return the identity of the files that the graph is read from."""
    files = (file for file in (path / GRAPH, path / TERMS) if file.is_file())
    return hashlib.sha256(b"".join(map(_digest, files))).hexdigest()


def _digest(file: Path) -> bytes:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").digest()
