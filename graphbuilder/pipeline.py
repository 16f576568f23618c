"""The stages in their order: read, annotate, extract, ground, assemble. The only module that knows them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from graphbuilder import assembly, curated, grounding
from graphbuilder.curated import CuratedDocument
from graphbuilder.errors import InputError
from graphbuilder.grounding import GroundedTerminology
from graphbuilder.model import Claim, Document, Graph, Source
from graphbuilder.protocols import Annotator, Extractor, Grounder, Hierarchy, Terminology


@dataclass(frozen=True, slots=True)
class Choice:
    """The settings that texts are read with.

    ``pipeline`` names another spaCy pipeline with Universal Dependencies labels, ``ontologies`` (lower-case prefixes)
    limits what mentions are tied to, and ``learned`` switches the aliases learned from annotated text.
    """

    pipeline: str | None = None
    ontologies: tuple[str, ...] = ()
    learned: bool = True


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages that a choice names, loaded; ``hierarchy`` knows which term lies under which."""

    annotate: Annotator
    extract: Extractor
    grounder: Grounder
    hierarchy: Hierarchy


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with the claims that were read in it."""

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
    index = ontology.open_index(ontologies=choice.ontologies)
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


def terminology(choice: Choice = Choice()) -> GroundedTerminology:
    """Return what curated names are looked up in; loads the ontology index and no language pipeline.

    Raises:
        OntologyError: If an ontology is unknown or its index is damaged.
    """
    from graphbuilder import ontology

    index = ontology.open_index(ontologies=choice.ontologies)
    return GroundedTerminology(grounding.load(index, learned=choice.learned), index)


def curated_documents(paths: Iterable[Path], terminology: Terminology) -> Iterator[CuratedDocument]:
    """Yield the documents of curated files, in their order.

    Raises:
        InputError: If a file cannot be read, or two documents share an id.
    """
    from graphbuilder import ontology

    seen: dict[str, Path] = {}
    predicates = ontology.predicates()
    for path in paths:
        for found in curated.read(path, predicates, terminology):
            key = found.document.id
            if key in seen:
                raise InputError(f"{path}: id '{key}' comes from {seen[key]} already; ids must differ")
            seen[key] = path
            yield found


def assemble(readings: Iterable[Reading], hierarchy: Hierarchy) -> Graph:
    """Return the graph of all readings, with its hypotheses."""
    found = tuple(readings)
    claims = (claim for reading in found for claim in reading.claims)
    return assembly.assemble((reading.source for reading in found), claims, hierarchy)
