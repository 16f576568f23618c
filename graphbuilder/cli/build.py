"""``graphbuilder build``: the main job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from graphbuilder.cli import console, tables
from graphbuilder.cli.options import (
    Learned,
    LearnedOption,
    OntologiesOption,
    PipelineOption,
    ProcessesOption,
    SourcesArgument,
    prefixes,
)
from graphbuilder.model import Document

if TYPE_CHECKING:
    from graphbuilder.curated import Counts, CuratedDocument


class Choices(TypedDict):
    """How sources are read."""

    pipeline: str | None
    ontologies: tuple[str, ...]
    learned: bool
    processes: int


MOST_SHOWN = 1000
"""Statements up to which the tables are printed; nobody reads more."""


def run(
    sources: SourcesArgument,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The graph folder to write.")] = None,
    into: Annotated[Path | None, typer.Option("--into", help="The graph folder to add to, of any size.")] = None,
    pipeline: PipelineOption = None,
    ontologies: OntologiesOption = "",
    learned: LearnedOption = Learned.ON,
    processes: ProcessesOption = 1,
) -> None:
    """Read SOURCES into a graph folder: read, extract, ground, assemble; print what was found.

    With --into the documents are added to the graph that is there, and only the counts are printed.
    """
    from graphbuilder import api

    if (output is None) == (into is None):
        raise typer.BadParameter("name the graph folder, with one of --output (a new graph) and --into (add to it)")
    console.announce_index()
    learn = learned is Learned.ON
    chosen = Choices(pipeline=pipeline, ontologies=prefixes(ontologies), learned=learn, processes=processes)
    curated: list[Counts] = []
    on_curated = partial(_count, curated)
    if into is not None:
        changed = api.add(sources, into, **chosen, progress=_progress, on_curated=on_curated)
        _print_counts(curated)
        console.note(f"{into}: {tables.change(changed)}")
        return
    graph = api.build(sources, output=output, **chosen, progress=_progress, on_curated=on_curated)
    if len(graph.claims) <= MOST_SHOWN:
        tables.statements(graph)
        tables.hypotheses(graph)
    _print_counts(curated)
    console.note(f"wrote {output}: {tables.summary(graph)}")


def _progress(documents: Iterable[Document]) -> Iterator[Document]:
    for document in console.progress(documents, "documents read:"):
        console.warnings(document)
        yield document


def _count(curated: list[Counts], found: CuratedDocument) -> None:
    console.warnings(found.document)
    curated.append(found.counts)


def _print_counts(curated: list[Counts]) -> None:
    if curated:
        console.write(tables.curated(curated))
