"""``graphbuilder hypotheses``: the explanations in a graph."""

from __future__ import annotations

from graphbuilder.cli import tables
from graphbuilder.cli.options import GraphArgument


def run(graph: GraphArgument) -> None:
    """List the hypotheses of GRAPH with stance, steps and rivals."""
    from graphbuilder import folder

    tables.hypotheses(folder.read(graph))
