"""Which kind of thing a term is: that of its ontology, or of the nearest branch that the manifest marks."""

from __future__ import annotations

from collections.abc import Mapping

from graphbuilder.model import Category
from graphbuilder.ontology.manifest import Ontology
from graphbuilder.ontology.record import Record

_CONDITIONS = {Category.DISEASE.value, Category.PHENOTYPE.value}


def category(curie: str, ontology: Ontology, records: Mapping[str, Record]) -> str:
    """Return the category of the nearest marked branch above the term (is_a), else that of the ontology."""
    level, seen = [curie], {curie}
    while level and ontology.branches:
        for member in level:
            if member in ontology.branches:
                return ontology.branches[member].value
        parents = {parent for member in level if member in records for parent in records[member].is_a}
        level = sorted(parents - seen)
        seen |= parents
    return ontology.category.value


def alike(one: str, other: str) -> bool:
    """Tell whether terms of these categories can mean the same: equal ones, a disease and a phenotype, the unknown."""
    return one == other or {one, other} <= _CONDITIONS or Category.OTHER.value in {one, other}


def above(curie: str, records: Mapping[str, Record]) -> set[str]:
    """Return the term and every one above it (is_a)."""
    seen, open_ = {curie}, [curie]
    while open_:
        record = records.get(open_.pop())
        fresh = set(record.is_a if record else ()) - seen
        seen |= fresh
        open_ += fresh
    return seen
