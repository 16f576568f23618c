"""The relation of each of the fourteen groups, as ``ontology/predicates.toml`` has them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graphbuilder.errors import OntologyError
from graphbuilder.model import Group, Predicate
from graphbuilder.resources import folder


@dataclass(frozen=True, slots=True)
class Relation:
    """A group's relation with its neighbours in RO and Biolink; the fields are explained in the file."""

    id: str
    label: str
    inverse: str
    sign: int
    biolink: str
    symmetric: bool = False
    broader: str = ""
    close: tuple[str, ...] = ()
    note: str = ""


def predicate(group: Group) -> Predicate:
    """Return the predicate of a group.

    >>> predicate(Group.RELEASES).id
    'gb:releases'
    """
    return predicates()[group]


@cache
def predicates() -> Mapping[Group, Predicate]:
    """Return the predicate of every group."""
    return MappingProxyType(
        {group: Predicate(known.id, known.label, group, known.sign) for group, known in relations().items()}
    )


@cache
def relations() -> Mapping[Group, Relation]:
    """Return the relation of every group, in the order of the groups."""
    return MappingProxyType(read(folder("ontology") / "predicates.toml"))


def read(path: Path) -> dict[Group, Relation]:
    """Return the relation of every group in *path*.

    Raises:
        OntologyError: If a group is missing or unknown, or an entry lacks a field or has one too many.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise OntologyError(f"{path}: {error}") from error
    odd = sorted({group.value for group in Group} ^ table.keys())
    if odd:
        raise OntologyError(f"{path}: one entry a group is needed; missing or unknown: {', '.join(odd)}")
    return {group: _relation(table[group.value], f"{path}, group '{group.value}'") for group in Group}


def _relation(fields: Mapping[str, Any], where: str) -> Relation:
    try:
        relation = Relation(**{**fields, "close": tuple(fields.get("close", ()))})
    except TypeError as error:
        raise OntologyError(f"{where}: {str(error).removeprefix('Relation.__init__() ')}") from error
    if relation.sign not in {-1, 0, 1}:
        raise OntologyError(f"{where}: sign: found {relation.sign!r}; expected 1, 0 or -1")
    return relation
