"""Lines set aside on disk, so that a graph need not fit into memory to be put in order."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self


class Spill:
    """Lines by the name of their document, in a file without a name; only the places of lines are in memory.

    A name may be put once.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - lives as long as this object
        self._places: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def put(self, name: str, line: bytes) -> None:
        """Set *line* aside."""
        self._places[name] = (self._file.tell(), len(line))
        self._file.write(line)

    def in_order(self) -> Iterator[tuple[str, bytes]]:
        """Yield names with their lines, sorted by name."""
        end = self._file.tell()
        for name, (start, length) in sorted(self._places.items()):
            self._file.seek(start)
            yield name, self._file.read(length)
        self._file.seek(end)
