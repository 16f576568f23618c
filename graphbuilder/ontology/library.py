"""The user's ontologies: the shipped slims, what was installed, and the index of both, compiled when they change.

An installed ontology takes the place of the slim of its name. Files are kept as they came; an entry makes one count::

    <data>/installed/<name>.json            what is installed under this name, and the SHA-256 of its file
    <data>/installed/files/<sha256>/<file>  the file
    <data>/index-<state>.gbi                one for each state of the sources; readers of an older state keep theirs
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

from graphbuilder.errors import OntologyError
from graphbuilder.model import Category
from graphbuilder.ontology import compile as compiling
from graphbuilder.ontology import folders, layout, manifest, names, source, table
from graphbuilder.ontology.categories import category
from graphbuilder.ontology.check import checked, uncircled
from graphbuilder.ontology.compile import Report, Source, build_index
from graphbuilder.ontology.index import Index
from graphbuilder.ontology.manifest import Ontology
from graphbuilder.ontology.record import Record
from graphbuilder.resources import folder

_CODE = (compiling, layout, names, table)
"""The modules that decide what an index holds: a change in one makes it stale."""

_KEPT = 3
"""How many indexes of other states stay: two versions of graphbuilder on one machine do not undo each other's."""

MAPPINGS = "mappings"


@dataclass(frozen=True, slots=True)
class Entry:
    """An installed file: what it is, where it came from, and its SHA-256. ``prefix`` is empty for mappings."""

    name: str
    kind: str
    file: str
    sha256: str
    prefix: str = ""
    title: str = ""
    version: str = ""
    licence: str = ""
    origin: str = ""

    @property
    def path(self) -> Path:
        """Return where the file lies."""
        return installed_folder() / "files" / self.sha256 / self.file


def open_index(path: Path | None = None, ontologies: Collection[str] | None = None) -> Index:
    """Open the index file *path*, or else the one of the shipped slims and what the user installed.

    The latter is built on first use and whenever its sources change (some fifteen seconds for the slims); then opening
    takes milliseconds. *ontologies* (lower-case names) limits the names it answers.

    Raises:
        OntologyError: If the index is missing, damaged or cannot be built, or an ontology is not in it.
    """
    return Index(path or ready(installed()), ontologies)


def installed_folder() -> Path:
    """Return where installed ontologies are kept."""
    return folders.data() / "installed"


def installed() -> tuple[Entry, ...]:
    """Return what the user installed, by name.

    Raises:
        OntologyError: If an entry is damaged.
    """
    return tuple(_entry(path) for path in sorted(installed_folder().glob("*.json")))


def ready(entries: Sequence[Entry]) -> Path:
    """Return the index of the slims and *entries*, building it if it is not there."""
    path = index_path(entries)
    if not path.exists():
        build(entries, path)
    return path


def build(entries: Sequence[Entry], path: Path) -> Report:
    """Build the index of the slims and *entries*, and forget all but the newest few others."""
    taken = {entry.name for entry in entries}
    slims = [_slim(ontology) for ontology in manifest.shipped() if ontology.files and ontology.name not in taken]
    ours = [installed_source(entry) for entry in entries if entry.kind != MAPPINGS]
    pairs = [pair for entry in entries if entry.kind == MAPPINGS for pair in source.mappings(entry.path) or ()]
    report = build_index([*ours, *slims], path, pairs)
    others = sorted(set(path.parent.glob("index-*.gbi")) - {path}, key=lambda old: old.stat().st_mtime)
    for old in others[:-_KEPT]:
        with suppress(OSError):  # another process may have removed it, or, on Windows, still read it
            old.unlink()
    return report


def index_path(entries: Iterable[Entry]) -> Path:
    """Return the name of the index of the slims and *entries*: it tells of their content and of our code."""
    ontology = folder("ontology")
    state = sha256()
    for path in (ontology / "slims" / "SHA256SUMS", ontology / "manifest.toml", *_code()):
        state.update(path.read_bytes())
    for entry in sorted(entries, key=lambda entry: entry.name):
        state.update(json.dumps(asdict(entry), sort_keys=True).encode())
    return folders.data() / f"index-{state.hexdigest()[:16]}.gbi"


def installed_source(entry: Entry) -> Source:
    """Return an installed ontology as a source of the index: its own terms, living and obsolete, with categories.

    Raises:
        OntologyError: If the file is wrong, with the line.
    """
    ontology = described(entry)
    with source.opened(entry.path) as reading:
        records = checked(uncircled(reading.records, ontology), entry.file)
    records = {curie: record for curie, record in records.items() if record.prefix == entry.prefix}
    if ontology.mixed and not any(record.part_of for record in records.values()):
        records = {curie: replace(record, is_a=(), broader=record.is_a) for curie, record in records.items()}
    given = {record.id: record.category for record in _slim(ontology).records} if ontology.heads else {}
    known = [
        replace(
            record,
            category=record.category or given.get(curie) or category(curie, ontology, records),
            obsolete=record.obsolete or record.label.lower().startswith("obsolete "),
        )
        for curie, record in records.items()
    ]
    return Source(entry.name, entry.version, entry.licence, known, entry.title)


def described(entry: Entry) -> Ontology:
    """Return what the manifest knows of an ontology of this name, or a bare description."""
    known = {ontology.name: ontology for ontology in manifest.shipped()}
    bare = Ontology(entry.name, entry.prefix, entry.title, category=Category.OTHER)
    return known.get(entry.name, bare)


def _slim(ontology: Ontology) -> Source:
    path = folder("ontology") / "slims" / f"{ontology.name}.tsv"
    return Source(ontology.name, ontology.version, ontology.licence, _lines(path), ontology.title)


def _lines(path: Path) -> Iterator[Record]:
    with source.opened(path) as reading:
        yield from reading.records


def _code() -> Iterator[Path]:
    return (Path(str(module.__file__)) for module in _CODE)


def _entry(path: Path) -> Entry:
    try:
        return Entry(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise OntologyError(f"{path}: the entry is damaged ({error}); remove it and install again") from error
