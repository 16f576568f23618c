"""KGX: a graph as two tables, nodes and edges, in TSV or JSON lines (Biolink Model)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graphbuilder.curated import nodes
from graphbuilder.curated.document import CuratedDocument
from graphbuilder.curated.registry import NO_TERMINOLOGY, Registry
from graphbuilder.errors import InputError
from graphbuilder.model import CURATED, Group, Predicate
from graphbuilder.protocols import Terminology

RULE = f"{CURATED}KGX"


def pair(path: Path) -> tuple[Path, Path] | None:
    """Return the node and edge files of which *path* is one (``x_nodes.tsv``, ``x_edges.tsv``), or nothing."""
    if path.suffix not in {".tsv", ".jsonl"}:
        return None
    for own, other in (("edges", "nodes"), ("nodes", "edges")):
        if path.stem.endswith(own):
            partner = path.with_name(f"{path.stem.removesuffix(own)}{other}{path.suffix}")
            return (partner, path) if own == "edges" else (path, partner)
    return None


def read(
    node_file: Path, edge_file: Path, predicates: Mapping[Group, Predicate], terminology: Terminology = NO_TERMINOLOGY
) -> CuratedDocument:
    """Return the graph in the two files as one document; its id is the stem of the edge file.

    Raises:
        InputError: If a file is missing; with file and line, if a row lacks ``id`` or ``subject``, ``predicate`` and
            ``object``.
    """
    registry = Registry(terminology)
    named: dict[str, nodes.Node] = {}
    warnings: list[str] = []
    for where, row in _rows(node_file):
        key = _cell(row, "id", where)
        if key in named:
            warnings.append(f"{where}: node {key!r} is there already; the first stands")
        else:
            named[key] = nodes.node(key, str(row.get("name") or key), _first(row.get("category")), registry)
    edges = (_edge(row, where) for where, row in _rows(edge_file))
    stem = edge_file.stem
    return nodes.document(stem, stem, named, edges, predicates, RULE, section="edges", warnings=tuple(warnings))


def _edge(row: Mapping[str, Any], where: str) -> nodes.Edge:
    subject, relation, object_ = (_cell(row, column, where) for column in ("subject", "predicate", "object"))
    negated = str(row.get("negated")).lower() in {"true", "1"}
    return nodes.Edge(subject, relation, object_, _all(row.get("publications")), negated)


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        yield from _read(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; KGX is a pair, ..nodes and ..edges") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: not a table in UTF-8: {error}") from error


def _read(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        if path.suffix == ".tsv":
            for row in (reader := csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)):
                yield f"{path}:{reader.line_num}", row
            return
        for number, line in enumerate(file, 1):
            if line.strip():
                yield f"{path}:{number}", _object(line, f"{path}:{number}")


def _object(line: str, where: str) -> Mapping[str, Any]:
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON at column {error.colno}: {error.msg}") from error
    if not isinstance(found, dict):
        raise InputError(f"{where}: a JSON object is expected, found {type(found).__name__}")
    return found


def _cell(row: Mapping[str, Any], column: str, where: str) -> str:
    if not row.get(column):
        raise InputError(f"{where}: no '{column}' (columns here: {', '.join(map(str, row))})")
    return str(row[column])


def _first(values: Any) -> str:
    return _all(values).partition(", ")[0]


def _all(values: Any) -> str:
    """Return the values of a multi-valued cell: a JSON list, or text with ``|`` between."""
    found = values if isinstance(values, list) else str(values or "").split("|")
    return ", ".join(str(value) for value in found if value)
