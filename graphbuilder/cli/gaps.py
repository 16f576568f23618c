"""``graphbuilder gaps``: what explanations leave open."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import FormatOption, GraphArgument, RowFormat

MOST_BRIDGES = 6
"""Bridges that are listed for one gap."""


def run(
    graph: GraphArgument,
    elsewhere: Annotated[Path | None, typer.Option("--bridges", help="Look for bridges in this graph.")] = None,
    form: FormatOption = RowFormat.TABLE,
) -> None:
    """List the gaps in the hypotheses of GRAPH, with links known elsewhere that might close them."""
    from graphbuilder import api

    whole = api.open_graph(graph)
    found = api.gaps(whole, elsewhere)
    names = whole.numbered
    rows = [
        (
            names[gap.hypothesis] if form is RowFormat.TABLE else gap.hypothesis,
            hypothesis.outcome.label,
            gap.kind.value,
            gap.statement.label,
            gap.concept.label if gap.concept else "",
            "; ".join(bridge.label for bridge in gap.bridges[:MOST_BRIDGES]),
        )
        for hypothesis, gap in found
    ]
    columns = ("hypothesis", "outcome", "gap", "step", "participant", "bridges")
    console.rows("Gaps", columns, rows, form.value)
    counted = Counter(gap.kind.value for _, gap in found)
    console.note(f"{len(found)} gaps" + "".join(f"; {count} {kind}" for kind, count in counted.most_common()))
