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
from graphbuilder.ontology import folders, manifest, source
from graphbuilder.ontology.categories import category
from graphbuilder.ontology.check import checked, own_prefix, uncircled
from graphbuilder.ontology.compile import Report, Source, build_index
from graphbuilder.ontology.digest import digest
from graphbuilder.ontology.index import Index
from graphbuilder.ontology.manifest import Ontology
from graphbuilder.ontology.parthood import classified
from graphbuilder.ontology.record import Record
from graphbuilder.resources import folder

_DATA = ("manifest.toml", "slims/SHA256SUMS")
_CODE = (
    "categories", "check", "compile", "hgnc", "layout", "library", "names", "obo", "obographs", "owl", "parthood",
    "prefixes", "record", "source", "sssom", "table", "twins",
)  # fmt: skip
"""The modules that decide what an index holds: a change in one makes it stale."""

_KEPT = 3
"""How many indexes of other states stay: two versions of graphbuilder on one machine do not undo each other's."""

MAPPINGS = "mappings"

_UNSTATED = "not stated by the file"


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


@dataclass(frozen=True, slots=True)
class Content:
    """An entry with what its file holds: an ontology's own terms, or pairs of terms that mean the same."""

    entry: Entry
    source: Source | None = None
    pairs: tuple[tuple[str, str], ...] = ()


def open_index(path: Path | None = None, ontologies: Collection[str] = ()) -> Index:
    """Open the index file *path*, or else the one of the shipped slims and what the user installed.

    The latter is built on first use and whenever its sources change (some fifteen seconds for the slims); then opening
    takes milliseconds. *ontologies* (lower-case names), where there are any, limit the names it answers.

    Raises:
        OntologyError: If the index is missing, damaged or cannot be built, or an ontology is not in it.
    """
    return Index(path or here().ready(), ontologies or None)


def here() -> Library:
    """Return this user's library beside the shipped slims."""
    return Library(folders.data(), folder("ontology"))


