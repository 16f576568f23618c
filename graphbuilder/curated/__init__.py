"""Mechanisms that people have curated elsewhere, read as graphs so that they can be compared with what texts say."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graphbuilder.curated.telling import Telling
from graphbuilder.errors import InputError
from graphbuilder.model import Group, Predicate

__all__ = ["Telling", "tellings"]


def tellings(path: Path, predicates: Mapping[Group, Predicate]) -> tuple[Telling, ...]:
    """Return what a curated file tells: DisMech (``.yaml``), DrugMechDB (``.jsonl.gz``) or GO-CAM (``.json``).

    Raises:
        InputError: If the file is missing, of another kind, or damaged.
    """
    from graphbuilder.curated import dismech, drugmechdb, gocam

    if not path.is_file():
        raise InputError(f"{path}: no such file (expected a graph folder or a curated file)")
    if path.suffix in {".yaml", ".yml"}:
        return (dismech.telling(dismech.read(path), predicates)[0],)
    if path.name.endswith(".jsonl.gz"):
        return tuple(drugmechdb.tellings(path, predicates))
    if path.suffix == ".json":
        return (gocam.telling(path, predicates),)
    raise InputError(f"{path}: not a curated file known here (.yaml DisMech, .jsonl.gz DrugMechDB, .json GO-CAM)")
