"""``graphbuilder build``: the main job."""

from __future__ import annotations

from collections.abc import Iterable
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
    from graphbuilder.curated import Counts, Telling


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
    heard: list[Counts] = []
    if into is not None:
        changed = api.add(sources, into, **chosen, watch=_watch, hear=partial(_hear_aloud, heard))
        _tell(heard)
        console.note(f"{into}: {tables.change(changed)}")
        return
    graph = api.build(sources, output=output, **chosen, watch=_watch, hear=partial(_hear, heard))
    for source in graph.sources:
        for warning in source.warnings:
            console.note(f"{source.id}: {warning}")
    if len(graph.claims) <= SHOWN:
        tables.statements(graph)
        tables.hypotheses(graph)
    _tell(heard)
    console.note(f"wrote {output}: {tables.summary(graph)}")


def _hear(heard: list[Counts], telling: Telling) -> None:
    heard.append(telling.counts)


def _hear_aloud(heard: list[Counts], telling: Telling) -> None:
    _hear(heard, telling)
    for warning in telling.document.warnings:
        console.note(f"{telling.document.id}: {warning}")


def _tell(heard: list[Counts]) -> None:
    if heard:
        console.write(tables.curated(heard))


def _watch(documents: Iterable[Document]) -> Iterable[Document]:
    return console.progress(documents, "documents read:")
