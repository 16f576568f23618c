"""What a mention names: an ontology term, a composition of terms, or an honest provisional concept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graphbuilder.model.identity import content_id


class Category(StrEnum):
    """The kind of thing a concept is."""

    CELL = "cell"
    ANATOMY = "anatomy"
    DISEASE = "disease"
    PHENOTYPE = "phenotype"
    PROCESS = "process"
    CHEMICAL = "chemical"
    GENE = "gene"
    PROCEDURE = "procedure"
    QUALITY = "quality"
    ORGANISM = "organism"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A term of an ontology, by its CURIE (``CL:0000037``)."""

    id: str
    label: str
    category: Category = Category.OTHER


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A component of a composed concept: ``located in (RO:0001025) presacral space``."""

    relation: str
    relation_label: str
    term: Term


@dataclass(frozen=True, slots=True, order=True)
class Composed:
    """A concept without a term of its own, made of a base term and what narrows it.

    Parts are sorted, so that two phrasings of one composition are one concept. ``broader`` is the nearest named
    class, often the base itself.
    """

    base: Term
    parts: tuple[Part, ...]
    broader: Term | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", tuple(sorted(set(self.parts))))

    @property
    def id(self) -> str:
        """Return the content id: base and parts, whatever their order."""
        return content_id("c", self.base.id, *(f"{part.relation} {part.term.id}" for part in self.parts))

    @property
    def label(self) -> str:
        """Return a readable name: ``hematopoiesis (located in presacral space)``."""
        return f"{self.base.label} ({', '.join(f'{part.relation_label} {part.term.label}' for part in self.parts)})"

    @property
    def category(self) -> Category:
        """Return the category of the base."""
        return self.base.category


@dataclass(frozen=True, slots=True, order=True)
class Provisional:
    """A concept for which no term fits: its own label, and the nearest broader term where one is known.

    ``label`` is the normalised surface (singular, lower case), so that "stromal niches" and "stromal niche" are one.
    """

    label: str
    category: Category = Category.OTHER
    broader: Term | None = None

    @property
    def id(self) -> str:
        """Return the content id of the label alone, so that a better guess of the category moves no node."""
        return content_id("p", self.label)


Concept = Term | Composed | Provisional


class MatchKind(StrEnum):
    """How a concept was tied to a mention."""

    EXACT = "exact"
    SYNONYM = "synonym"
    COMPOSED = "composed"
    BROADER = "broader"
    AMBIGUOUS = "ambiguous"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A term that was considered for a mention; ``score`` in [0, 1], ``why`` in a few words."""

    term: Term
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The concept chosen for a mention, how, and how surely (``score`` in [0, 1]).

    ``candidates`` lists what else was considered, best first; for an ambiguous match its first is the concept.
    """

    concept: Concept
    kind: MatchKind
    score: float = 1.0
    candidates: tuple[Candidate, ...] = ()
