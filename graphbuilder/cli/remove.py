"""``graphbuilder remove``: documents out of a graph."""

from __future__ import annotations

from typing import Annotated

import typer

from graphbuilder.cli import console, tables
from graphbuilder.cli.options import GraphArgument


def run(
    graph: GraphArgument,
    documents: Annotated[list[str], typer.Argument(help="Ids of documents, as the graph names them.")],
) -> None:
    """Take DOCUMENTS out of GRAPH: it is then as if they had never been read."""
    from graphbuilder import api

    console.note(f"{graph}: {tables.change(api.remove(documents, graph))}")
