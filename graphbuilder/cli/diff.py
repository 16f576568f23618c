"""``graphbuilder diff``: what one graph says that another does not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import FormatOption, GraphArgument, RowFormat


def run(
    graph: GraphArgument,
    other: Annotated[Path, typer.Argument(help="The graph to compare with.")],
    form: FormatOption = RowFormat.TABLE,
) -> None:
    """List statements and hypotheses that only GRAPH (-) or only OTHER (+) holds, or with other evidence (~)."""
    from graphbuilder import assembly, folder

    found = assembly.difference(folder.read(graph), folder.read(other))
    statements = ((found.only_first, "-"), (found.only_second, "+"), (found.other_evidence, "~"))
    hypotheses = ((found.hypotheses_first, "-"), (found.hypotheses_second, "+"))
    rows = [(sign, "statement", one.id, one.label) for group, sign in statements for one in group]
    rows += [
        (sign, "hypothesis", one.id, " -> ".join(step.label for step in one.steps))
        for courses, sign in hypotheses
        for one in courses
    ]
    console.rows("Differences", ("", "what", "id", "says"), rows, form.value)
