"""``graphbuilder compare``: a text's hypotheses beside others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import FormatOption, GraphArgument, RowFormat


def run(
    graph: GraphArgument,
    other: Annotated[
        Path, typer.Argument(help="A graph folder, or a curated mechanism (DisMech .yaml, GO-CAM .json).")
    ],
    most: Annotated[int, typer.Option("--most", help="Show at most this many pairs.")] = 20,
    form: FormatOption = RowFormat.TABLE,
) -> None:
    """Line up the hypotheses of GRAPH with those of OTHER, best match first."""
    from graphbuilder import api

    rows = [
        (
            f"{pair.overlap:.2f}",
            pair.first.id,
            pair.second.id,
            ", ".join(mine.label for mine, _ in pair.pairs),
            ", ".join(concept.label for concept in pair.only_first),
            ", ".join(concept.label for concept in pair.only_second),
        )
        for pair in api.compare(graph, other)[:most]
    ]
    columns = ("overlap", "hypothesis", "other", "in common", "only here", "only there")
    console.rows("Hypotheses side by side", columns, rows, form.value)
