"""GO-CAM: causal activity models of the Gene Ontology, as Minerva JSON or as the YAML of gocam-py."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from graphbuilder.curated import nodes, yaml_file
from graphbuilder.curated.document import CuratedDocument
from graphbuilder.curated.nodes import Node
from graphbuilder.curated.registry import CATEGORIES, NO_TERMINOLOGY, Registry
from graphbuilder.errors import InputError
from graphbuilder.model import CURATED, Category, Composed, Group, Part, Predicate, Term
from graphbuilder.protocols import Terminology

RULE: Final = f"{CURATED}GO-CAM"
ENABLED_BY: Final = "RO:0002333"
PLACES: Final = {"part_of": "BFO:0000050", "occurs_in": "BFO:0000066"}
KINDS: Final = {
    "GO:0003674": Category.PROCESS,
    "GO:0008150": Category.PROCESS,
    "GO:0005575": Category.ANATOMY,
    "GO:0110165": Category.ANATOMY,
    "CHEBI:33695": Category.GENE,
    "CHEBI:24431": Category.CHEMICAL,
    "CARO:0000000": Category.ANATOMY,
}
"""Categories of the root types of individuals; the more specific first, since a protein is a chemical entity too."""


def read(
    path: Path, predicates: Mapping[Group, Predicate], terminology: Terminology = NO_TERMINOLOGY
) -> CuratedDocument:
    """Return the model's causal links between activities as one document.

    An activity is a molecular function composed with the gene product that enables it.

    Raises:
        InputError: If the file is no GO-CAM model.
    """
    try:
        if path.suffix != ".json":
            return from_fields(yaml_file.load(path), path, predicates, terminology)
        return _minerva(path, predicates, terminology)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not JSON: {error}") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: no GO-CAM model: {error} is missing or not what it should be") from error


def _activity(function: Term, product: Term | None) -> Node:
    if product is None:
        return Node(function, function.label)
    composed = Composed(function, (Part(ENABLED_BY, "enabled by", product),), function)
    return Node(composed, f"{product.label} {function.label}")


def _relation(how: str, object_: Node | None) -> str:
    """Return the relation *how*; being part of a process serves it, while being part of a complex is not causal."""
    if how == PLACES["part_of"] and object_ is not None and object_.concept.category is Category.PROCESS:
        return "serves"
    return how


# Minerva JSON


def _minerva(path: Path, predicates: Mapping[Group, Predicate], terminology: Terminology) -> CuratedDocument:
    model = json.loads(path.read_text(encoding="utf-8-sig"))
    registry = Registry(terminology)
    individuals = {one["id"]: one for one in model["individuals"]}
    facts = [(fact["subject"], fact["property"], fact["object"], fact) for fact in model["facts"]]
    terms = {key: found for key, one in individuals.items() if (found := _term(one, registry)) is not None}
    enabled = {subject: terms[to] for subject, how, to, _ in facts if how == ENABLED_BY and to in terms}
    activities = {key: _activity(found, enabled.get(key)) for key, found in terms.items()}
    edges = [
        nodes.Edge(s, _relation(how, activities.get(o)), o, _references(fact, individuals))
        for s, how, o, fact in facts
        if how != ENABLED_BY
    ]
    key, warnings = str(model.get("id") or path.stem), registry.warnings()
    return nodes.document(key, _title(model, path), activities, edges, predicates, RULE, warnings=warnings)


def _term(individual: Mapping[str, Any], registry: Registry) -> Term | None:
    """Return what an individual is an instance of, or nothing for evidence and anonymous ones."""
    named = next((one for one in individual.get("type", []) if one.get("type") == "class"), None)
    if named is None:
        return None
    roots = {root.get("id") for root in individual.get("root-type", [])}
    category = next((kind for root, kind in KINDS.items() if root in roots), Category.OTHER)
    return registry.term(str(named["id"]), " ".join(str(named.get("label") or named["id"]).split()), category)


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


# YAML


def from_fields(
    model: Mapping[str, Any], path: Path, predicates: Mapping[Group, Predicate], terminology: Terminology
) -> CuratedDocument:
    """Return the document of a YAML model that is loaded already, as `read` does.

    Raises:
        InputError: If they are no model.
    """
    try:
        return _yaml(model, path, predicates, terminology)
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: no GO-CAM model: {error} is missing or not what it should be") from error


def _yaml(
    model: Mapping[str, Any], path: Path, predicates: Mapping[Group, Predicate], terminology: Terminology
) -> CuratedDocument:
    registry = Registry(terminology)
    labels = {one["id"]: str(one.get("label") or one["id"]) for one in model.get("objects") or []}

    def term(association: Any) -> Term | None:
        curie = association.get("term") if isinstance(association, Mapping) else None
        return None if curie is None else registry.term(str(curie), labels.get(curie, str(curie)), _kind(str(curie)))

    named: dict[str, Node] = {
        curie: Node(registry.term(curie, label, _kind(curie)), label) for curie, label in labels.items()
    }
    for molecule in model.get("molecules") or []:
        if (found := term(molecule)) is not None:
            named[str(molecule["id"])] = Node(found, found.label)
    for one in model["activities"]:
        if (function := term(one.get("molecular_function"))) is not None:
            named[str(one["id"])] = _activity(function, term(one.get("enabled_by")))
    edges = [
        replace(edge, relation=_relation(edge.relation, named.get(edge.object)))
        for one in model["activities"]
        for edge in _activity_edges(one)
    ]
    key, title = str(model.get("id") or path.stem), str(model.get("title") or path.stem)
    return nodes.document(key, title, named, edges, predicates, RULE, warnings=registry.warnings())


def _activity_edges(activity: Mapping[str, Any]) -> Iterator[nodes.Edge]:
    here = str(activity["id"])
    for field, relation in PLACES.items():
        if (place := activity.get(field)) and place.get("term"):
            yield nodes.Edge(here, relation, str(place["term"]), _cited(place))
    for fact in activity.get("causal_associations") or []:
        yield nodes.Edge(here, str(fact["predicate"]), str(fact["downstream_activity"]), _cited(fact))
    for fact in activity.get("molecular_associations") or []:
        yield nodes.Edge(here, str(fact["predicate"]), str(fact["molecule"]), _cited(fact))


def _cited(fact: Mapping[str, Any]) -> str:
    return ", ".join(dict.fromkeys(str(one["reference"]) for one in fact.get("evidence") or [] if one.get("reference")))


def _kind(curie: str) -> Category:
    prefix = curie.partition(":")[0].upper()
    return (
        Category.GENE
        if prefix in {"UNIPROTKB", "POMBASE", "MGI", "SGD", "WB"}
        else CATEGORIES.get(prefix, Category.OTHER)
    )
