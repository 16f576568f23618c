"""``graphbuilder export``: a graph as a file of another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import GraphArgument


def run(
    graph: GraphArgument,
    output: Annotated[Path, typer.Option("--output", "-o", help="Suffix: .trig .ttl .nq .jsonld, .yaml (DisMech)")],
) -> None:
    """Write GRAPH in the format that the suffix of OUTPUT names."""
    from graphbuilder import api

    api.export(api.open_graph(graph), output)
    console.note(f"wrote {output}")
