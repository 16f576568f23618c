"""Every name that can be looked up: those of the ontologies, our aliases, learned surfaces, relational adjectives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from graphbuilder.grounding import tables, wording
from graphbuilder.grounding.memo import Memo
from graphbuilder.grounding.reach import Reach
from graphbuilder.model import Category, Term
from graphbuilder.ontology.index import Index
from graphbuilder.ontology.names import fold, key

_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z0-9][A-Za-z0-9+/-]{1,6}\Z|(?:[A-Z][a-z]?\d{0,2}|p\d{2,3})\Z")
"""A short name with two capitals, or hardly a name at all (p48): it must be written so in the text."""

_PREFIX = re.compile(
    "anti|auto|co|de|extra|hyper|inter|intra|juxta|mis|mono|multi|non|over|peri|post|pre|re|sub|trans|un", re.IGNORECASE
)

_SHORTEST = 7
"""Letters of the shortest word that may hide a name behind a prefix."""

_REMEMBERED = 1 << 15
"""How many names are remembered with their entries, and how many words with the prefix that hides a name in them."""

_NO_WORDS: frozenset[str] = frozenset()

_KINDS = {
    "CHEBI": Category.CHEMICAL,
    "CL": Category.CELL,
    "GO": Category.PROCESS,
    "HP": Category.PHENOTYPE,
    "MONDO": Category.DISEASE,
    "UBERON": Category.ANATOMY,
}
"""The category of a learned term that no installed ontology holds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name under a key: the term it may mean, how it is written, its scope, and what was done to find it.

    ``count`` of ``seen`` is how often annotators gave this surface this term; both 0 where nobody was asked.
    ``when`` are the words that the text must (or must not) hold.
    """

    term: Term
    text: str
    scope: str
    how: str = "as_written"
    count: int = 0
    seen: int = 0
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tables:
    """The word lists beside an index."""

    aliases: tuple[tables.Alias, ...] = ()
    adjectives: tuple[tables.Adjective, ...] = ()
    learned: tuple[tables.Learned, ...] = ()
    stops: tuple[tables.Stop, ...] = ()
    endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_tables(folder: Path, learned: bool = True) -> Tables:
    """Return the word lists in *folder*; without those learned from annotated text if *learned* is false.

    Raises:
        DataError: If a list is broken.
    """
    return Tables(
        aliases=tables.aliases(folder / "aliases.tsv"),
        adjectives=tables.adjectives(folder / "adjectives.tsv"),
        learned=tables.learned(folder / "learned.tsv.gz") if learned else (),
        stops=tables.stops(folder / "stoplist.tsv"),
        endings=tables.wordings(folder / "wordings.tsv"),
    )


class Lexicon:
    """Answers which names a key has; ``reach`` says how far a name can reach in a run of words."""

    def __init__(self, index: Index, lists: Tables) -> None:
        self.index = index
        self._aliases = _by_key(lists.aliases)
        self._learned = _by_key(lists.learned)
        self.vocabulary = wording.vocabulary(lists.adjectives, lists.endings)
        self.reach = Reach(index, (*self._aliases, *self._learned), self.vocabulary)
        self._stops = {key(row.name): row for row in lists.stops}
        self._contexts = {
            name: frozenset(word.removeprefix("!") for row in rows for word in row.when)
            for name, rows in self._aliases.items()
            if any(row.when for row in rows)
        }
        self.glued: Mapping[str, int] = Memo(self._glued, _REMEMBERED)
        self.entries: Callable[[str], tuple[Entry, ...]] = lru_cache(_REMEMBERED)(self._entries)

    def _glued(self, word: str) -> int:
        """Return how many letters of *word* are a prefix before a name that annotators mark there; 0 for none."""
        prefix = _PREFIX.match(word)
        if (
            prefix is None
            or len(fold(word)) < _SHORTEST
            or not any(row.count for row in self._learned.get(fold(word[prefix.end() :]), ()))
        ):
            return 0
        return prefix.end()

    def context(self, name: str) -> frozenset[str]:
        """Return the words of a text on which the meaning of this key depends."""
        return self._contexts.get(name, _NO_WORDS)

    def stopped(self, name: str, prefix: str, running: bool) -> bool:
        """Tell whether this key misleads to terms with this prefix, in *running* text or on its own."""
        stop = self._stops.get(name)
        misleads = stop is not None and (stop.text if running else stop.mention)
        return misleads and stop is not None and (not stop.prefixes or prefix in stop.prefixes)

    def _entries(self, name: str) -> tuple[Entry, ...]:
        found = [*self._named(name), *self._aliased(name), *self._by_adjective(name)]
        if not found:
            found = [
                replace(entry, how="wording")
                for other in wording.near(name.split(" "), self.vocabulary)
                for entry in self._named(other)
            ]
        return tuple(self._with_learned(name, found)) if name in self._learned else tuple(found)

    def _named(self, name: str) -> Iterable[Entry]:
        """Yield the names of the ontologies; a short form's copies in small letters are left out ("rich", RICH)."""
        names = self.index.names(name)
        short = {one.term for one in names if is_acronym(one.text)}
        if short:
            short -= {one.term for one in names if one.scope == "label"}
        for one in names:
            term = self.index.term(one.term)
            if term is not None and (one.term not in short or is_acronym(one.text)):
                yield Entry(term, one.text, one.scope)

    def _aliased(self, name: str) -> Iterable[Entry]:
        for alias in self._aliases.get(name, ()):
            if self.index.admits(_ontology(alias.term.id)):
                term = self.index.term(alias.term.id) or alias.term
                yield Entry(term, alias.name, alias.scope, when=alias.when)

    def _by_adjective(self, name: str) -> Iterable[Entry]:
        for noun, ontology in self.vocabulary.adjectives.get(name, ()):
            for entry in (*self._named(noun), *self._aliased(noun)):
                if _ontology(entry.term.id) == ontology:
                    yield replace(entry, how="adjective", text=name)

    def _with_learned(self, name: str, found: Iterable[Entry]) -> Iterable[Entry]:
        """Yield *found* with what annotators made of the name, and the terms that only they gave it."""
        rows = [row for row in self._learned[name] if self.index.admits(_ontology(row.term))]
        seen = {row.term.partition(":")[0]: row.seen for row in rows}
        counts = {row.term: row.count for row in rows}
        for entry in found:
            prefix = entry.term.id.partition(":")[0]
            yield replace(entry, count=counts.pop(entry.term.id, 0), seen=seen.get(prefix, 0))
        for row in rows:
            if counts.get(row.term):
                yield Entry(self._learned_term(row), row.name, "learned", count=row.count, seen=row.seen)

    def _learned_term(self, row: tables.Learned) -> Term:
        known = self.index.term(row.term)
        return known or Term(row.term, row.label, _KINDS.get(row.term.partition(":")[0], Category.OTHER))


def is_acronym(name: str) -> bool:
    """Tell whether *name* is a short form, which means nothing in other letters: "ALL" is not "all"."""
    return _ACRONYM.match(name) is not None


Row = TypeVar("Row", tables.Alias, tables.Learned)


def _by_key(rows: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row.name)].append(row)
    return {name: tuple(listed) for name, listed in found.items()}


def _ontology(curie: str) -> str:
    return curie.partition(":")[0].lower()
