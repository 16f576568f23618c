"""List, install, update, check and remove ontologies.

The index is built before a change counts: if that fails, all is as it was. Every function works on the library that it
is given, or on this user's.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from graphbuilder.errors import OntologyError
from graphbuilder.ontology.compile import Report
from graphbuilder.ontology.digest import digest
from graphbuilder.ontology.fetch import fetch
from graphbuilder.ontology.index import Index
from graphbuilder.ontology.library import Content, Entry, Library, here


@dataclass(frozen=True, slots=True)
class Listed:
    """An ontology that graphbuilder knows of; ``state`` is ``shipped``, ``installed`` or ``known``."""

    name: str
    state: str
    prefix: str
    version: str
    licence: str
    title: str


def listed(library: Library | None = None) -> tuple[Listed, ...]:
    """Return every ontology that is shipped, installed, or can be installed by name; by name."""
    library = library or here()
    found: dict[str, Listed] = {}
    for known in library.manifest():
        state = "shipped" if known.files else "known"
        found[known.name] = Listed(known.name, state, known.prefix, known.version, known.licence, known.title)
    for entry in library.installed():
        title = entry.title or entry.kind
        found[entry.name] = Listed(entry.name, "installed", entry.prefix, entry.version, entry.licence, title)
    return tuple(found[name] for name in sorted(found))


def install(what: str | Path, checksum: str = "", library: Library | None = None) -> tuple[Entry, Report]:
    """Install a file, an address, or a known ontology by its name (``cl``: fetched by its PURL), and rebuild the index.

    OBO, obographs JSON, OWL in RDF/XML, the gene table of HGNC and SSSOM mappings are told by their content, gzipped
    or not. *checksum* is a SHA-256 in hexadecimal; empty to take the file as it is.

    Raises:
        OntologyError: If nothing has that name, or the file is wrong, with its line. The old index stays in use.
    """
    library = library or here()
    path, origin = _found(str(what), checksum, library)
    if checksum and digest(path) != checksum.lower():
        raise OntologyError(f"{path}: wrong checksum: found {digest(path)}, expected {checksum.lower()}")
    entries, report = _install([(path, origin)], library)
    return entries[0], report


def install_all(whats: Sequence[str | Path], library: Library | None = None) -> tuple[tuple[Entry, ...], Report]:
    """Install several files, addresses or names, and rebuild the index once.

    Of two files of one ontology (its OBO and its JSON) the one that says more is installed. The entries are by name.

    Raises:
        OntologyError: As ``install``; then none of them is installed.
    """
    library = library or here()
    return _install([_found(str(what), "", library) for what in whats], library)


def remove(name: str, library: Library | None = None) -> None:
    """Forget an installed ontology; the shipped slim of its name, if there is one, is used again.

    Raises:
        OntologyError: If it is not installed.
    """
    library = library or here()
    _named(name, library)
    (library.folder / f"{name}.json").unlink()
    _sweep(library)


def update(name: str, library: Library | None = None) -> tuple[Entry, Report] | None:
    """Fetch an installed ontology again from where it came, and install it; nothing if it is the same file.

    Raises:
        OntologyError: If it is not installed, came from a local file, or the new file is wrong.
    """
    library = library or here()
    entry = _named(name, library)
    if not entry.origin:
        raise OntologyError(f"'{name}' was installed from a file; install the newer file: ontology install FILE")
    path = fetch(entry.origin, library.home / "downloads")
    if digest(path) == entry.sha256:
        path.unlink()
        return None
    entries, report = _install([(path, entry.origin)], library)
    return entries[0], report


def check(library: Library | None = None) -> tuple[str, ...]:
    """Return what is wrong with the installed files and the index, one line each; nothing when all is well."""
    return tuple(_problems(library or here()))


def _problems(library: Library) -> Iterator[str]:
    for entry in library.installed():
        file = library.file(entry)
        try:
            if digest(file) != entry.sha256:
                yield f"{file}: the file has changed since it was installed; install it again"
            else:
                library.content(file)
        except OSError as error:
            yield f"{file}: {error.strerror or error}; install it again"
        except OntologyError as error:
            yield str(error)
    try:
        Index(library.ready())
    except OntologyError as error:
        yield str(error)


def _named(name: str, library: Library) -> Entry:
    for entry in library.installed():
        if entry.name == name:
            return entry
    names = ", ".join(entry.name for entry in library.installed()) or "none"
    raise OntologyError(f"'{name}' is not installed (installed: {names})")


def _found(what: str, checksum: str, library: Library) -> tuple[Path, str]:
    """Return the file to install, and the address it was fetched from or nothing."""
    if Path(what).is_file():
        return Path(what), ""
    known = {ontology.name: ontology.purl for ontology in library.manifest() if ontology.purl}
    url = known.get(what.lower(), what)
    if "://" not in url:
        raise OntologyError(f"{what}: no such file, and no ontology of that name (known: {', '.join(known)})")
    return fetch(url, library.home / "downloads", checksum), url


def _install(found: Sequence[tuple[Path, str]], library: Library) -> tuple[tuple[Entry, ...], Report]:
    read = [(library.content(path, origin), path) for path, origin in found]
    read.sort(key=lambda one: _amount(one[0]))
    new = {content.entry.name: content for content, _ in read}
    with _kept({content.entry: path for content, path in read}, library):
        old = [entry for entry in library.installed() if entry.name not in new]
        kept = [library.content(library.file(entry), entry.origin) for entry in old]
        report = library.build([*kept, *new.values()])
        for content in new.values():
            _commit(content.entry, library)
    for path, origin in found:
        if origin:
            path.unlink(missing_ok=True)
    return tuple(new[name].entry for name in sorted(new)), report


def _amount(content: Content) -> int:
    """Return how much a file says: names, old ids and links."""
    records = content.source.records if content.source else ()
    return sum(len(one.synonyms) + len(one.alt_ids) + len(one.is_a) + len(one.xrefs) for one in records)


@contextmanager
def _kept(files: Mapping[Entry, Path], library: Library) -> Iterator[None]:
    """Keep a copy of the files while what follows makes them count; if that fails, forget the copies."""
    try:
        for entry, path in files.items():
            place = library.file(entry)
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                temporary = place.with_name(f".{entry.file}.new")
                shutil.copyfile(path, temporary)
                temporary.replace(place)
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OntologyError(f"{library.folder}: cannot be written: {reason}; nothing is changed") from error
    finally:
        _sweep(library)


def _sweep(library: Library) -> None:
    """Remove the files that no entry names."""
    named = {entry.sha256 for entry in library.installed()}
    for folder in (library.folder / "files").glob("*"):
        if folder.name not in named:
            shutil.rmtree(folder, ignore_errors=True)


def _commit(entry: Entry, library: Library) -> None:
    path = library.folder / f"{entry.name}.json"
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_text(json.dumps(asdict(entry), indent=1) + "\n", encoding="utf-8")
    temporary.replace(path)
