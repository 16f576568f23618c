"""``graphbuilder extract``: statements as JSON lines or a table."""

from __future__ import annotations

from graphbuilder.cli import console, tables
from graphbuilder.cli.options import (
    DocumentFormat,
    DocumentFormatOption,
    Learned,
    LearnedOption,
    OntologiesOption,
    PipelineOption,
    ProcessesOption,
    TextsArgument,
    prefixes,
)


def run(
    sources: TextsArgument,
    form: DocumentFormatOption = DocumentFormat.TABLE,
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
        if form is DocumentFormat.JSONL:
            for line in codec.encode_graph(graph):
                console.write(line)
        else:
            tables.statements(graph)
            tables.hypotheses(graph)
