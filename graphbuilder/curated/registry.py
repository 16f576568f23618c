"""One concept for each id and name of a curated source, the same as for the words of texts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from graphbuilder.model import Category, Concept, Provisional, Term
from graphbuilder.protocols import Terminology


class _NoTerminology:
    def term(self, curie: str) -> Term | None:
        return None

    def names(self, curie: str) -> Collection[str]:
        return ()

    def concept(self, words: str) -> Concept | None:
        return None


NO_TERMINOLOGY: Final[Terminology] = _NoTerminology()
"""For reading without ontologies: ids keep the label that the file gives them, names stay provisional."""

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
"""The category of an ontology's terms, by its prefix in capitals, for terms that the index does not hold."""


@dataclass(slots=True)
class Registry:
    """The terms of one curated source, each with one label, and the ids that the source labels differently.

    The label is the ontology's where the ontology knows the id, else the first that the source gives.
    """

    terminology: Terminology
    unknown: dict[str, Term] = field(default_factory=dict)
    mislabelled: dict[str, str] = field(default_factory=dict)

    def term(self, curie: str, label: str, category: Category | None = None) -> Term:
        """Return the term with this id; *label* and *category* are what the file says of it."""
        prefix, _, local = curie.partition(":")
        found = self.terminology.term(curie) or self.terminology.term(f"{prefix.upper()}:{local}")
        if found is None:
            kind = category or CATEGORIES.get(prefix.upper(), Category.OTHER)
            found = self.unknown.setdefault(curie, Term(curie, label or curie, kind))
        if label and label.casefold() not in {found.label.casefold(), *self.terminology.names(found.id)}:
            self.mislabelled.setdefault(curie, f"{found.label!r}, here {label!r}")
        return found

    def concept(self, name: str, category: Category, broader: Term | None = None) -> Concept:
        """Return what *name* surely names, else a provisional concept under *broader*."""
        return self.terminology.concept(name) or Provisional(name.lower(), category, broader)

    def warnings(self) -> tuple[str, ...]:
        """Return a line about the ids that the source labels differently from the ontology, if there are any."""
        if not self.mislabelled:
            return ()
        curie, how = min(self.mislabelled.items())
        more = f" (and {len(self.mislabelled) - 1} more)" if self.mislabelled.keys() - {curie} else ""
        return (f"ids under names that the ontology does not give them: {curie} is {how}{more}; the id counts",)
