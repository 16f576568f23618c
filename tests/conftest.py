"""Where the tests find things, and what they say when something is not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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
