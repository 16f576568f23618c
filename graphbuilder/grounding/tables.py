"""The word lists that a curator edits: aliases, relational adjectives, learned names, names that mislead.

All are tab-separated, with the names of their columns in the first line, sorted.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graphbuilder.errors import DataError
from graphbuilder.model import Category, Term


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that we give a term.

    ``scope`` is ``alias`` or, where the name says more than the term does, ``narrow``: the term is then the nearest
    broader one. ``when`` are words of which the text must hold one (or, with a leading ``!``, none).
    """

    name: str
    term: Term
    scope: str
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Adjective:
    """A relational adjective and the noun it stands for in one ontology: ``renal``, ``kidney``, ``uberon``."""

    adjective: str
    noun: str
    ontology: str


@dataclass(frozen=True, slots=True)
class Learned:
    """A surface of annotated text: how often it was given the term, of how often it was seen at all.

    A term without a local part (``CL:``) says that annotators of that ontology left the surface alone.
    """

    name: str
    term: str
    label: str
    count: int
    seen: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A name that is a common word in most texts; ``prefixes`` are the ontologies it misleads to, empty for all.

    It may mislead in running ``text``, or where somebody took it for a ``mention``, or both.
    """

    name: str
    prefixes: frozenset[str]
    text: bool = True
    mention: bool = False


def aliases(path: Path) -> tuple[Alias, ...]:
    """Return the curated aliases in *path*.

    Raises:
        DataError: If a line lacks a column or names an unknown category or scope.
    """
    return tuple(_alias(row, path, number) for number, row in _rows(path, _ALIAS))


def adjectives(path: Path) -> tuple[Adjective, ...]:
    """Return the relational adjectives in *path*.

    Raises:
        DataError: If a line lacks a column.
    """
    return tuple(Adjective(*row) for _, row in _rows(path, _ADJECTIVE))


def learned(path: Path) -> tuple[Learned, ...]:
    """Return the learned names in *path*, which may be gzipped.

    Raises:
        DataError: If a line lacks a column or a count is no number.
    """
    return tuple(_learned(row, path, number) for number, row in _rows(path, _LEARNED))


def stops(path: Path) -> tuple[Stop, ...]:
    """Return the names that mislead in *path*: in running ``text``, as a ``mention``, or ``always``.

    Raises:
        DataError: If a line lacks a column or says something else.
    """
    return tuple(_stop(row, path, number) for number, row in _rows(path, _STOP))


def wordings(path: Path) -> dict[str, tuple[str, ...]]:
    """Return what else an ontology may say for the last word of a name, as *path* has it.

    Raises:
        DataError: If a line lacks a column.
    """
    found: dict[str, tuple[str, ...]] = {}
    for _, (written, named) in _rows(path, _WORDING):
        found[written] = (*found.get(written, ()), named)
    return found


_ALIAS = ("name", "term", "label", "category", "scope", "when")
_ADJECTIVE = ("adjective", "noun", "ontology")
_LEARNED = ("name", "term", "label", "count", "seen")
_STOP = ("name", "prefixes", "where")
_PLACES = {"always": (True, True), "mention": (False, True), "text": (True, False)}
_WORDING = ("written", "named")
_SCOPES = ("alias", "narrow")


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Yield number and cells of every line below the header."""
    raw = path.read_bytes()
    content = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    for number, line in enumerate(content.splitlines(), 1):
        cells = line.split("\t")
        if number == 1 and tuple(cells) != columns:
            raise DataError(f"{path}:1: found {line[:60]!r}; expected the columns {' '.join(columns)}")
        if len(cells) != len(columns):
            raise DataError(f"{path}:{number}: found {len(cells)} columns; expected {len(columns)}")
        if number > 1:
            yield number, cells


def _alias(row: list[str], path: Path, number: int) -> Alias:
    name, term, label, category, scope, when = row
    if scope not in _SCOPES:
        raise DataError(f"{path}:{number}: scope: found {scope!r}; expected one of {', '.join(_SCOPES)}")
    try:
        kind = Category(category)
    except ValueError as error:
        raise DataError(f"{path}:{number}: category: {error}; expected one of {', '.join(Category)}") from error
    return Alias(name, Term(term, label, kind), scope, tuple(when.split()))


def _stop(row: list[str], path: Path, number: int) -> Stop:
    name, prefixes, where = row
    if where not in _PLACES:
        raise DataError(f"{path}:{number}: where: found {where!r}; expected one of {', '.join(_PLACES)}")
    return Stop(name, frozenset(prefixes.split()), *_PLACES[where])


def _learned(row: list[str], path: Path, number: int) -> Learned:
    name, term, label, count, seen = row
    try:
        return Learned(name, term, label, int(count), int(seen))
    except ValueError as error:
        raise DataError(f"{path}:{number}: {error}; expected whole numbers in 'count' and 'seen'") from error
