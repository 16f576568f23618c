"""DrugMechDB: curated paths from a drug to a disease, one JSON object a line."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from graphbuilder.curated import nodes
from graphbuilder.curated.naming import UNNAMED, Naming, Registry
from graphbuilder.curated.telling import Telling
from graphbuilder.errors import InputError
from graphbuilder.model import CURATED, Group, Predicate

RULE = f"{CURATED}DrugMechDB"


def tellings(path: Path, predicates: Mapping[Group, Predicate], naming: Naming = UNNAMED) -> Iterator[Telling]:
    """Yield one telling a path of the file (``.jsonl``, gzip or plain).

    Raises:
        InputError: With the line, if it is no JSON, lacks nodes or links, or the file is damaged.
    """
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _telling(line, f"{path}:{number}", predicates, naming)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error


def _telling(line: str, where: str, predicates: Mapping[Group, Predicate], naming: Naming) -> Telling:
    try:
        path = json.loads(line)
        about = path["graph"]
        registry = Registry(naming)
        named = {
            str(one["id"]): nodes.node(str(one["id"]), str(one["name"]), str(one["label"]), registry)
            for one in path["nodes"]
        }
        references = ", ".join(map(str, path.get("references") or []))
        links = [nodes.Link(link["source"], link["key"], link["target"], references) for link in path["links"]]
        title = f"{about['drug']} for {about['disease']}"
        return nodes.telling(str(about["_id"]), title, named, links, predicates, RULE)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON at column {error.colno}: {error.msg}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{where}: no DrugMechDB path: {error} is missing or not what it should be") from error
