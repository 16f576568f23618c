"""Which column everything stands in, and in which order: layers, without cycles, with few crossings."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

_SWEEPS = 12


def forward(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> list[bool]:
    """Return for each edge whether it may point to the right; turning the others leaves no cycle.

    The edges that close a cycle in a depth-first walk are turned. The walk starts at nodes that nothing points to, then
    goes in the order given, so that the same graph is always drawn the same way.
    """
    out: defaultdict[str, list[int]] = defaultdict(list)
    entered = {target for source, target in edges if source != target}
    for index, (source, _) in enumerate(edges):
        out[source].append(index)
    right = [True] * len(edges)
    state: dict[str, int] = {}
    for start in sorted(nodes, key=lambda node: node in entered):
        walk = [(start, iter(out[start]))] if start not in state else []
        state.setdefault(start, 1)
        while walk:
            node, rest = walk[-1]
            taken = next(rest, None)
            if taken is None:
                state[node] = 2
                walk.pop()
                continue
            target = edges[taken][1]
            if state.get(target) == 1:
                right[taken] = False
            elif target not in state:
                state[target] = 1
                walk.append((target, iter(out[target])))
    return right


def ranks(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Return the column of each node: the longest path that leads to it. *edges* have no cycle."""
    out: defaultdict[str, list[str]] = defaultdict(list)
    waiting = dict.fromkeys(nodes, 0)
    for source, target in edges:
        out[source].append(target)
        waiting[target] += 1
    rank = dict.fromkeys(nodes, 0)
    ready = [node for node in nodes if not waiting[node]]
    while ready:
        node = ready.pop(0)
        for target in out[node]:
            rank[target] = max(rank[target], rank[node] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return rank


def ordered(columns: Sequence[Sequence[Key]], links: Sequence[tuple[Key, Key]]) -> list[list[Key]]:
    """Return *columns*, each in an order that leaves few crossings of *links* (which join neighbouring columns).

    Everything is moved to the middle of its neighbours on one side, then on the other; the best order seen is kept.
    """
    before: defaultdict[Key, list[Key]] = defaultdict(list)
    after: defaultdict[Key, list[Key]] = defaultdict(list)
    for source, target in links:
        after[source].append(target)
        before[target].append(source)
    current = [list(column) for column in columns]
    best, fewest = current, crossings(current, after)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        current = _swept(current, after if sweep % 2 else before, backwards=bool(sweep % 2))
        found = crossings(current, after)
        if found < fewest:
            best, fewest = current, found
    return best


def _swept(columns: Sequence[list[Key]], neighbours: Mapping[Key, list[Key]], *, backwards: bool) -> list[list[Key]]:
    step = -1 if backwards else 1
    result: list[list[Key]] = []
    place: dict[Key, int] = {}
    for column in columns[::step]:
        wanted = {
            key: sum(place[other] for other in neighbours[key]) / len(neighbours[key]) if neighbours.get(key) else index
            for index, key in enumerate(column)
        }
        result.append(sorted(column, key=wanted.__getitem__))
        place = {key: index for index, key in enumerate(result[-1])}
    return result[::step]


def crossings(columns: Sequence[Sequence[Key]], after: Mapping[Key, Sequence[Key]]) -> int:
    """Return how many pairs of links cross."""
    total = 0
    for left, right in pairwise(columns):
        place = {key: index for index, key in enumerate(right)}
        ends = [end for key in left for end in sorted(place[target] for target in after.get(key, ()))]
        seen: list[int] = []
        for end in ends:
            total += len(seen) - bisect_right(seen, end)
            insort(seen, end)
    return total
