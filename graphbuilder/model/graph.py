"""A knowledge graph as a value."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graphbuilder.model.concept import Composed, Concept, Provisional, Term
from graphbuilder.model.evidence import Claim
from graphbuilder.model.hypothesis import Hypothesis
from graphbuilder.model.statement import Statement


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """What a graph keeps of a document: its id, the identity of its text, its title and language, and any warning."""

    id: str
    sha256: str
    title: str | None = None
    language: str = "en"
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Lineage:
    """An ontology term with what lies directly above it, by CURIE.

    ``same_as`` are the terms of other ontologies that mean the same; they are among the ``parents`` too, so that a
    question may name any of them, and what lies above any of them.
    """

    term: Term
    parents: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Graph:
    """Claims and hypotheses over a set of sources. Sorted by content, so equal graphs are equal values.

    ``lineages`` place the graph's terms under everything above them in their ontologies, so that "any fracture" finds
    "sacral fracture" wherever the graph is loaded.
    """

    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    lineages: tuple[Lineage, ...] = ()

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Return every statement once, by id."""
        return tuple(
            by_id for _, by_id in sorted({claim.statement.id: claim.statement for claim in self.claims}.items())
        )

    @cached_property
    def claims_of(self) -> Mapping[str, tuple[Claim, ...]]:
        """Return the claims of each statement id, in the order of the graph."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.statement.id].append(claim)
        return {statement: tuple(claims) for statement, claims in found.items()}

    @cached_property
    def leaving(self) -> Mapping[str, tuple[Statement, ...]]:
        """Return the statements about what each concept, by id, does; in the order of ids."""
        found: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            found[statement.subject.id].append(statement)
        return {concept: tuple(statements) for concept, statements in found.items()}

    @cached_property
    def arriving(self) -> Mapping[str, tuple[Statement, ...]]:
        """Return the statements about what is done to each concept, by id; in the order of ids."""
        found: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            found[statement.object.id].append(statement)
        return {concept: tuple(statements) for concept, statements in found.items()}

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """Return every concept once, by id: the ends of statements, outcomes, and the terms that these are made of."""
        found: dict[str, Concept] = {}
        for statement in self.statements:
            for concept in (statement.subject, statement.object):
                found[concept.id] = concept
        for hypothesis in self.hypotheses:
            found[hypothesis.outcome.id] = hypothesis.outcome
        for concept in tuple(found.values()):
            for term in terms_in(concept):
                found.setdefault(term.id, term)
        return tuple(concept for _, concept in sorted(found.items()))

    @cached_property
    def numbered(self) -> Mapping[str, str]:
        """Return short names of the hypotheses, by their ids: H1, H2 ... in the order of the graph."""
        return {hypothesis.id: f"H{number}" for number, hypothesis in enumerate(self.hypotheses, 1)}

    @cached_property
    def courses(self) -> Mapping[str, Hypothesis]:
        """Return every hypothesis once, by id, as the last of those who offer it does."""
        return {hypothesis.id: hypothesis for hypothesis in self.hypotheses}

    @cached_property
    def called(self) -> Mapping[str, str]:
        """Return what the texts call each concept, by its id: the words used most often, of equals the shortest."""
        words: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for claim in self.claims:
            for match, mention in ((claim.subject, claim.evidence.subject), (claim.object, claim.evidence.object)):
                words[match.concept.id][" ".join(mention.named.split())] += 1
        return {
            concept: min(counted, key=lambda said: (-counted[said], len(said), said))
            for concept, counted in words.items()
            if any(counted)
        }


def terms_in(concept: Concept) -> tuple[Term, ...]:
    """Return the ontology terms that *concept* is, is made of, or lies under."""
    match concept:
        case Term():
            return (concept,)
        case Composed(base=base, parts=parts, broader=broader):
            named = (base, *(part.term for part in parts))
            return named if broader is None else (*named, broader)
        case Provisional(broader=broader):
            return () if broader is None else (broader,)
