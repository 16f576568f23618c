"""DrugMechDB: curated paths from a drug to a disease, one JSON object a line."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from graphbuilder.curated import nodes
from graphbuilder.curated.telling import Telling
from graphbuilder.errors import InputError
from graphbuilder.model import Concept, Group, Predicate

RULE = "curated: DrugMechDB"


def tellings(path: Path, predicates: Mapping[Group, Predicate]) -> Iterator[Telling]:
    """Yield one telling a path of the file (``.jsonl``, gzip or plain).

    Raises:
        InputError: With the line, if it is no JSON or lacks nodes or links.
    """
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _telling(line, f"{path}:{number}", predicates)


def _telling(line: str, where: str, predicates: Mapping[Group, Predicate]) -> Telling:
    try:
        path = json.loads(line)
        about = path["graph"]
        terms: dict[str, Concept] = {
            node["id"]: nodes.term(node["id"], node["name"], node["label"]) for node in path["nodes"]
        }
        references = ", ".join(path.get("references") or [])
        links = [nodes.Link(link["source"], link["key"], link["target"], references) for link in path["links"]]
        title = f"{about['drug']} for {about['disease']}"
        return nodes.telling(about["_id"], title, terms, links, predicates, RULE)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON at column {error.colno}: {error.msg}") from error
    except (KeyError, TypeError) as error:
        raise InputError(f"{where}: no DrugMechDB path: {error} is missing or not what it should be") from error
