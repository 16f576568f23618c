"""Does a rise of one thing raise or lower another? Only where all paths there agree.

A path passes through nothing twice. Round a negative feedback loop one could go on and change the sign with every turn,
but such a loop weakens what goes through it and does not turn it round: in the loop analysis of signed networks
(Levins 1974) the answer of one thing to a lasting change of another is a sum over the paths between them, each weighed
by the loops beside it. So a loop beside the way leaves the sign as it is, and one whose two halves are both on the way
counts as the two paths that it is.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Final, TypeAlias

import networkx as nx

from graphbuilder.graph.links import causal
from graphbuilder.model import Statement

TRIED: Final = 20_000
"""Paths followed inside one knot of loops before what is still open there is left undetermined: whether there is a path
of a given sign is NP-complete."""

Onward: TypeAlias = Mapping[str, Sequence[tuple[str, int]]]
"""The links that lead on from each concept: where to, and with which sign."""


class Sign(IntEnum):
    """The joint effect of all paths between two concepts."""

    LOWERS = -1
    UNDETERMINED = 0
    RAISES = 1


def sign(statements: Iterable[Statement], source: str, target: str) -> Sign | None:
    """Return the sign of *source* on *target* over every path of links, or nothing if no way leads there.

    The sign of a path is the product of its links; a link without a sign, or two paths that disagree, leave the effect
    undetermined.
    """
    return signs_from(statements, source).get(target)


def signs_from(statements: Iterable[Statement], source: str) -> dict[str, Sign]:
    """Return the sign of *source* on everything that it leads to, by id, but for itself.

    A path that leaves a knot of loops never comes back to it, so knots are gone through one after the other: the cost
    grows with the links, and only within a knot with its paths.
    """
    graph = causal(statements)
    if source not in graph:
        return {}
    reached = graph.subgraph(nx.descendants(graph, source) | {source})
    knots = nx.condensation(reached)
    arriving: defaultdict[str, set[int]] = defaultdict(set, {source: {1}})
    found: defaultdict[str, set[int]] = defaultdict(set)
    for knot in nx.topological_sort(knots):
        members = knots.nodes[knot]["members"]
        inside = _onward(reached.subgraph(members))
        for entry in members & arriving.keys():
            for here, ways in _within(inside, entry).items():
                found[here] |= {before * way for before in arriving[entry] for way in ways}
        for here, there, link in reached.out_edges(members, data=True):
            if there not in members:
                arriving[there] |= {before * link["sign"] for before in found[here]}
    return {node: _joint(ways) for node, ways in found.items() if node != source}


def _joint(ways: set[int]) -> Sign:
    return Sign(next(iter(ways))) if len(ways) == 1 else Sign.UNDETERMINED


def _onward(graph: nx.MultiDiGraph[str]) -> Onward:
    return {
        node: sorted({(there, link["sign"]) for _, there, link in graph.out_edges(node, data=True)}) for node in graph
    }


def _within(onward: Onward, entry: str) -> dict[str, set[int]]:
    """Return the signs of the paths from *entry* to everything in its knot.

    Walks are cheap: where all of them agree, so do the paths. Only for the rest are paths followed one by one, until
    those are known to disagree.
    """
    found = _walks(onward, entry)
    open_ = {node for node, ways in found.items() if len(ways) > 1}
    followed: defaultdict[str, set[int]] = defaultdict(set)
    for tried, (node, product) in enumerate(_paths(onward, entry) if open_ else ()):
        followed[node].add(product)
        if len(followed[node]) > 1:
            open_.discard(node)
        if not open_ or tried == TRIED:
            break
    else:
        found |= {node: followed[node] for node in open_}
    return found


def _walks(onward: Onward, entry: str) -> dict[str, set[int]]:
    seen = {(entry, 1)}
    waiting = deque(seen)
    found: defaultdict[str, set[int]] = defaultdict(set, {entry: {1}})
    while waiting:
        here, product = waiting.popleft()
        for there, link in onward[here]:
            step = (there, product * link)
            if there != entry and step not in seen:
                seen.add(step)
                found[there].add(step[1])
                waiting.append(step)
    return found


def _paths(onward: Onward, entry: str) -> Iterator[tuple[str, int]]:
    """Yield the end and the sign of every path from *entry*, depth first."""
    passed = {entry: 1}
    links = [iter(onward[entry])]
    while links:
        there, link = next(links[-1], ("", 0))
        if not there:
            links.pop()
            passed.popitem()
        elif there not in passed:
            passed[there] = product = next(reversed(passed.values())) * link
            yield there, product
            links.append(iter(onward[there]))
