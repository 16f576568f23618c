"""The stages in their order: read, annotate, extract, ground, assemble. The only module that knows them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from graphbuilder import assembly, grounding, readers
from graphbuilder.model import Claim, Document, Graph, Source
from graphbuilder.protocols import Annotator, Extractor, Grounder, Hierarchy


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


def graph(found: Iterable[Reading], hierarchy: Hierarchy) -> Graph:
    """Return the graph of what was read, with its hypotheses."""
    found = tuple(found)
    claims = (claim for reading in found for claim in reading.claims)
    return assembly.assemble((reading.source for reading in found), claims, hierarchy)


def documents(sources: Iterable[Path]) -> Iterator[Document]:
    """Yield the documents of the files, in their order.

    Raises:
        InputError: If a source cannot be read, or two documents share an id.
    """
    yield from readers.sources(sources)
