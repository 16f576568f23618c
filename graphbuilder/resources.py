"""Where the data folders are: ``ontology`` and ``queries``, beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

from graphbuilder.errors import DataError

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder *name* of the project's data.

    Raises:
        DataError: If the installation lacks it.
    """
    for home in (_PACKAGE / "_data", _PACKAGE.parent):
        if (home / name).is_dir():
            return home / name
    raise DataError(f"the data folder '{name}' is not beside or inside {_PACKAGE}; reinstall graphbuilder")
