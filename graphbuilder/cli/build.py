"""``graphbuilder build``: the main job."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, TypedDict

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


class Choices(TypedDict):
    """How sources are read."""

    pipeline: str | None
    ontologies: tuple[str, ...]
    learned: bool
    processes: int

SHOWN = 1000
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
    if into is not None:
        console.note(f"{into}: {tables.change(api.add(sources, into, **chosen, watch=_watch))}")
        return
    graph = api.build(sources, output=output, **chosen, watch=_watch)
    for source in graph.sources:
        for warning in source.warnings:
            console.note(f"{source.id}: {warning}")
    if len(graph.claims) <= SHOWN:
        tables.statements(graph)
        tables.hypotheses(graph)
    if graph.curated:
        console.write(tables.curated(graph.curated))
    console.note(f"wrote {output}: {tables.summary(graph)}")


def _watch(documents: Iterable[Document]) -> Iterable[Document]:
    return console.progress(documents, "documents read:")
