"""Does a rise of one thing raise or lower another? Only where all ways there agree."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from enum import IntEnum

import networkx as nx

from graphbuilder.graph.links import causal
from graphbuilder.model import Statement


class Sign(IntEnum):
    """The joint effect of all chains between two concepts."""

    LOWERS = -1
    UNDETERMINED = 0
    RAISES = 1


def sign(statements: Iterable[Statement], source: str, target: str) -> Sign | None:
    """Return the sign of *source* on *target* over every walk of signed links, or nothing if no way leads there.

    The sign of a chain is the product of its links; a link without a sign, or two chains that disagree, leave the
    effect undetermined. All walks are weighed, by following (concept, sign) pairs, so the cost grows with the number of
    links and not with the number of paths. A negative feedback loop on the way makes both signs reachable.
    """
    graph = _between(causal(statements), source, target)
    if graph is None:
        return None
    reached = _signs_at(graph, source, target)
    return Sign(reached.pop()) if len(reached) == 1 else Sign.UNDETERMINED


def _between(graph: nx.MultiDiGraph[str], source: str, target: str) -> nx.MultiDiGraph[str] | None:
    """Return the part of the graph that lies on some way from *source* to *target*."""
    if source not in graph or target not in graph:
        return None
    onward = nx.descendants(graph, source) | {source}
    if target not in onward or source == target:
        return None
    return graph.subgraph(onward & (nx.ancestors(graph, target) | {target}))


def _signs_at(graph: nx.MultiDiGraph[str], source: str, target: str) -> set[int]:
    seen = {(source, 1)}
    waiting = deque(seen)
    while waiting:
        here, product = waiting.popleft()
        for _, there, data in graph.out_edges(here, data=True):
            step = (there, product * data["sign"])
            if step not in seen:
                seen.add(step)
                waiting.append(step)
    return {product for node, product in seen if node == target}