@dataclass(frozen=True, slots=True)
class Library:
    """What is installed in the folder *home* beside the slims of the folder *shipped*, and the index of both."""

    home: Path
    shipped: Path

    @property
    def folder(self) -> Path:
        """Return where installed ontologies are kept."""
        return self.home / "installed"

    def file(self, entry: Entry) -> Path:
        """Return where the file of an entry lies."""
        return self.folder / "files" / entry.sha256 / entry.file

    def manifest(self) -> tuple[Ontology, ...]:
        """Return the ontologies that are shipped or known by name."""
        return manifest.read(self.shipped / "manifest.toml")

    def installed(self) -> tuple[Entry, ...]:
        """Return what the user installed, by name.

        Raises:
            OntologyError: If an entry is damaged.
        """
        return tuple(_entry(path) for path in sorted(self.folder.glob("*.json")))

    def is_ready(self) -> bool:
        """Tell whether opening the index needs no building first."""
        return self.index_path(self.installed()).exists()

    def ready(self) -> Path:
        """Return the index file, built if it is not there."""
        entries = self.installed()
        path = self.index_path(entries)
        if not path.exists():
            self.build([self.content(self.file(entry), entry.origin) for entry in entries])
        return path

    def build(self, contents: Sequence[Content]) -> Report:
        """Build the index of the slims and *contents*, and forget all but the newest few others."""
        path = self.index_path(content.entry for content in contents)
        taken = {content.entry.name for content in contents}
        slims = [self.slim(known) for known in self.manifest() if known.files and known.name not in taken]
        ours = [content.source for content in contents if content.source]
        try:
            report = build_index([*ours, *slims], path, (pair for content in contents for pair in content.pairs))
        except OntologyError as error:
            if not isinstance(error.__cause__, OSError):
                raise
            raise OntologyError(f"{error}; {folders.DATA} can name another folder") from error
        others = sorted(set(path.parent.glob("index-*.gbi")) - {path}, key=lambda old: old.stat().st_mtime)
        for old in others[:-_KEPT]:
            with suppress(OSError):  # another process may have removed it, or, on Windows, still read it
                old.unlink()
        return report

    def index_path(self, entries: Iterable[Entry]) -> Path:
        """Return where the index of the slims and *entries* is: its name tells of their content and of our code."""
        state = sha256()
        for path in (*(self.shipped / name for name in _DATA), *_code()):
            state.update(path.read_bytes())
        for entry in sorted(entries, key=lambda entry: entry.name):
            state.update(json.dumps(asdict(entry), sort_keys=True).encode())
        return self.home / f"index-{state.hexdigest()[:16]}.gbi"

    def content(self, path: Path, origin: str = "") -> Content:
        """Return what a file is and holds, read to its end.

        Raises:
            OntologyError: If the file is not fit for the index, with the line.
        """
        pairs = source.mappings(path)
        if pairs is None:
            return self._ontology(path, origin)
        if not pairs:
            raise OntologyError(f"{path.name}: no skos:exactMatch among the mappings; nothing to install")
        name, title = f"{path.name.partition('.')[0].lower()}.sssom", f"{len(pairs)} equivalences"
        entry = Entry(name, MAPPINGS, path.name, digest(path), licence=_UNSTATED, title=title, origin=origin)
        return Content(entry, pairs=pairs)

    def _ontology(self, path: Path, origin: str) -> Content:
        with source.opened(path) as reading:
            found = list(reading.records)
        prefix = own_prefix(found, reading.name, path.name)
        known = self.described(prefix.lower(), prefix)
        records = checked(uncircled(found, known), path.name)
        entry = Entry(
            name=prefix.lower(),
            kind="ontology",
            file=path.name,
            sha256=digest(path),
            prefix=prefix,
            title=known.title or reading.name,
            version=_release(reading.version) or _UNSTATED,
            licence=reading.licence or known.licence or _UNSTATED,
            origin=origin,
        )
        given = {record.id: record.category for record in self.slim(known).records} if known.heads else {}
        own = [replace(one, category=given.get(one.id, "")) for one in records.values() if one.prefix == prefix]
        return Content(entry, Source(entry.name, entry.version, entry.licence, categorised(own, known), entry.title))

    def described(self, name: str, prefix: str) -> Ontology:
        """Return what the manifest knows of an ontology of this name, or a bare description."""
        known = {ontology.name: ontology for ontology in self.manifest()}
        return known.get(name, Ontology(name, prefix, "", category=Category.OTHER))

    def slim(self, ontology: Ontology) -> Source:
        """Return an ontology as it is shipped."""
        path = self.shipped / "slims" / f"{ontology.name}.tsv"
        return Source(ontology.name, ontology.version, ontology.licence, _lines(path), ontology.title)


def categorised(known: Sequence[Record], ontology: Ontology) -> list[Record]:
    """Return the records with their categories, marked where they are obsolete, with unsorted parents apart.

    The manifest may say that an ontology comes in editions that mix is_a and part_of; such a one has no part_of.
    """
    mixed = ontology.mixed and not any(record.part_of for record in known)
    records = {record.id: replace(record, is_a=(), broader=record.is_a) if mixed else record for record in known}
    if mixed:
        records = classified(records)
    for one, other in ontology.unequal.items():
        if one in records:
            records[one] = replace(records[one], xrefs=tuple(xref for xref in records[one].xrefs if xref != other))
    return [
        replace(
            record,
            category=record.category or category(curie, ontology, records),
            obsolete=record.obsolete or record.label.lower().startswith("obsolete "),
        )
        for curie, record in records.items()
    ]


def _release(version: str) -> str:
    """Return the release of a version IRI or path: ``2030-01-01`` of ``toy/releases/2030-01-01/toy.obo``."""
    return version.partition("releases/")[2].partition("/")[0] or version


def _lines(path: Path) -> Iterator[Record]:
    with source.opened(path) as reading:
        yield from reading.records


def _code() -> Iterator[Path]:
    return (Path(__file__).with_name(f"{name}.py") for name in _CODE)


def _entry(path: Path) -> Entry:
    try:
        return Entry(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise OntologyError(f"{path}: the entry is damaged ({error}); remove it and install again") from error
