"""Every name that can be looked up: those of the ontologies, our aliases, learned surfaces, relational adjectives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from graphbuilder.grounding import tables, wording
from graphbuilder.model import Category, Term
from graphbuilder.ontology.index import Index
from graphbuilder.ontology.names import fold, key

_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z0-9][A-Za-z0-9+/-]{1,6}\Z|(?:[A-Z][a-z]?\d{0,2}|p\d{2,3})\Z")
"""A short name with two capitals, or hardly a name at all (p48): it must be written so in the text."""

_PREFIX = re.compile(
    "anti|auto|co|de|extra|hyper|inter|intra|juxta|mis|mono|multi|non|over|peri|post|pre|re|sub|trans|un", re.IGNORECASE
)

_COMPLEMENT = 3
"""How many words after "of" or "in" are tried in another order."""

FUNCTION_WORDS = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "did", "do", "does", "for", "from",
    "had", "has", "have", "he", "her", "his", "if", "in", "into", "is", "it", "its", "may", "more", "most", "no",
    "nor", "not", "of", "on", "or", "our", "out", "over", "she", "so", "some", "such", "than", "that", "their",
    "them", "then", "there", "these", "they", "this", "those", "to", "under", "up", "upon", "was", "we", "were",
    "what", "when", "where", "which", "while", "who", "whose", "will", "with", "within", "without", "would", "you",
))  # fmt: skip
"""No name begins with these."""

_NEVER_INSIDE = FUNCTION_WORDS - frozenset((
    "a", "an", "and", "as", "at", "by", "for", "from", "his", "in", "into", "it", "more", "no", "not", "of", "on", "or",
    "out", "over", "than", "to", "under", "up", "upon", "with", "within", "without",
))  # fmt: skip
"""Function words that no name holds in its middle either."""

_LINKS = frozenset({"of", "in"})
_OPEN = frozenset({"of ", "in "})

_FLAGS = 1 << 18
"""How many beginnings of names are remembered while a text is scanned, about 40 MB."""

_KINDS = {
    "CHEBI": Category.CHEMICAL,
    "CL": Category.CELL,
    "GO": Category.PROCESS,
    "HP": Category.PHENOTYPE,
    "MONDO": Category.DISEASE,
    "UBERON": Category.ANATOMY,
}
"""The category of a learned term that no installed ontology holds."""

_BARE = re.compile(r"[\d ]*.?[\d ]*")
"""A key with no more than one letter: as a name only if we or annotators said so."""


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
    """Answers which names a key has, and how far a name can reach in a run of words."""

    def __init__(self, index: Index, lists: Tables) -> None:
        self.index = index
        self._aliases = _by_key(lists.aliases)
        self._learned = _by_key(lists.learned)
        self._nouns = _nouns(lists.adjectives)
        self._stops = {key(row.name): row for row in lists.stops}
        self._contexts = {
            name: frozenset(word.removeprefix("!") for row in rows for word in row.when)
            for name, rows in self._aliases.items()
            if any(row.when for row in rows)
        }
        self._beginnings = _beginnings((*self._aliases, *self._learned))
        self._flags: dict[str, tuple[bool, bool, bool]] = {}
        self.openings: dict[str, bool] = {}
        self.adjectives: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(self._nouns)
        self.adjectives_of: Mapping[str, tuple[str, ...]] = MappingProxyType(_inverse(lists.adjectives))
        self.endings = lists.endings
        self._swapped = frozenset((*self._nouns, *self.endings))
        self.glued: Callable[[str], int] = lru_cache(_FLAGS)(self._glued)
        self.entries: Callable[[str], tuple[Entry, ...]] = lru_cache(1 << 15)(self._entries)

    def opens(self, word: str) -> bool:
        """Tell whether a name may begin with this word; remembered in ``openings``."""
        if len(self.openings) >= _FLAGS:
            self.openings.clear()
        found = word not in FUNCTION_WORDS and any(self._flags.get(word) or self._look(word))
        self.openings[word] = found
        return found

    def lengths(self, words: Sequence[str], at: int) -> list[int]:
        """Return how many words from *at* on make a known key, longest first."""
        found = []
        count, here, end = 1, words[at], len(words)
        while True:
            known, more, complement = self._flags.get(here) or self._look(here)
            if known:
                found.append(count)
            if at + count == end:
                break
            word = words[at + count]
            if word in _NEVER_INSIDE or not (more or (complement and word in _LINKS)):
                break
            here = f"{here} {word}"
            count += 1
        return found[::-1] if count > 1 else found

    def _glued(self, word: str) -> int:
        """Return how many letters of *word* are a prefix before a name that annotators mark there; 0 for none."""
        prefix = _PREFIX.match(word)
        if prefix is None or not any(row.count for row in self._learned.get(fold(word[prefix.end() :]), ())):
            return 0
        return prefix.end()

    def context(self, name: str) -> frozenset[str]:
        """Return the words of a text on which the meaning of this key depends."""
        return self._contexts.get(name, frozenset())

    def stopped(self, name: str, prefix: str, running: bool) -> bool:
        """Tell whether this key misleads to terms with this prefix, in *running* text or on its own."""
        stop = self._stops.get(name)
        misleads = stop is not None and (stop.text if running else stop.mention)
        return misleads and stop is not None and (not stop.prefixes or prefix in stop.prefixes)

    def _look(self, name: str) -> tuple[bool, bool, bool]:
        """Return whether *name* is known, may go on, and may go on with "of" and a complement."""
        known, more = self.index.knows(name)
        known = known and not _BARE.fullmatch(name)
        known = known or name in self._aliases or name in self._learned or name in self._nouns
        head, _, rest = name.partition(" ")
        complement = rest.partition(" ")[0] in _LINKS and rest.count(" ") < _COMPLEMENT
        flags = (
            known or (bool(rest) and self._is_reworded(name)),
            more or complement or name in self._beginnings,
            not rest and (known or head in self.endings),
        )
        if len(self._flags) >= _FLAGS:
            self._flags.clear()
        self._flags[name] = flags
        return flags

    def _is_reworded(self, name: str) -> bool:
        """Tell whether another wording of *name* is known; most names hold no word that has one."""
        first, _, rest = name.partition(" ")
        last = rest.rpartition(" ")[2]
        if last in FUNCTION_WORDS:
            return False
        if first in self._swapped or last in self._swapped or len(last) == 1 or last.isdigit() or rest[:3] in _OPEN:
            index = self.index
            for other in wording.near(name, self):
                if other in index:
                    return True
        return False

    def _entries(self, name: str) -> tuple[Entry, ...]:
        found = [*self._named(name), *self._aliased(name), *self._by_adjective(name)]
        if not found:
            found = [
                replace(entry, how="wording") for other in wording.near(name, self) for entry in self._named(other)
            ]
        return tuple(self._with_learned(name, found)) if name in self._learned else tuple(found)

    def _named(self, name: str) -> Iterable[Entry]:
        """Yield the names of the ontologies; a short form's copies in small letters are left out ("rich", RICH)."""
        names = self.index.names(name)
        short = {one.term for one in names if one.scope != "label" and is_acronym(one.text)}
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
        for noun, ontology in self._nouns.get(name, ()):
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


def _beginnings(names: Iterable[str]) -> frozenset[str]:
    """Return every proper beginning, in whole words, of the names."""
    found: set[str] = set()
    for name in names:
        words = name.split(" ")
        found.update(" ".join(words[:count]) for count in range(1, len(words)))
    return frozenset(found)


def _nouns(rows: Iterable[tables.Adjective]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return by adjective the keys of its nouns with their ontologies, in the order of the list."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        found[row.adjective].append((key(row.noun), row.ontology))
    return {adjective: tuple(nouns) for adjective, nouns in found.items()}


def _inverse(rows: Iterable[tables.Adjective]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[key(row.noun)].append(row.adjective)
    return {noun: tuple(sorted(adjectives)) for noun, adjectives in found.items()}


def _ontology(curie: str) -> str:
    return curie.partition(":")[0].lower()
