"""One writer at a time: a lock beside what is written, that no crash leaves behind.

The lock is the kernel's (``flock``) on a small file beside the folder, so it ends with the process that holds it,
however that ends; the file only says who it is. Readers take no lock. Linux and macOS only: Windows has no ``flock``.
"""

from __future__ import annotations

import fcntl
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from graphbuilder.errors import FolderBusyError, OutputError


@contextmanager
def sole_writer(path: Path, *, wait: bool = False) -> Iterator[None]:
    """Keep every other writer from *path* during the block; *wait* for the one that is there, or refuse.

    Raises:
        FolderBusyError: If somebody writes already, and we do not wait; it says who.
        OutputError: If there can be no lock beside *path*.
    """
    file = lock_file(path)
    try:
        descriptor = _taken(file, wait=wait)
    except BlockingIOError as error:
        raise FolderBusyError(f"{path}: is being changed by {_holder(file)}; wait for it, or stop it") from error
    except OSError as error:
        raise OutputError(f"{path}: cannot write here ({error.strerror})") from error
    try:
        os.write(descriptor, _signature().encode())
        yield
    finally:
        with suppress(OSError):
            file.unlink()  # before the lock goes: who waits for it sees that this file is no longer the lock
        os.close(descriptor)


def lock_file(path: Path) -> Path:
    """Return where the lock on *path* is: beside it, since the folder itself changes places."""
    return path.parent / f".{path.name}.lock"


def _taken(file: Path, *, wait: bool) -> int:
    """Return the descriptor of the lock file, locked and empty.

    A file that its former holder has taken away while we waited is a lock on nothing: then we try again.
    """
    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_still(file, descriptor):
                os.ftruncate(descriptor, 0)
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _is_still(file: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.stat(file), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _signature() -> str:
    return f"process {os.getpid()} on {platform.node()} since {datetime.now(UTC).isoformat(' ', 'seconds')}"


def _holder(file: Path) -> str:
    with suppress(OSError):
        return file.read_text(encoding="utf-8") or "another process"
    return "another process"
