"""Fetch a file by HTTP: what arrived before a break is kept, and the next attempt goes on from there."""

from __future__ import annotations

from hashlib import sha256
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import cast
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from graphbuilder.errors import OntologyError
from graphbuilder.ontology.digest import digest

_CHUNK = 1 << 16
_TIMEOUT_S = 60
_PARTIAL = 206
_NOT_SATISFIABLE = 416


def fetch(url: str, folder: Path, checksum: str = "") -> Path:
    """Return the file that *url* serves, in *folder* under the last part of its name.

    A file that was only partly fetched before is completed if the server still has the same one. *checksum* is a
    SHA-256 in hexadecimal; empty to take what comes.

    Raises:
        OntologyError: If the server refuses, the connection breaks (run again to go on), the disk is full, or the
            checksum is another.
    """
    if not url.startswith(("http://", "https://")):
        raise OntologyError(f"{url}: not an address to fetch from; expected http:// or https://")
    part = folder / f"{sha256(url.encode()).hexdigest()[:16]}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _complete(url, part)
    except HTTPError as error:
        raise OntologyError(f"{url}: the server answers {error.code} {error.reason}") from error
    except (URLError, HTTPException, TimeoutError, ConnectionError) as error:
        raise OntologyError(f"{url}: the connection broke ({error}); run again to go on from there") from error
    except OSError as error:
        raise OntologyError(f"{part}: cannot be written: {error.strerror or error}") from error
    found = digest(part)
    if checksum and found != checksum.lower():
        part.unlink()
        raise OntologyError(f"{url}: wrong checksum: found {found}, expected {checksum.lower()}; nothing is installed")
    return part.replace(folder / (url.rpartition("/")[2].partition("?")[0] or "download"))


def _complete(url: str, part: Path) -> None:
    """Bring *part* to the length that the server states; a note beside it says of which state of the file it is."""
    note = part.with_suffix(".state")
    have = part.stat().st_size if part.exists() and note.exists() else 0
    headers = {"User-Agent": "graphbuilder"}
    if have:
        headers |= {"Range": f"bytes={have}-", "If-Range": note.read_text(encoding="utf-8")}
    try:
        response = _open(Request(url, headers=headers))  # the scheme is checked above
    except HTTPError as error:
        if error.code != _NOT_SATISFIABLE or not have:
            raise
        part.unlink()
        return _complete(url, part)
    with response:
        going_on = response.status == _PARTIAL
        expected = int(response.headers.get("Content-Length") or -1)
        _remember(note, response.headers.get("ETag") or response.headers.get("Last-Modified") or "")
        received = _append(response, part, "ab" if going_on else "wb")
    if received < expected:
        raise ConnectionError(f"{received} of {expected} bytes")
    note.unlink(missing_ok=True)
    return None


def _open(request: Request) -> HTTPResponse:
    return cast("HTTPResponse", urlopen(request, timeout=_TIMEOUT_S))


def _remember(note: Path, state: str) -> None:
    """Note the state of the file that we fetch; a server that names none gives nothing to resume by."""
    if state:
        note.write_text(state, encoding="utf-8")
    else:
        note.unlink(missing_ok=True)


def _append(response: HTTPResponse, part: Path, mode: str) -> int:
    received = 0
    with part.open(mode) as stream:
        while chunk := response.read(_CHUNK):
            stream.write(chunk)
            received += len(chunk)
    return received
