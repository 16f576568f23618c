"""``graphbuilder build``: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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


def run(
    sources: SourcesArgument,
    output: Annotated[Path, typer.Option("--output", "-o", help="The graph folder to write.")],
    pipeline: PipelineOption = None,
    ontologies: OntologiesOption = "",
    learned: LearnedOption = Learned.ON,
    processes: ProcessesOption = 1,
) -> None:
    """Read SOURCES into a graph folder: read, extract, ground, assemble; print what was found."""
    from graphbuilder import api

    console.announce_index()
    graph = api.build(
        sources,
        output=output,
        pipeline=pipeline,
        ontologies=prefixes(ontologies),
        learned=learned is Learned.ON,
        processes=processes,
        watch=lambda documents: console.progress(documents, "documents read:"),
    )
    for source in graph.sources:
        for warning in source.warnings:
            console.note(f"{source.id}: {warning}")
    tables.statements(graph)
    tables.hypotheses(graph)
    console.note(f"wrote {output}: {tables.summary(graph)}")
