"""Where indexes and installed ontologies live on this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

DATA = "GRAPHBUILDER_DATA"
"""The environment variable that moves the folder, for a shared disk or a test."""


def data() -> Path:
    """Return the user's data folder, which need not exist yet: by the platform's rules, or where the variable says."""
    if DATA in os.environ:
        return Path(os.environ[DATA]).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "graphbuilder"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "graphbuilder"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "graphbuilder"
