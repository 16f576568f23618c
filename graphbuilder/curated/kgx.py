"""KGX: a graph as two tables, nodes and edges, in TSV or JSON lines (Biolink Model)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graphbuilder.curated import nodes
from graphbuilder.curated.telling import Telling
from graphbuilder.errors import InputError
from graphbuilder.model import Concept, Group, Predicate

RULE = "curated: KGX"


def telling(node_file: Path, edge_file: Path, predicates: Mapping[Group, Predicate]) -> Telling:
    """Return the graph in the two files as claims; its id is the stem of the edge file.

    Raises:
        InputError: With file and line, if a row lacks ``id`` or ``subject``, ``predicate`` and ``object``.
    """
    terms: dict[str, Concept] = {}
    for where, row in _rows(node_file):
        key = _cell(row, "id", where)
        terms[key] = nodes.term(key, str(row.get("name") or key), _first(row.get("category")))
    links = [
        nodes.Link(
            _cell(row, "subject", where),
            _cell(row, "predicate", where),
            _cell(row, "object", where),
            _all(row.get("publications")),
        )
        for where, row in _rows(edge_file)
    ]
    return nodes.telling(edge_file.stem, edge_file.stem, terms, links, predicates, RULE)


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    with path.open(encoding="utf-8", newline="") as file:
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
