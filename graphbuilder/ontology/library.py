"""The index that this user has: the shipped slims and what was installed, compiled on first use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from graphbuilder.ontology import compile as compiling
from graphbuilder.ontology import folders, layout, manifest, names, source, table
from graphbuilder.ontology.compile import Source, build_index
from graphbuilder.ontology.index import Index
from graphbuilder.ontology.manifest import Ontology
from graphbuilder.ontology.record import Record
from graphbuilder.resources import folder

_CODE = (compiling, layout, names, table)
"""The modules that decide what an index holds: a change in one makes it stale."""


def open_index(path: Path | None = None, ontologies: Collection[str] | None = None) -> Index:
    """Open the index file *path*, or else the one of the shipped slims and what the user installed.

    The latter is built on first use and whenever its sources change (about ten seconds); then opening takes
    milliseconds. *ontologies* (lower-case names) limits the names it answers.

    Raises:
        OntologyError: If the index is missing, damaged or cannot be built, or an ontology is not in it.
    """
    return Index(path or _current(), ontologies)


def _current() -> Path:
    slims = folder("ontology") / "slims"
    home = folders.data()
    state = _digest([slims / "SHA256SUMS", slims.parent / "manifest.toml", *(Path(str(m.__file__)) for m in _CODE)])
    path = home / f"index-{state}.gbi"
    if not path.exists():
        build_index(map(shipped_source, manifest.shipped()), path)
        for old in set(home.glob("index-*.gbi")) - {path}:
            with suppress(OSError):  # another process may have removed it, or, on Windows, still read it
                old.unlink()
    return path


def shipped_source(ontology: Ontology) -> Source:
    """Return the slim of an ontology as a source of the index."""
    path = folder("ontology") / "slims" / f"{ontology.name}.tsv"
    return Source(ontology.name, ontology.version, ontology.licence, _records(path), ontology.title)


def _records(path: Path) -> Iterator[Record]:
    with source.opened(path) as reading:
        yield from reading.records


def _digest(paths: Iterable[Path]) -> str:
    digest = sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
