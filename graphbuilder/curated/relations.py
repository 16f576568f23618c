"""Which group a curated source's relation belongs to (relations.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

from graphbuilder.model import Group


class Relation(NamedTuple):
    """A group, and whether the ends must be exchanged."""

    group: Group
    inverse: bool


def relation(name: str) -> Relation | None:
    """Return the relation that *name* (a label or a Biolink CURIE) stands for, or nothing where it is about no cause.

    >>> relation("biolink:caused_by")
    Relation(group=<Group.CAUSES: 'causes'>, inverse=True)
    """
    return _table().get(name.removeprefix("biolink:").replace("_", " ").strip().lower())


@cache
def _table() -> dict[str, Relation]:
    text = resources.files("graphbuilder.curated").joinpath("relations.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return {
        name.lower(): Relation(Group(group), side == "inverse")
        for side in ("forward", "inverse")
        for name, group in table[side].items()
    }
