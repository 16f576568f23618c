"""DrugMechDB: curated paths from a drug to a disease, one JSON object a line."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from graphbuilder.curated import nodes
from graphbuilder.curated.document import CuratedDocument
from graphbuilder.curated.registry import NO_TERMINOLOGY, Registry
from graphbuilder.errors import InputError
from graphbuilder.model import CURATED, Group, Predicate
from graphbuilder.protocols import Terminology

RULE = f"{CURATED}DrugMechDB"


def read(
    path: Path, predicates: Mapping[Group, Predicate], terminology: Terminology = NO_TERMINOLOGY
) -> Iterator[CuratedDocument]:
    """Yield one document for each path in the file (``.jsonl``, gzip or plain).

    Raises:
        InputError: With the line, if it is no JSON, lacks nodes or links, or the file is damaged.
    """
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _document(line, f"{path}:{number}", predicates, terminology)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error


def _document(
    line: str, where: str, predicates: Mapping[Group, Predicate], terminology: Terminology
) -> CuratedDocument:
    try:
        path = json.loads(line)
        about = path["graph"]
        registry = Registry(terminology)
        named = {
            str(one["id"]): nodes.node(str(one["id"]), str(one["name"]), str(one["label"]), registry)
            for one in path["nodes"]
        }
        references = ", ".join(map(str, path.get("references") or []))
        edges = [nodes.Edge(link["source"], link["key"], link["target"], references) for link in path["links"]]
        title = f"{about['drug']} for {about['disease']}"
        return nodes.document(str(about["_id"]), title, named, edges, predicates, RULE)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON at column {error.colno}: {error.msg}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{where}: no DrugMechDB path: {error} is missing or not what it should be") from error
