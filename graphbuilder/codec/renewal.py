"""A folder replaced in one move: whoever reads it finds the older one or the newer one, never half of either.

The new folder is filled beside the older one. Then the older one is moved aside and the new one renamed into its place.
A process that is killed between these two steps leaves the older one aside, where `recover` finds it.
"""

from __future__ import annotations

import glob
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from graphbuilder.codec.files import folder_beside
from graphbuilder.codec.lock import sole_writer
from graphbuilder.errors import OutputError

Recognise: TypeAlias = Callable[[Path], bool]
"""Tells whether a folder is of the kind that is being replaced."""


@contextmanager
def renewed(path: Path, recognise: Recognise) -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well it takes the place of *path*, else it vanishes.

    Until then nobody else may change *path*. Whether *path* may be replaced is for the caller to check, in the block.

    Raises:
        FolderBusyError: If another process is changing it.
        OutputError: If *path* cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot write here ({error.strerror})") from error
    with sole_writer(path):
        _restore(path, recognise)
        try:
            _clear(path)
            with folder_beside(path) as fresh:
                yield fresh
                fresh.chmod(0o755)
                _swap(fresh, path)
        except OSError as error:
            raise OutputError(f"{path}: cannot be written ({error.strerror})") from error


def recover(path: Path, recognise: Recognise) -> None:
    """Put an older folder back that a killed process had moved aside and not yet replaced.

    If that process lives it is about to replace it: then we wait for that moment to pass.
    """
    if not path.exists() and any(_aside(path, recognise)):
        with sole_writer(path, wait=True):
            _restore(path, recognise)


def _clear(path: Path) -> None:
    """Remove what killed processes left beside *path*."""
    left = re.compile(rf"\.{re.escape(path.name)}\.[a-z0-9_]{{8}}\.(part|old)")
    for other in path.parent.iterdir():
        if left.fullmatch(other.name) and other.is_dir():
            shutil.rmtree(other, ignore_errors=True)


def _swap(fresh: Path, path: Path) -> None:
    """Put *fresh* where *path* is; whatever happens, the older folder goes only after the new one stands."""
    os.sync()
    if not path.exists():
        fresh.rename(path)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".old", dir=path.parent))
    path.rename(aside / path.name)
    try:
        fresh.rename(path)
    finally:
        if not path.exists():
            (aside / path.name).rename(path)
        shutil.rmtree(aside, ignore_errors=True)


def _restore(path: Path, recognise: Recognise) -> None:
    if not path.exists():
        for older in _aside(path, recognise):
            older.rename(path)
            older.parent.rmdir()
            return


def _aside(path: Path, recognise: Recognise) -> Iterator[Path]:
    """Yield the folders that were moved aside to make room at *path*."""
    for aside in path.parent.glob(f".{glob.escape(path.name)}.*.old"):
        if recognise(aside / path.name):
            yield aside / path.name
