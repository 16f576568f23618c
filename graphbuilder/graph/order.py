"""Putting links in the order in which they happen."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx


def downstream(edges: Sequence[tuple[str, str]]) -> list[int]:
    """Return the indices of *edges* from the first causes to the last effects; ties keep the given order.

    Links that run in a circle (feedback is legal) stay together, in the given order.

    >>> downstream([("b", "c"), ("a", "b")])
    [1, 0]
    """
    if len(edges) < 2:
        return list(range(len(edges)))
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(edges)
    first_seen = {node: place for place, node in reversed(list(enumerate(node for edge in edges for node in edge)))}
    loops: nx.DiGraph[int] = nx.condensation(graph)
    member = loops.graph["mapping"]
    earliest = {loop: min(first_seen[node] for node in data["members"]) for loop, data in loops.nodes(data=True)}
    rank = {loop: at for at, loop in enumerate(nx.lexicographical_topological_sort(loops, key=earliest.__getitem__))}
    return sorted(range(len(edges)), key=lambda i: (rank[member[edges[i][0]]], rank[member[edges[i][1]]], i))
