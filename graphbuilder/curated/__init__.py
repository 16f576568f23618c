"""Mechanisms that people have curated elsewhere, as documents with claims: DisMech, GO-CAM, DrugMechDB, KGX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from graphbuilder.curated import kgx
from graphbuilder.curated.document import Counts, CuratedDocument
from graphbuilder.curated.registry import NO_TERMINOLOGY
from graphbuilder.errors import InputError
from graphbuilder.model import Group, Predicate
from graphbuilder.protocols import Terminology

__all__ = ["NO_TERMINOLOGY", "Counts", "CuratedDocument", "expanded", "is_curated", "read"]

_ENDINGS: Final = (".yaml", ".yml", ".json", ".jsonl.gz", ".tsv")
KINDS: Final = (
    ".yaml DisMech or GO-CAM, .json GO-CAM, .jsonl.gz DrugMechDB, a pair ..nodes/..edges as .tsv or .jsonl KGX"
)


def is_curated(path: Path) -> bool:
    """Tell by its name whether a file holds curated mechanisms rather than a text."""
    pair = kgx.pair(path)
    return path.name.endswith(_ENDINGS) or (pair is not None and all(file.is_file() for file in pair))


def expanded(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files of *paths*, with a folder replaced by the curated files in it and below, sorted.

    Raises:
        InputError: If a folder holds none.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = [file for file in sorted(path.rglob("*")) if file.is_file() and is_curated(file) and not _second(file)]
        if not found:
            raise InputError(f"{path}: a folder without curated files ({KINDS}); name text files one by one")
        yield from found


def read(
    path: Path, predicates: Mapping[Group, Predicate], terminology: Terminology = NO_TERMINOLOGY
) -> Iterator[CuratedDocument]:
    """Yield the documents of a curated file: one for each disorder, drug path or model.

    Raises:
        InputError: If the file is missing, of another kind, or damaged.
    """
    from graphbuilder.curated import drugmechdb, gocam

    if not path.is_file():
        raise InputError(f"{path}: no such file (expected a graph folder or a curated file)")
    if (pair := kgx.pair(path)) is not None:
        yield kgx.read(*pair, predicates, terminology)
    elif path.suffix in {".yaml", ".yml"}:
        yield _yaml(path, predicates, terminology)
    elif path.name.endswith(".jsonl.gz"):
        yield from drugmechdb.read(path, predicates, terminology)
    elif path.suffix == ".json":
        yield gocam.read(path, predicates, terminology)
    else:
        raise InputError(f"{path}: not a curated file known here ({KINDS})")


def _yaml(path: Path, predicates: Mapping[Group, Predicate], terminology: Terminology) -> CuratedDocument:
    from graphbuilder.curated import dismech, gocam, yaml_file

    fields = yaml_file.load(path)
    if "activities" in fields:
        return gocam.from_fields(fields, path, predicates, terminology)
    return dismech.document(dismech.disorder(fields, path), predicates, terminology)


def _second(path: Path) -> bool:
    """Tell whether *path* is the node file of a pair, which its edge file stands for."""
    pair = kgx.pair(path)
    return pair is not None and path == pair[0]
