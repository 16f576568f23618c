"""What we know of each ontology: version, licence, the category of its terms, where it came from.

No licence in the manifest, no entry in the index.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphbuilder.errors import OntologyError
from graphbuilder.model import Category
from graphbuilder.resources import folder


@dataclass(frozen=True, slots=True)
class Ontology:
    """One ontology, by its lower-case name (``cl``).

    The fields are explained at the head of ``ontology/manifest.toml``.
    """

    name: str
    prefix: str
    title: str
    version: str = ""
    licence: str = ""
    credit: str = ""
    source: str = ""
    taken: str = ""
    purl: str = ""
    category: Category = Category.OTHER
    branches: Mapping[str, Category] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    cut: Mapping[str, str] = field(default_factory=dict)
    unequal: Mapping[str, str] = field(default_factory=dict)
    mixed: bool = False
    heads: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def shipped() -> tuple[Ontology, ...]:
    """Return the ontologies of ``ontology/manifest.toml``, by name."""
    return read(folder("ontology") / "manifest.toml")


def read(path: Path) -> tuple[Ontology, ...]:
    """Return the ontologies of a manifest, by name.

    Raises:
        OntologyError: If an entry lacks a field, has one too many, or names an unknown category.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("ontology", {})
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise OntologyError(f"{path}: {error}") from error
    return tuple(_ontology(name, table, f"{path}, ontology '{name}'") for name, table in sorted(tables.items()))


def _ontology(name: str, table: Mapping[str, Any], where: str) -> Ontology:
    lists = {key: tuple(value) for key, value in table.items() if isinstance(value, list)}
    try:
        category = Category(table["category"])
        branches = {term: Category(value) for term, value in table.get("branches", {}).items()}
        ontology = Ontology(**{**table, **lists, "name": name, "category": category, "branches": branches})
    except KeyError as error:
        raise OntologyError(f"{where}: {error} is missing") from error
    except (TypeError, ValueError) as error:
        raise OntologyError(f"{where}: {error}") from error
    if ontology.files and not (ontology.licence and ontology.version and ontology.credit):
        raise OntologyError(f"{where}: licence, version or credit is empty; what is shipped states all three")
    return ontology
