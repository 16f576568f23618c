"""Open an ontology file of any format we read, plain or gzipped, told by its content and never by its name."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from graphbuilder.errors import OntologyError
from graphbuilder.ontology import hgnc, obo, obographs, sssom, table
from graphbuilder.ontology.record import Reading

_GZIP = b"\x1f\x8b"
_SNIFFED = 1 << 16


@contextmanager
def opened(path: Path) -> Iterator[Reading]:
    """Open *path* and give what it says of itself and its records; they are read while the file is open.

    Raises:
        OntologyError: If the file cannot be read, is cut short, or is of no format that we know; with the line where
            there is one. It may come while the records are read.
    """
    with _stream(path) as stream:
        yield _reading(stream, path.name)


def mappings(path: Path) -> tuple[tuple[str, str], ...] | None:
    """Return the equivalences of an SSSOM table, or nothing where the file is no such table.

    Raises:
        OntologyError: If the file cannot be read, or is a table with a wrong line.
    """
    with _stream(path) as stream:
        if not sssom.is_mappings(stream.peek(_SNIFFED)):
            return None
        return tuple(sssom.read(_lines(stream, path.name), path.name))


@contextmanager
def _stream(path: Path) -> Iterator[io.BufferedReader]:
    try:
        with path.open("rb") as raw:
            stream = gzip.GzipFile(fileobj=raw) if _is_gzip(raw) else raw
            yield io.BufferedReader(cast("io.RawIOBase", stream), _SNIFFED)
    except EOFError as error:
        raise OntologyError(f"{path.name}: the gzip file is cut short; fetch it again") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise OntologyError(f"{path.name}: the gzip file is damaged ({error}); fetch it again") from error
    except OSError as error:
        raise OntologyError(f"{path}: cannot be read: {error.strerror or error}") from error


def _is_gzip(raw: IO[bytes]) -> bool:
    start = raw.read(len(_GZIP))
    raw.seek(0)
    return start == _GZIP


def _reading(stream: io.BufferedReader, name: str) -> Reading:
    start = stream.peek(_SNIFFED)[:_SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip()
    low = start.lower()
    if not start:
        raise OntologyError(f"{name}: the file is empty")
    if low.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<") and b"<html" in low):
        raise OntologyError(f"{name}:1: this is an HTML page, not an ontology; the address may ask for a log-in")
    if start.startswith((b"Prefix(", b"Ontology(", b"@prefix", b"@base")):
        raise OntologyError(f"{name}:1: OWL in functional syntax or Turtle; convert it to RDF/XML, OBO or obographs")
    if start.startswith(b"<"):
        from graphbuilder.ontology import owl  # with lxml, which the shipped tables do not need

        return owl.read(stream, name)
    if start.startswith(b"{"):
        return obographs.read(io.TextIOWrapper(stream, "utf-8"), name)
    if start.startswith(table.HEADER.encode()):
        return Reading(name.partition(".")[0], "", "", table.read(_lines(stream, name), name))
    if hgnc.is_header(start):
        return hgnc.read(_lines(stream, name), name)
    return obo.read(_lines(stream, name), name)


def _lines(stream: IO[bytes], name: str) -> Iterator[str]:
    for number, line in enumerate(stream, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise OntologyError(f"{name}:{number}: byte {error.start} is not UTF-8; is this a text file?") from error
