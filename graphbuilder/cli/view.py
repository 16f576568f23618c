"""``graphbuilder view``: a picture of a graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import GraphArgument


def run(
    graph: GraphArgument,
    output: Annotated[Path, typer.Option("--output", "-o", help="An .html file (opens anywhere) or an .svg file.")],
) -> None:
    """Draw GRAPH as a left-to-right causal diagram."""
    from graphbuilder import api

    api.view(api.open_graph(graph), output)
    console.note(f"wrote {output}")
