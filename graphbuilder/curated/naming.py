"""How curated names and ids are tied to the same concepts as the words of texts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final, Protocol

from graphbuilder.model import Category, Concept, Provisional, Term


class Naming(Protocol):
    """What a curated source asks of the ontologies."""

    def term(self, curie: str) -> Term | None:
        """Return the term with this CURIE as the ontology has it, or nothing where it is unknown."""
        ...

    def names(self, curie: str) -> Collection[str]:
        """Return everything that the term with this CURIE is called, in lower case."""
        ...

    def concept(self, words: str) -> Concept | None:
        """Return what *words* surely name, or nothing."""
        ...


class _Unnamed:
    def term(self, curie: str) -> Term | None:
        return None

    def names(self, curie: str) -> Collection[str]:
        return ()

    def concept(self, words: str) -> Concept | None:
        return None


UNNAMED: Final[Naming] = _Unnamed()
"""No ontologies at hand: ids stand as the file has them, names stay provisional."""

CATEGORIES: Final = {
    "CL": Category.CELL,
    "UBERON": Category.ANATOMY,
    "GO": Category.PROCESS,
    "HP": Category.PHENOTYPE,
    "MONDO": Category.DISEASE,
    "CHEBI": Category.CHEMICAL,
    "HGNC": Category.GENE,
    "MAXO": Category.PROCEDURE,
    "NCBITAXON": Category.ORGANISM,
}
"""The kind of thing that an ontology is about, for terms that the index does not hold."""


@dataclass(slots=True)
class Registry:
    """One label for each id, whatever the files call it, and what they call otherwise.

    The ontology's label stands where the ontology knows the id, else the first that is met.
    """

    naming: Naming
    known: dict[str, Term] = field(default_factory=dict)
    otherwise: dict[str, str] = field(default_factory=dict)

    def term(self, curie: str, label: str, category: Category | None = None) -> Term:
        """Return the term with this id; *label* and *category* are what the file says of it."""
        prefix, _, local = curie.partition(":")
        found = self.naming.term(curie) or self.naming.term(f"{prefix.upper()}:{local}")
        if found is None:
            kind = category or CATEGORIES.get(prefix.upper(), Category.OTHER)
            found = self.known.setdefault(curie, Term(curie, label or curie, kind))
        if label and label.casefold() not in {found.label.casefold(), *self.naming.names(found.id)}:
            self.otherwise.setdefault(curie, f"{found.label!r}, here {label!r}")
        return found

    def concept(self, name: str, category: Category, broader: Term | None = None) -> Concept:
        """Return what *name* surely names, else a provisional concept under *broader*."""
        return self.naming.concept(name) or Provisional(name.lower(), category, broader)

    def warnings(self) -> tuple[str, ...]:
        """Return a line on ids that are called otherwise here than elsewhere, if there are any."""
        if not self.otherwise:
            return ()
        curie, how = min(self.otherwise.items())
        more = f" (and {len(self.otherwise) - 1} more)" if self.otherwise.keys() - {curie} else ""
        return (f"ids under names that the ontology does not give them: {curie} is {how}{more}; the id counts",)
