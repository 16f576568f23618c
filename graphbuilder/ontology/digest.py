"""The SHA-256 of a file, by which an installed ontology is known."""

from __future__ import annotations

from hashlib import file_digest
from pathlib import Path


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
