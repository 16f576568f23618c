"""Writing so that a reader sees the old file or the new one, never half of either."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from graphbuilder.errors import OutputError


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a temporary file beside *path*; when the block ends well it takes *path*'s place, else it vanishes.

    Raises:
        OutputError: If the folder cannot be written, or the disk is full.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise OutputError(f"{path}: cannot write here ({error.strerror})") from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """Make an empty folder beside *path*, to be filled and renamed to it; removed after the block if it is still there.

    Raises:
        OSError: If it cannot be made.
    """
    folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_text(path: Path, text: str) -> None:
    """Write *text* as UTF-8 in place of what is at *path*.

    Raises:
        OutputError: As :func:`replacing`.
    """
    with replacing(path) as file:
        file.write(text.encode("utf-8", "surrogatepass"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
