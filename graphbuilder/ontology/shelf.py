"""Install, update, check and remove ontologies.

The index is built before a change counts: if that fails, all is as it was.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from graphbuilder.errors import OntologyError
from graphbuilder.ontology import folders, library, manifest, source
from graphbuilder.ontology.check import checked, own_prefix, uncircled
from graphbuilder.ontology.compile import Report
from graphbuilder.ontology.fetch import digest, fetch
from graphbuilder.ontology.library import MAPPINGS, Entry

_UNSTATED = "not stated by the file"


@dataclass(frozen=True, slots=True)
class Holding:
    """An ontology that graphbuilder knows of; ``state`` is ``shipped``, ``installed`` or ``known``."""

    name: str
    state: str
    prefix: str
    version: str
    licence: str
    title: str


def holdings() -> tuple[Holding, ...]:
    """Return every ontology that is shipped, installed, or can be installed by name; by name."""
    found = {
        known.name: Holding(
            known.name, "shipped" if known.files else "known", known.prefix, known.version, known.licence, known.title
        )
        for known in manifest.shipped()
    }
    for entry in library.installed():
        found[entry.name] = Holding(
            entry.name, "installed", entry.prefix, entry.version, entry.licence, entry.title or entry.kind
        )
    return tuple(found[name] for name in sorted(found))


def install(what: str | Path, checksum: str = "") -> tuple[Entry, Report]:
    """Install a file, an address, or a known ontology by its name (``cl``: fetched by its PURL), and rebuild the index.

    OBO, obographs JSON, OWL in RDF/XML, the gene table of HGNC and SSSOM mappings are told by their content, gzipped
    or not. *checksum* is a SHA-256 in hexadecimal; empty to take the file as it is.

    Raises:
        OntologyError: If nothing has that name, or the file is wrong, with its line. The old index stays in use.
    """
    path, origin = _found(str(what), checksum)
    if checksum and digest(path) != checksum.lower():
        raise OntologyError(f"{path}: wrong checksum: found {digest(path)}, expected {checksum.lower()}")
    entry = replace(_described(path), origin=origin)
    with _kept(entry, path):
        entries = [other for other in library.installed() if other.name != entry.name] + [entry]
        report = library.build(entries, library.index_path(entries))
        _commit(entry)
    if origin:
        path.unlink(missing_ok=True)
    return entry, report


def remove(name: str) -> None:
    """Forget an installed ontology; the shipped slim of its name, if there is one, is used again.

    Raises:
        OntologyError: If it is not installed.
    """
    _named(name)
    (library.installed_folder() / f"{name}.json").unlink()
    _sweep()


def update(name: str) -> tuple[Entry, Report] | None:
    """Fetch an installed ontology again from where it came, and install it; nothing if it is the same file.

    Raises:
        OntologyError: If it is not installed, came from a local file, or the new file is wrong.
    """
    entry = _named(name)
    if not entry.origin:
        raise OntologyError(f"'{name}' was installed from a file; install the newer file: ontology install FILE")
    path = fetch(entry.origin, folders.data() / "downloads")
    if digest(path) == entry.sha256:
        path.unlink()
        return None
    return install(entry.origin)


def check() -> tuple[str, ...]:
    """Return what is wrong with the installed files and the index, one line each; nothing when all is well."""
    return tuple(_problems())


def _problems() -> Iterator[str]:
    for entry in library.installed():
        try:
            if digest(entry.path) != entry.sha256:
                yield f"{entry.path}: the file has changed since it was installed; install it again"
            elif entry.kind != MAPPINGS:
                library.installed_source(entry)
        except OSError as error:
            yield f"{entry.path}: {error.strerror or error}; install it again"
        except OntologyError as error:
            yield str(error)
    try:
        library.open_index()
    except OntologyError as error:
        yield str(error)


def _named(name: str) -> Entry:
    for entry in library.installed():
        if entry.name == name:
            return entry
    names = ", ".join(entry.name for entry in library.installed()) or "none"
    raise OntologyError(f"'{name}' is not installed (installed: {names})")


def _found(what: str, checksum: str) -> tuple[Path, str]:
    """Return the file to install, and the address it was fetched from or nothing."""
    if Path(what).is_file():
        return Path(what), ""
    known = {ontology.name: ontology for ontology in manifest.shipped() if ontology.purl}
    url = known[what.lower()].purl if what.lower() in known else what
    if "://" not in url:
        raise OntologyError(f"{what}: no such file, and no ontology of that name (known: {', '.join(known)})")
    return fetch(url, folders.data() / "downloads", checksum), url


def _described(path: Path) -> Entry:
    """Return what the file is; it is read to the end, so that a broken one is found before anything is changed."""
    pairs = source.mappings(path)
    if pairs is not None:
        if not pairs:
            raise OntologyError(f"{path.name}: no skos:exactMatch among the mappings; nothing to install")
        name = path.name.partition(".")[0].lower()
        return Entry(name, MAPPINGS, path.name, digest(path), licence=_UNSTATED, title=f"{len(pairs)} equivalences")
    with source.opened(path) as reading:
        records = list(reading.records)
    prefix = own_prefix(records, reading.name) if records else ""
    entry = Entry(prefix.lower(), "ontology", path.name, digest(path), prefix)
    known = library.described(entry)
    checked(uncircled(records, known), path.name)
    return replace(
        entry,
        title=known.title or reading.name,
        version=reading.version or _UNSTATED,
        licence=reading.licence or known.licence or _UNSTATED,
    )


@contextmanager
def _kept(entry: Entry, path: Path) -> Iterator[None]:
    """Keep a copy of the file while what follows makes it count; if that fails, forget the copy."""
    try:
        if not entry.path.exists():
            entry.path.parent.mkdir(parents=True, exist_ok=True)
            temporary = entry.path.with_name(f".{entry.file}.new")
            shutil.copyfile(path, temporary)
            temporary.replace(entry.path)
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OntologyError(f"{entry.path}: cannot be written: {reason}; nothing is changed") from error
    finally:
        _sweep()


def _sweep() -> None:
    """Remove the files that no entry names."""
    named = {entry.sha256 for entry in library.installed()}
    for folder in (library.installed_folder() / "files").glob("*"):
        if folder.name not in named:
            shutil.rmtree(folder, ignore_errors=True)


def _commit(entry: Entry) -> None:
    path = library.installed_folder() / f"{entry.name}.json"
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_text(json.dumps(asdict(entry), indent=1) + "\n", encoding="utf-8")
    temporary.replace(path)
