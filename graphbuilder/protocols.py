"""The seams: what one room promises another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeAlias

from graphbuilder.model import Concept, Document, Evidence, Graph, Group, Match, Mention, Parse, Term

Value: TypeAlias = str | int | float | bool | None
"""What a cell of a query's answer may hold."""


class Annotator(Protocol):
    """Turns documents into parses, one for one and in order."""

    def __call__(self, documents: Iterable[Document]) -> Iterator[Parse]:
        """Yield one parse a document."""
        ...


class Extractor(Protocol):
    """Reads the statements out of a parse."""

    def __call__(self, parse: Parse) -> Iterator[Evidence]:
        """Yield evidence in the order of the text, not yet tied to concepts."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """What a grounder may know besides the words: the role they play, and what the text abbreviates.

    ``side`` is ``"subject"``, ``"object"`` or ``""``; ``topics`` are other mentions of the document.
    """

    group: Group | None = None
    side: str = ""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    topics: Sequence[str] = ()


class Grounder(Protocol):
    """Ties words to concepts."""

    def best(self, mention: Mention, context: Context) -> Match:
        """Return the best concept for *mention*: a term, a composition, or a provisional concept, never nothing."""
        ...

    def find(self, parse: Parse) -> Iterator[tuple[Mention, Match]]:
        """Yield every mention of a known concept in *parse*, in the order of the text."""
        ...


class Hierarchy(Protocol):
    """Answers what lies under what."""

    def ancestors(self, term: str) -> frozenset[str]:
        """Return the CURIEs of every broader term of *term* (is_a, transitively), without itself."""
        ...

    def broader(self, curie: str) -> frozenset[str]:
        """Return the CURIEs of everything above, by is_a or part_of, transitively, without itself."""
        ...

    def parents(self, curie: str) -> tuple[str, ...]:
        """Return the CURIEs of the direct is_a parents."""
        ...

    def same_as(self, curie: str) -> tuple[str, ...]:
        """Return the CURIEs of the terms of other ontologies that mean the same."""
        ...

    def term(self, curie: str) -> Term | None:
        """Return the term with this CURIE, or nothing when it is unknown."""
        ...


class Terminology(Protocol):
    """Looks up the ids and names that curated sources use."""

    def term(self, curie: str) -> Term | None:
        """Return the term with this CURIE as the ontology has it, or nothing where it is unknown."""
        ...

    def names(self, curie: str) -> Collection[str]:
        """Return the label and every synonym of the term with this CURIE, in lower case."""
        ...

    def concept(self, words: str) -> Concept | None:
        """Return the concept that *words* certainly name, or nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: column names, and rows in a stated order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load changed: how many of each kind were new, and how many the store holds now."""

    added: Mapping[str, int]
    total: Mapping[str, int]


class Store(Protocol):
    """Holds a graph and answers queries in its own language."""

    language: str
    """``"sparql"`` or ``"cypher"``: the folder of /queries it understands."""

    def load(self, graph: Graph) -> Loaded:
        """Add *graph*; what is there already is not added again."""
        ...

    def query(self, text: str, parameters: Mapping[str, Value]) -> Rows:
        """Return the rows of a query with its parameters bound.

        Raises:
            QueryError: If the query does not parse.
            StoreError: If the store cannot answer.
        """
        ...

    def counts(self) -> Mapping[str, int]:
        """Return how many concepts, statements, evidence, hypotheses and sources are held."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...


class Exporter(Protocol):
    """Writes a graph in one format."""

    def __call__(self, graph: Graph, path: Path) -> None:
        """Write *graph* to *path*, by way of a temporary file."""
        ...
