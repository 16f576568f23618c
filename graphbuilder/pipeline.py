"""The stages in their order: read, annotate, extract, ground, assemble. The only module that knows them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphbuilder import assembly, curated, grounding
from graphbuilder.curated import Telling
from graphbuilder.errors import InputError
from graphbuilder.model import Claim, Concept, Document, Graph, MatchKind, Mention, Source, Span, Term
from graphbuilder.protocols import Annotator, Context, Extractor, Grounder, Hierarchy

if TYPE_CHECKING:
    from graphbuilder.ontology.index import Index


@dataclass(frozen=True, slots=True)
class Choice:
    """What texts are read with.

    *pipeline* names another spaCy pipeline with Universal Dependencies labels; *ontologies* (lower-case prefixes)
    limits what mentions are tied to; *learned* switches the aliases learned from annotated text.
    """

    pipeline: str | None = None
    ontologies: tuple[str, ...] = ()
    learned: bool = True


@dataclass(frozen=True, slots=True)
class Stages:
    """A choice made ready; ``hierarchy`` answers what lies under what."""

    annotate: Annotator
    extract: Extractor
    grounder: Grounder
    hierarchy: Hierarchy


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one document."""

    document: Document
    claims: tuple[Claim, ...]

    @property
    def source(self) -> Source:
        """Return what a graph keeps of the document."""
        document = self.document
        return Source(document.id, document.sha256, document.title, document.language, document.warnings)


def stages(choice: Choice = Choice()) -> Stages:
    """Return the stages of *choice*; loads the language pipeline and the ontology index.

    Raises:
        PipelineError: If the pipeline cannot be used.
        OntologyError: If an ontology is unknown or its index is damaged.
    """
    from graphbuilder import extraction, nlp, ontology

    language = nlp.load(choice.pipeline)
    index = ontology.open_index(ontologies=choice.ontologies or None)
    grounder = grounding.load(index, learned=choice.learned)
    return Stages(partial(nlp.annotate, language=language), extraction.statements, grounder, index)


def readings(documents: Iterable[Document], stages: Stages) -> Iterator[Reading]:
    """Yield what is said in each document, one for one and in order.

    A document that is not English gives no claims; its warning says so.
    """
    for parse in stages.annotate(documents):
        if parse.document.language != "en":
            yield Reading(parse.document, ())
            continue
        evidence = stages.extract(parse)
        yield Reading(parse.document, tuple(grounding.claims(evidence, parse, stages.grounder)))


class Names:
    """Ties what curated sources name to the concepts that texts are tied to.

    A name is taken only where the grounder is sure of it: a label, a near synonym, or a composition.
    """

    def __init__(self, grounder: Grounder, index: Index) -> None:
        self.index = index
        self._grounder = grounder
        self.concept = lru_cache(REMEMBERED)(self._concept)

    def term(self, curie: str) -> Term | None:
        """Return the term with this CURIE as the ontology has it, or nothing where it is unknown."""
        return self.index.term(curie)

    def names(self, curie: str) -> frozenset[str]:
        """Return everything that the term with this CURIE is called, in lower case."""
        return frozenset(name.text.casefold() for name in self.index.synonyms(curie))

    def _concept(self, words: str) -> Concept | None:
        match = self._grounder.best(Mention(words, Span(0, len(words))), Context())
        sure = match.score >= SURE.get(match.kind, IMPOSSIBLE)
        return match.concept if sure else None


REMEMBERED: Final = 1 << 14
"""Of how many names the concept is remembered: curated sources name a few thousand things again and again."""

SURE: Final = {MatchKind.EXACT: 0.0, MatchKind.SYNONYM: 0.94, MatchKind.COMPOSED: 0.0}
"""From which score on a match of a curated name is taken; kinds that are not here never are."""

IMPOSSIBLE: Final = 2.0


def names(choice: Choice = Choice()) -> Names:
    """Return how curated names are tied to concepts; loads the ontology index and no language pipeline.

    Raises:
        OntologyError: If an ontology is unknown or its index is damaged.
    """
    from graphbuilder import ontology

    index = ontology.open_index(ontologies=choice.ontologies or None)
    return Names(grounding.load(index, learned=choice.learned), index)


def told(paths: Iterable[Path], names: Names) -> Iterator[Telling]:
    """Yield what curated files tell, in their order.

    Raises:
        InputError: If a file cannot be read, or two share an id.
    """
    from graphbuilder import ontology

    seen: dict[str, Path] = {}
    predicates = ontology.predicates()
    for path in paths:
        for telling in curated.tellings(path, predicates, names):
            key = telling.document.id
            if key in seen:
                raise InputError(f"{path}: id '{key}' comes from {seen[key]} already; ids must differ")
            seen[key] = path
            yield telling


def graph(found: Iterable[Reading], hierarchy: Hierarchy) -> Graph:
    """Return the graph of what was read, with its hypotheses."""
    found = tuple(found)
    claims = (claim for reading in found for claim in reading.claims)
    return assembly.assemble((reading.source for reading in found), claims, hierarchy)
