"""GO-CAM: causal activity models of the Gene Ontology, as Minerva JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graphbuilder.curated import nodes
from graphbuilder.curated.telling import Telling
from graphbuilder.errors import InputError
from graphbuilder.model import Category, Composed, Concept, Group, Part, Predicate, Term

RULE = "curated: GO-CAM"
ENABLED_BY = "RO:0002333"
KINDS = {
    "GO:0003674": Category.PROCESS,
    "GO:0008150": Category.PROCESS,
    "GO:0005575": Category.ANATOMY,
    "GO:0110165": Category.ANATOMY,
    "CHEBI:33695": Category.GENE,
    "CHEBI:24431": Category.CHEMICAL,
    "CARO:0000000": Category.ANATOMY,
}
"""Root types of individuals, the more telling first: a protein is a chemical entity too."""


def telling(path: Path, predicates: Mapping[Group, Predicate]) -> Telling:
    """Return the model's causal links between activities as claims.

    An activity is a molecular function composed with the gene product that enables it.

    Raises:
        InputError: If the file is no Minerva JSON.
    """
    try:
        model = json.loads(path.read_text(encoding="utf-8"))
        individuals = {one["id"]: one for one in model["individuals"]}
        facts = [(fact["subject"], fact["property"], fact["object"], fact) for fact in model["facts"]]
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not JSON: {error}") from error
    except (KeyError, TypeError) as error:
        raise InputError(f"{path}: no Minerva model: {error} is missing or not what it should be") from error
    terms = {key: found for key, one in individuals.items() if (found := _term(one)) is not None}
    enabled = {subject: terms[to] for subject, how, to, _ in facts if how == ENABLED_BY and to in terms}
    concepts: dict[str, Concept] = {key: _activity(found, enabled.get(key)) for key, found in terms.items()}
    links = [nodes.Link(s, how, o, _references(fact, individuals)) for s, how, o, fact in facts if how != ENABLED_BY]
    return nodes.telling(str(model.get("id") or path.stem), _title(model, path), concepts, links, predicates, RULE)


def _activity(function: Term, product: Term | None) -> Concept:
    return function if product is None else Composed(function, (Part(ENABLED_BY, "enabled by", product),), function)


def _term(individual: Mapping[str, Any]) -> Term | None:
    """Return what an individual is an instance of, or nothing for evidence and anonymous ones."""
    named = next((one for one in individual.get("type", []) if one.get("type") == "class"), None)
    if named is None:
        return None
    roots = {root.get("id") for root in individual.get("root-type", [])}
    category = next((kind for root, kind in KINDS.items() if root in roots), Category.OTHER)
    return Term(named["id"], " ".join(str(named.get("label") or named["id"]).split()), category)


def _references(fact: Mapping[str, Any], individuals: Mapping[str, Any]) -> str:
    found = dict.fromkeys(_sources(fact, individuals))
    return ", ".join(found)


def _sources(fact: Mapping[str, Any], individuals: Mapping[str, Any]) -> Iterator[str]:
    for note in fact.get("annotations", []):
        if note.get("key") == "evidence":
            evidence = individuals.get(note["value"], {})
            yield from (str(a["value"]) for a in evidence.get("annotations", []) if a.get("key") == "source")


def _title(model: Mapping[str, Any], path: Path) -> str:
    titles = (note["value"] for note in model.get("annotations", []) if note.get("key") == "title")
    return str(next(titles, path.stem))
