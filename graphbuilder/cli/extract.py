"""``graphbuilder extract``: statements as JSON lines or a table."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from graphbuilder.cli import console, tables
from graphbuilder.cli.options import (
    Learned,
    LearnedOption,
    OntologiesOption,
    PipelineOption,
    ProcessesOption,
    TextsArgument,
    prefixes,
)


class Format(StrEnum):
    """How statements are printed."""

    TABLE = "table"
    JSONL = "jsonl"


def run(
    sources: TextsArgument,
    form: Annotated[Format, typer.Option("--format", help="Table, or one JSON object a document.")] = Format.TABLE,
    pipeline: PipelineOption = None,
    ontologies: OntologiesOption = "",
    learned: LearnedOption = Learned.ON,
    processes: ProcessesOption = 1,
) -> None:
    """Print the statements and hypotheses of SOURCES, document by document."""
    from graphbuilder import api, codec

    console.announce_index()
    graphs = api.extract(
        sources,
        pipeline=pipeline,
        ontologies=prefixes(ontologies),
        learned=learned is Learned.ON,
        processes=processes,
    )
    for graph in console.progress(graphs, "documents read:"):
        for source in graph.sources:
            console.warnings(source)
        if form is Format.JSONL:
            for line in codec.encode_graph(graph):
                console.write(line)
        else:
            tables.statements(graph)
            tables.hypotheses(graph)
