"""``ontology/composition.toml``: how a concept without a term of its own is made of terms."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphbuilder.errors import DataError
from graphbuilder.model import Category, Part, Term
from graphbuilder.ontology.names import singular

_JOINING = frozenset({"and", "or"})
"""Bounds that do not end a head for a guess: what is joined is most often of one kind."""

_STEM = 3
"""Letters that must stand before an ending, so that "rate" is not taken for the name of a salt."""


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
class Quality:
    """What "loss of X" or "dilated X" adds to X, and to which kinds of X it may be added (none named: to all).

    ``over`` are qualities that say less, ``under`` those that say more: "increased levels of X" has the increase alone.
    """

    part: Part
    base: frozenset[Category]
    over: frozenset[str]
    under: frozenset[str]

    def fits(self, kind: Category) -> bool:
        """Tell whether a thing of this kind can have the quality."""
        return not self.base or kind in self.base


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tables of the file; ``nouns`` and ``adjectives`` lead to the quality that they add.

    ``generic`` are nouns that say of what kind a thing is and no more ("the SOX2 gene"); ``routes`` are modifiers that
    say how something is given, not where it is ("oral").
    """

    prepositions: frozenset[str]
    bounds: frozenset[str]
    plain: frozenset[str]
    closing: frozenset[str]
    vague: frozenset[str]
    broader: frozenset[str]
    generic: Mapping[str, frozenset[Category]]
    routes: Mapping[str, frozenset[Category]]
    relations: tuple[Relation, ...]
    nouns: Mapping[str, Quality]
    adjectives: Mapping[str, Quality]
    forms: Mapping[str, Relation]
    operators: Mapping[str, Operator]
    endings: tuple[tuple[str, Category], ...]

    def relation(self, base: Category, part: Category) -> Relation | None:
        """Return what ties a base of this kind to a part of that kind; nothing where no meaning is plain."""
        return next((row for row in self.relations if base in row.base and part in row.part), None)

    def guess(self, label: str) -> Category:
        """Return the likely kind of a thing by the end of its head, the words before a complement.

        >>> from graphbuilder.resources import folder
        >>> read_grammar(folder("ontology") / "composition.toml").guess("fusion of tired myoblasts").value
        'process'
        """
        words = label.split()
        bounds = (self.prepositions | self.bounds) - _JOINING
        stop = next((at for at, word in enumerate(words) if at and word in bounds), len(words))
        head = " ".join([*words[: stop - 1], singular(words[stop - 1])]) if words else ""
        return next((category for ending, category in self.endings if _ends(head, ending)), Category.OTHER)


def _ends(head: str, ending: str) -> bool:
    """Tell whether a head ends so: in whole words, or in part of a word that is not much shorter than the word."""
    rest = head.removesuffix(ending)
    return head != rest and (not rest or " " in (rest[-1], ending[0]) or len(rest.rpartition(" ")[2]) >= _STEM)


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
    qualities = [(row, _quality(row, table["quality"])) for row in table["quality"]]
    endings = [(ending, Category(name)) for name, listed in table["guess"].items() for ending in listed]
    return Grammar(
        prepositions=frozenset(table["prepositions"]),
        bounds=frozenset(table["bounds"]),
        plain=frozenset(table["plain"]),
        closing=frozenset(table["closing"]),
        vague=frozenset(table["vague"]),
        broader=frozenset(table["broader"]),
        generic={word: _kinds(row["base"]) for row in table["generic"] for word in row["nouns"]},
        routes={word: _kinds(row["base"]) for row in table["route"] for word in row["adjectives"]},
        relations=tuple(
            Relation(_kinds(row["base"]), _kinds(row["part"]), row["id"], row["label"]) for row in table["relation"]
        ),
        nouns={noun: quality for row, quality in qualities for noun in row.get("nouns", ())},
        adjectives={adjective: quality for row, quality in qualities for adjective in row.get("adjectives", ())},
        forms={
            noun: Relation(_kinds(row["base"]), frozenset(), row["id"], row["label"])
            for row in table["form"]
            for noun in row["nouns"]
        },
        operators={noun: _operator(row) for row in table["operator"] for noun in row["nouns"]},
        endings=tuple(sorted(endings, key=lambda pair: (-len(pair[0]), pair))),
    )


def _quality(row: dict[str, Any], rows: list[dict[str, Any]]) -> Quality:
    part = Part(row["relation"], row["relation_label"], Term(row["id"], row["label"], Category.QUALITY))
    under = frozenset(other["id"] for other in rows if row["id"] in other.get("over", ()))
    return Quality(part, _kinds(row.get("base", [])), frozenset(row.get("over", ())), under)


def _operator(row: dict[str, Any]) -> Operator:
    base = Term(row["base"], row["base_label"], Category(row["base_category"]))
    return Operator(base, _kinds(row["part"]), row["id"], row["label"])


def _kinds(names: list[str]) -> frozenset[Category]:
    return frozenset(map(Category, names))
