"""``graphbuilder gaps``: where explanations have holes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import FormatOption, GraphArgument, RowFormat


def run(
    graph: GraphArgument,
    elsewhere: Annotated[Path | None, typer.Option("--bridges", help="Look for bridges in this graph.")] = None,
    form: FormatOption = RowFormat.TABLE,
) -> None:
    """List the gaps in the hypotheses of GRAPH, with links known elsewhere that might close them."""
    from graphbuilder import assembly, folder

    whole = folder.read(graph)
    other = folder.read(elsewhere) if elsewhere else None
    rows = [
        (
            gap.hypothesis,
            gap.kind.value,
            gap.statement.label,
            gap.concept.label if gap.concept else "",
            "; ".join(bridge.label for bridge in gap.bridges),
        )
        for hypothesis in whole.hypotheses
        for gap in assembly.gaps(hypothesis, whole, other)
    ]
    console.rows("Gaps", ("hypothesis", "gap", "step", "participant", "bridges"), rows, form.value)
