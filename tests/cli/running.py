"""Running commands in this process, as the installed command would."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from graphbuilder.cli import main


@dataclass(frozen=True)
class Run:
    """What a command left: exit code, stdout, stderr."""

    code: int
    out: str
    err: str


def run(*words: object) -> Run:
    """Run ``graphbuilder`` with *words*."""
    out, err = io.StringIO(), io.StringIO()
    with _argv(*words), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
            code = 0
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    return Run(code, out.getvalue(), err.getvalue())


@contextlib.contextmanager
def _argv(*words: object) -> Iterator[None]:
    before = sys.argv
    sys.argv = ["graphbuilder", *map(str, words)]
    try:
        yield
    finally:
        sys.argv = before
