"""Algorithms on the graph: all of networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx

    from graphbuilder.model import Graph


def to_networkx(graph: Graph) -> networkx.MultiDiGraph[str]:
    """Return concepts as nodes and statements as edges; see :func:`graphbuilder.graph.links.to_networkx`."""
    from graphbuilder.graph import links

    return links.to_networkx(graph)
