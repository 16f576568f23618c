"""``graphbuilder explain``: why a statement or a hypothesis is in the graph."""

from __future__ import annotations

from typing import Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import GraphArgument


def run(
    graph: GraphArgument,
    thing: Annotated[str, typer.Argument(help="The id of a statement (gb:s...) or hypothesis (gb:h...).")],
) -> None:
    """Show why THING is in GRAPH: sentences, rules, terms."""
    from graphbuilder import api

    console.write(api.explain(api.open_graph(graph), thing))
