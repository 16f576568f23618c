"""``graphbuilder verify``: proof against the sources."""

from __future__ import annotations

from graphbuilder.cli import console, tables
from graphbuilder.cli.options import GraphArgument


def run(graph: GraphArgument) -> None:
    """Check every quote and offset of GRAPH against its sources; ends with 1 if anything disagrees."""
    from graphbuilder import api

    console.write(f"verified: {tables.summary(api.verify(graph))}")
