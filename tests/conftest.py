"""Where the tests find things, and what they say when something is not there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import server

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def missing(what: str) -> None:
    """Skip with a clear line; under ``CI=true`` a skip would hide a hole, so fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and CI=true")
    pytest.skip(f"SKIPPED, NOT TESTED: {what} is missing")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the data folder beside the checkout (seed page, evaluation sets, corpora, ontologies)."""
    if not SHARED.is_dir():
        missing("the data folder ../shared")
    return SHARED


@pytest.fixture(scope="session")
def neo4j_server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    """Start a real Neo4j for the whole session, with data of its own, and stop it at the end."""
    if shutil.which("java") is None:
        missing("Java 17 or 21 (for the real Neo4j)")
    if shutil.which("mvn") is None and not (root / ".neo4j" / "jars").is_dir():
        missing("Maven (for the real Neo4j)")
    home = tmp_path_factory.mktemp("neo4j")
    try:
        yield server.start(root, home)
    finally:
        server.stop(root, home)
