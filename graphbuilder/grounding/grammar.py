"""``ontology/composition.toml``: how a concept without a term of its own is made of terms."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphbuilder.errors import DataError
from graphbuilder.model import Category, Part, Term


@dataclass(frozen=True, slots=True)
class Relation:
    """What ties a base of one kind to a part of another."""

    base: frozenset[Category]
    part: frozenset[Category]
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Operator:
    """What a noun such as "inhibition" makes of its complement: a base of its own, with the complement as part."""

    base: Term
    part: frozenset[Category]
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tables of the file; ``nouns`` and ``adjectives`` lead to the part that a quality adds."""

    prepositions: frozenset[str]
    plain: frozenset[str]
    vague: frozenset[str]
    broader: frozenset[str]
    relations: tuple[Relation, ...]
    nouns: Mapping[str, Part]
    adjectives: Mapping[str, Part]
    forms: Mapping[str, Relation]
    operators: Mapping[str, Operator]
    endings: tuple[tuple[str, Category], ...]

    def relation(self, base: Category, part: Category) -> Relation | None:
        """Return what ties a base of this kind to a part of that kind; nothing where no meaning is plain."""
        return next((row for row in self.relations if base in row.base and part in row.part), None)

    def guess(self, label: str) -> Category:
        """Return the likely kind of a thing by the end of its name."""
        return next((category for ending, category in self.endings if label.endswith(ending)), Category.OTHER)


def read_grammar(path: Path) -> Grammar:
    """Return the tables in *path*.

    Raises:
        DataError: If a table lacks a field or names an unknown category.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return _grammar(table)
    except KeyError as error:
        raise DataError(f"{path}: the field '{error.args[0]}' is missing") from error
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise DataError(f"{path}: {error}") from error


def _grammar(table: dict[str, Any]) -> Grammar:
    qualities = [(row, Part(row["relation"], row["relation_label"], _quality(row))) for row in table["quality"]]
    endings = [(ending, Category(name)) for name, listed in table["guess"].items() for ending in listed]
    return Grammar(
        prepositions=frozenset(table["prepositions"]),
        plain=frozenset(table["plain"]),
        vague=frozenset(table["vague"]),
        broader=frozenset(table["broader"]),
        relations=tuple(
            Relation(_kinds(row["base"]), _kinds(row["part"]), row["id"], row["label"]) for row in table["relation"]
        ),
        nouns={noun: part for row, part in qualities for noun in row.get("nouns", ())},
        adjectives={adjective: part for row, part in qualities for adjective in row["adjectives"]},
        forms={
            noun: Relation(_kinds(row["base"]), frozenset(), row["id"], row["label"])
            for row in table["form"]
            for noun in row["nouns"]
        },
        operators={noun: _operator(row) for row in table["operator"] for noun in row["nouns"]},
        endings=tuple(sorted(endings, key=lambda pair: (-len(pair[0]), pair))),
    )


def _quality(row: dict[str, Any]) -> Term:
    return Term(row["id"], row["label"], Category.QUALITY)


def _operator(row: dict[str, Any]) -> Operator:
    base = Term(row["base"], row["base_label"], Category(row["base_category"]))
    return Operator(base, _kinds(row["part"]), row["id"], row["label"])


def _kinds(names: list[str]) -> frozenset[Category]:
    return frozenset(map(Category, names))
