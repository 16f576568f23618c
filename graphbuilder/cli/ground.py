"""``graphbuilder ground``: terms for the mentions of a text."""

from __future__ import annotations

from typing import Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import (
    DocumentFormat,
    DocumentFormatOption,
    Learned,
    LearnedOption,
    OntologiesOption,
    PipelineOption,
    prefixes,
)


def run(
    sources: Annotated[list[str], typer.Argument(help="Files, or a piece of text in quotes.")],
    form: DocumentFormatOption = DocumentFormat.TABLE,
    pipeline: PipelineOption = None,
    ontologies: OntologiesOption = "",
    learned: LearnedOption = Learned.ON,
) -> None:
    """Print every mention of a known concept in SOURCES with its term."""
    import json

    from graphbuilder import api, codec

    console.announce_index()
    found = api.ground(sources, pipeline=pipeline, ontologies=prefixes(ontologies), learned=learned is Learned.ON)
    for document, mentions in console.progress(found, "documents read:"):
        if form is DocumentFormat.JSONL:
            console.write(json.dumps(codec.mentions_row(document.id, mentions), ensure_ascii=False))
            continue
        rows = (
            (
                str(mention.span.start),
                mention.text,
                match.concept.id,
                match.concept.label,
                f"{match.kind} {match.score:.2f}",
            )
            for mention, match in mentions
        )
        console.table(document.id, ("at", "mention", "term", "label", "match"), rows)
