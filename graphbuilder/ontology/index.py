"""The index of names, terms and hierarchy: opened in milliseconds, read from the disk as needed, never changed.

    index = open_index()                                  # the shipped slims, and what the user installed
    for name in index.names(key("haematopoietic stem cells")):
        name.term, name.text, name.scope                  # 'CL:0000037', 'hematopoietic stem cell', 'label'
    index.prefixes("bone marrow of the femur")            # ('bone', 'bone marrow'): keys that begin these tokens
    index.term("CL:0000037")                              # Term(id, label, category)
    index.ancestors("HP:0041172")                         # every broader term, by is_a alone
    index.parents(...), .children(...), .part_of(...), .broader(...)
    index.definition(...), .synonyms(...), .xrefs(...), .same_as(...), .replaced_by(...)
    index.versions()                                      # ontology name to version, licence, number of terms

Keys are those of ``ontology.names.key``. Any number of threads may share one index.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from sys import byteorder, intern
from typing import Any

from marisa_trie import RecordTrie, Trie

from graphbuilder.errors import OntologyError
from graphbuilder.model import Term
from graphbuilder.ontology.layout import CATEGORIES, FORMAT, LENGTH, MAGIC, OBSOLETE, SCOPES, STEPS, WORD

_CACHED = 1 << 15
"""How many terms' ancestors are remembered: 30,000 sets of twenty are a few dozen megabytes at worst."""


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name of a term as its source writes it; ``scope`` and ``kind`` as in ``record``."""

    term: str
    text: str
    scope: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """Which release of an ontology is in the index, under which licence, with how many living terms."""

    version: str
    licence: str
    title: str
    terms: int


class Index:
    """An opened index file; see the module for what it answers. An old id stands for the term that took it over.

    *ontologies* (lower-case names) limits ``names``; the hierarchy stays whole.

    Raises:
        OntologyError: If the file is missing, damaged, or of another format, or an ontology is not in it.
    """

    def __init__(self, path: Path, ontologies: Collection[str] | None = None) -> None:
        self.path = path
        file = _map(path)
        header, sections = _parts(file, path)
        self._infos: list[dict[str, str]] = header["ontologies"]
        self._kinds: list[str] = header["kinds"]
        self._arrays = sections  # they also keep the mapped file alive: the tries read it and do not hold on to it
        self._terms = Trie().map(sections["terms"])
        self._keys = Trie().map(sections["keys"])
        self._starts = Trie().map(sections["starts"])
        self._old = RecordTrie(f"<{WORD}").map(sections["old"])
        self._allowed = _allowed(self._infos, ontologies, path)
        self._admitted = None if ontologies is None else frozenset(ontologies)
        self._closure = lru_cache(_CACHED)(self._above)

    # names

    def names(self, key: str) -> tuple[Name, ...]:
        """Return every name with this look-up key, sorted."""
        number = self._keys.get(key)
        if number is None:
            return ()
        at = self._arrays["entries_at"]
        return tuple(self._name(entry) for entry in range(at[number], at[number + 1]) if self._admits(entry))

    def prefixes(self, key: str) -> tuple[str, ...]:
        """Return the keys that are the first tokens of *key*, shortest first."""
        size = len(key)
        return tuple(found for found in self._keys.prefixes(key) if len(found) == size or key[len(found)] == " ")

    def follows(self, beginning: str) -> dict[str, int]:
        """Return the words that follow in keys that begin so, each with what keys do there: ``ENDS``, ``GOES_ON``."""
        number = self._starts.get(beginning)
        if number is None:
            return {}
        found: dict[str, int] = {}
        for words, step in zip(str(self._stretch("next", number), "utf-8").split("\n"), STEPS, strict=True):
            if words:
                found.update(dict.fromkeys(map(intern, words.split(" ")), step))
        return found

    def __contains__(self, key: str) -> bool:
        return key in self._keys

    @property
    def is_limited(self) -> bool:
        """Tell whether the answer is limited to some ontologies: then somebody wants just these."""
        return self._allowed is not None

    def admits(self, ontology: str) -> bool:
        """Tell whether names of this ontology (``cl``) are answered: it may be unknown, but not barred."""
        return self._admitted is None or ontology in self._admitted

    def keys(self, beginning: str = "") -> Iterator[str]:
        """Yield the keys that begin so, sorted."""
        return iter(sorted(self._keys.iterkeys(beginning)))

    def synonyms(self, curie: str) -> tuple[Name, ...]:
        """Return every name of a term, its label among them, sorted."""
        return tuple(sorted(map(self._name, self._row("names", curie))))

    # terms

    def term(self, curie: str) -> Term | None:
        """Return the term with this CURIE, or nothing when it is unknown."""
        number = self._number(curie)
        return None if number is None else self._term(number)

    def terms(self) -> Iterator[Term]:
        """Yield every living term, in the order of its CURIE."""
        flags = self._arrays["flags"]
        return (
            self._term(self._terms[curie]) for curie in sorted(self._terms) if not flags[self._terms[curie]] & OBSOLETE
        )

    def definition(self, curie: str) -> str:
        """Return what the ontology says the term means; empty where it does not, or the slim leaves it out."""
        number = self._number(curie)
        return "" if number is None else self._text(self._arrays["definition"][number])

    def ontology(self, curie: str) -> str:
        """Return the name of the ontology that the term is from; empty for an unknown one."""
        number = self._number(curie)
        return "" if number is None else self._infos[self._arrays["source"][number]]["name"]

    def is_obsolete(self, curie: str) -> bool:
        """Tell whether the ontology has given the term up."""
        number = self._number(curie)
        return number is not None and bool(self._arrays["flags"][number] & OBSOLETE)

    def replaced_by(self, curie: str) -> tuple[str, ...]:
        """Return the living terms that stand for an obsolete or alternative id; nothing for a living one."""
        if curie in self._old:
            return tuple(self._curie(number) for (number,) in self._old[curie])
        return self._curies("replaced_by", curie)

    def xrefs(self, curie: str) -> tuple[str, ...]:
        """Return the cross-references of the term, as the ontology gives them."""
        return tuple(map(self._text, self._row("xrefs", curie)))

    def same_as(self, curie: str) -> tuple[str, ...]:
        """Return the terms of other ontologies that mean the same, by cross-references and installed mappings."""
        return self._curies("same_as", curie)

    def versions(self) -> Mapping[str, Version]:
        """Return what is in the index, by ontology name."""
        return {
            info["name"]: Version(info["version"], info["licence"], info["title"], int(info["terms"]))
            for info in self._infos
        }

    # hierarchy

    def parents(self, curie: str) -> tuple[str, ...]:
        """Return the direct is_a parents."""
        return self._curies("is_a", curie)

    def children(self, curie: str) -> tuple[str, ...]:
        """Return the direct is_a children."""
        return self._curies("children", curie)

    def part_of(self, curie: str) -> tuple[str, ...]:
        """Return what the term is directly part of."""
        return self._curies("part_of", curie)

    def ancestors(self, term: str) -> frozenset[str]:
        """Return the CURIEs of every broader term of *term* (is_a, transitively), without itself."""
        return self._closure(term, ("is_a",))

    def broader(self, curie: str) -> frozenset[str]:
        """Return every term above, by is_a, part_of, and the parents of ontologies that do not tell the two apart."""
        return self._closure(curie, ("is_a", "part_of", "broader"))

    def descendants(self, curie: str) -> frozenset[str]:
        """Return every narrower term (is_a, transitively), without itself."""
        return self._closure(curie, ("children",))

    def is_a(self, curie: str, ancestor: str) -> bool:
        """Tell whether the term is *ancestor* or lies below it."""
        return self._number(curie) == self._number(ancestor) is not None or ancestor in self.ancestors(curie)

    def _above(self, curie: str, links: tuple[str, ...]) -> frozenset[str]:
        start = self._number(curie)
        if start is None:
            return frozenset()
        seen, open_ = {start}, [start]
        while open_:
            number = open_.pop()
            for link in links:
                fresh = set(self._stretch(link, number)) - seen
                seen |= fresh
                open_ += fresh
        return frozenset(map(self._curie, seen - {start}))

    # from numbers to values

    def _number(self, curie: str) -> int | None:
        number: int | None = self._terms.get(curie)
        if number is None and curie in self._old:
            number = self._old[curie][0][0]
        return number

    def _stretch(self, name: str, number: int) -> memoryview:
        at = self._arrays[f"{name}_at"]
        return self._arrays[name][at[number] : at[number + 1]]

    def _row(self, name: str, curie: str) -> Sequence[int]:
        number = self._number(curie)
        return () if number is None else self._stretch(name, number)

    def _curies(self, name: str, curie: str) -> tuple[str, ...]:
        return tuple(sorted(map(self._curie, self._row(name, curie))))

    def _curie(self, number: int) -> str:
        return str(self._terms.restore_key(number))

    def _text(self, number: int) -> str:
        return str(self._stretch("text", number), "utf-8")

    def _term(self, number: int) -> Term:
        arrays = self._arrays
        return Term(self._curie(number), self._text(arrays["label"][number]), CATEGORIES[arrays["category"][number]])

    def _name(self, number: int) -> Name:
        arrays = self._arrays
        return Name(
            term=self._curie(arrays["name_term"][number]),
            text=self._text(arrays["name_text"][number]),
            scope=SCOPES[arrays["name_scope"][number]].value,
            kind=self._kinds[arrays["name_kind"][number]],
        )

    def _admits(self, number: int) -> bool:
        return self._allowed is None or self._arrays["source"][self._arrays["name_term"][number]] in self._allowed


def _map(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as stream:
            return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise OntologyError(f"{path}: cannot open the ontology index: {error}") from error


def _parts(file: mmap.mmap, path: Path) -> tuple[dict[str, Any], dict[str, memoryview]]:
    """Return the header, and every section as a view of the mapped file."""
    view = memoryview(file)
    start = len(MAGIC) + LENGTH
    if view[: len(MAGIC)] != MAGIC:
        raise OntologyError(f"{path}: not a graphbuilder index")
    base = start + int.from_bytes(view[len(MAGIC) : start], "little")
    try:
        header = json.loads(bytes(view[start:base]))
    except ValueError as error:
        raise OntologyError(f"{path}: the index is damaged: {error}; remove it, it is built anew") from error
    if (header["format"], header["byteorder"]) != (FORMAT, byteorder):
        raise OntologyError(f"{path}: an index of format {header['format']}, expected {FORMAT}; remove it")
    if base + header["size"] != len(view):
        raise OntologyError(f"{path}: the index is cut short: {len(view)} bytes of {base + header['size']}; remove it")
    sections = {
        name: view[base + at : base + at + size].cast(code) for name, (code, at, size) in header["sections"].items()
    }
    return header, sections


def _allowed(infos: list[dict[str, str]], ontologies: Collection[str] | None, path: Path) -> frozenset[int] | None:
    if ontologies is None:
        return None
    known = {info["name"]: number for number, info in enumerate(infos)}
    unknown = sorted(set(ontologies) - set(known))
    if unknown:
        raise OntologyError(f"{path}: no ontology called {', '.join(unknown)} (known: {', '.join(sorted(known))})")
    return frozenset(known[name] for name in ontologies)
