"""Where everything stands: boxes in columns from cause to effect, labels between them, curves that meet neither."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graphbuilder.pictures import layers

_COLUMN_GAP = 24.0
_ROW_GAP = 22.0
_THREAD_GAP = 12.0
_COMPONENT_GAP = 46.0
_MARGIN = 24.0
_PORT_GAP = 15.0
_SETTLING = 24
_STRAIGHT = 0.7
_SHELF_WIDTH = 1500.0
"""Unconnected parts of a graph are set side by side up to this width, then below each other."""


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its centre."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> float:
        """Return where it begins."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """Return where it ends."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow to lay out: its ends, and the size of its label."""

    source: str
    target: str
    label: Size


@dataclass(frozen=True, slots=True)
class Route:
    """The way of an arrow: points from its source to its target, level at each of them, and where its label is."""

    points: tuple[tuple[float, float], ...]
    label: Box


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes by node, routes in the order of the links, and the size of it all."""

    boxes: Mapping[str, Box]
    routes: tuple[Route, ...]
    size: Size


@dataclass(frozen=True, slots=True)
class _Cell:
    """Something that takes room in a column: a node, the label of a link, or the thread of a long link."""

    node: str = ""
    link: int = -1
    column: int = 0


def layout(nodes: Mapping[str, Size], links: Sequence[Link]) -> Drawing:
    """Return where to draw *nodes* and *links*. The same input gives the same drawing."""
    boxes: dict[str, Box] = {}
    routes: dict[int, Route] = {}
    x = y = _MARGIN
    shelf = widest = 0.0
    for members, inside in _components(nodes, links):
        part = _component({node: nodes[node] for node in members}, [links[index] for index in inside])
        if x > _MARGIN and x + part.size.width > _SHELF_WIDTH:
            x, y, shelf = _MARGIN, y + shelf + _COMPONENT_GAP, 0.0
        boxes.update({node: _moved(box, x, y) for node, box in part.boxes.items()})
        routes.update({index: _moved_route(route, x, y) for index, route in zip(inside, part.routes, strict=True)})
        widest = max(widest, x + part.size.width)
        x, shelf = x + part.size.width + _COMPONENT_GAP, max(shelf, part.size.height)
    size = Size(max(widest + _MARGIN, 2 * _MARGIN), y + shelf + _MARGIN)
    return Drawing(boxes, tuple(routes[index] for index in range(len(links))), size)


def _components(nodes: Mapping[str, Size], links: Sequence[Link]) -> list[tuple[list[str], list[int]]]:
    """Return what hangs together, in the order of the first link of each; lone nodes come last."""
    group = {node: node for node in nodes}

    def leader(node: str) -> str:
        while group[node] != node:
            group[node] = group[group[node]]
            node = group[node]
        return node

    for link in links:
        group[leader(link.target)] = leader(link.source)
    inside: defaultdict[str, list[int]] = defaultdict(list)
    for index, link in enumerate(links):
        inside[leader(link.source)].append(index)
    members: defaultdict[str, list[str]] = defaultdict(list)
    for node in nodes:
        members[leader(node)].append(node)
    order = [*inside, *(node for node in members if node not in inside)]
    return [(members[node], inside.get(node, [])) for node in order]


def _component(nodes: Mapping[str, Size], links: Sequence[Link]) -> Drawing:
    ends = [(link.source, link.target) for link in links]
    right = layers.forward(list(nodes), ends)
    turned = [end if ahead else end[::-1] for end, ahead in zip(ends, right, strict=True)]
    rank = layers.ranks(list(nodes), [end for end in turned if end[0] != end[1]])
    chains = [_chain(index, end, rank) for index, end in enumerate(turned)]
    columns = _columns(nodes, rank, chains)
    threads = [pair for chain in chains for pair in pairwise(chain)]
    columns = layers.ordered(columns, threads)
    sizes = {cell: _size(cell, nodes, links, chains) for column in columns for cell in column}
    boxes = _placed(columns, chains, sizes)
    routes = _routes(chains, right, boxes)
    bottom = max(box.y + box.height / 2 for box in boxes.values())
    return Drawing(
        {cell.node: box for cell, box in boxes.items() if cell.node},
        routes,
        Size(max(box.right for box in boxes.values()), bottom),
    )


def _chain(index: int, ends: tuple[str, str], rank: Mapping[str, int]) -> list[_Cell]:
    """Return the cells of a link: nodes stand in even columns, labels and threads also between them.

    A link from a node to itself goes out to its label and comes back.
    """
    source, target = ends
    first, last = 2 * rank[source], 2 * rank[target]
    if source == target:
        return [_Cell(node=source, column=first), _Cell(link=index, column=first + 1)]
    between = [_Cell(link=index, column=column) for column in range(first + 1, last)]
    return [_Cell(node=source, column=first), *between, _Cell(node=target, column=last)]


def _label_cell(chain: Sequence[_Cell]) -> _Cell:
    """Return the cell of a chain that bears the label: the odd column in its middle."""
    middle = len(chain) // 2
    return chain[middle] if chain[middle].column % 2 else chain[middle - 1]


def _columns(
    nodes: Mapping[str, Size], rank: Mapping[str, int], chains: Sequence[Sequence[_Cell]]
) -> list[list[_Cell]]:
    cells = dict.fromkeys(_Cell(node=node, column=2 * rank[node]) for node in nodes)
    cells.update(dict.fromkeys(cell for chain in chains for cell in chain))
    columns: list[list[_Cell]] = [[] for _ in range(max(cell.column for cell in cells) + 1)]
    for cell in cells:
        columns[cell.column].append(cell)
    return columns


def _size(cell: _Cell, nodes: Mapping[str, Size], links: Sequence[Link], chains: Sequence[Sequence[_Cell]]) -> Size:
    if cell.node:
        return nodes[cell.node]
    return links[cell.link].label if _label_cell(chains[cell.link]) == cell else Size(0.0, 0.0)


def _placed(
    columns: Sequence[Sequence[_Cell]], chains: Sequence[Sequence[_Cell]], sizes: Mapping[_Cell, Size]
) -> dict[_Cell, Box]:
    xs = _across(columns, sizes)
    ys = _down(columns, chains, sizes)
    top = min(ys[cell] - sizes[cell].height / 2 for cell in ys)
    broadest = [max(sizes[cell].width for cell in column) for column in columns]
    return {
        cell: Box(xs[cell.column], ys[cell] - top, size.width or broadest[cell.column], size.height)
        for cell, size in sizes.items()
    }


def _across(columns: Sequence[Sequence[_Cell]], sizes: Mapping[_Cell, Size]) -> list[float]:
    """Return the middle of each column; more lines between two columns of nodes need more room to bend."""
    xs: list[float] = []
    edge = 0.0
    for index, column in enumerate(columns):
        width = max((sizes[cell].width for cell in column), default=0.0)
        gap = 0.0 if index == 0 else min(_COLUMN_GAP + 1.5 * len(column), 90.0)
        xs.append(edge + gap + width / 2)
        edge += gap + width
    return xs


def _down(
    columns: Sequence[Sequence[_Cell]], chains: Sequence[Sequence[_Cell]], sizes: Mapping[_Cell, Size]
) -> dict[_Cell, float]:
    """Return the middle of each cell: where it wants to be as far as the order and the distances allow.

    A node wants to be level with what its links hang on, a link straight and between its ends.
    """
    neighbours: defaultdict[_Cell, list[_Cell]] = defaultdict(list)
    for chain in chains:
        neighbours[chain[0]].append(chain[1])
        neighbours[chain[-1]].append(chain[-2])
    ys: dict[_Cell, float] = {}
    for column in columns:
        ys.update(zip(column, _apart([0.0] * len(column), column, sizes), strict=True))
    for turn in range(_SETTLING):
        level = [_level(chain, ys) for chain in chains]
        for column in columns if turn % 2 else columns[::-1]:
            wanted = [
                _mean([ys[o] for o in neighbours[cell]] or [ys[cell]]) if cell.node else level[cell.link]
                for cell in column
            ]
            ys.update(zip(column, _apart(wanted, column, sizes), strict=True))
    for chain in chains:
        _straighten(chain[1:-1], columns, sizes, ys)
    return ys


def _straighten(
    inside: Sequence[_Cell], columns: Sequence[Sequence[_Cell]], sizes: Mapping[_Cell, Size], ys: dict[_Cell, float]
) -> None:
    """Put the cells of a long link on one level, if there is one that is free in all of their columns."""
    if len(inside) < 2:
        return
    rooms = [_room(cell, columns[cell.column], sizes, ys) for cell in inside]
    lowest, highest = max(low for low, _ in rooms), min(high for _, high in rooms)
    if lowest <= highest:
        level = min(max(_mean([ys[cell] for cell in inside]), lowest), highest)
        ys.update(dict.fromkeys(inside, level))


def _room(
    cell: _Cell, column: Sequence[_Cell], sizes: Mapping[_Cell, Size], ys: Mapping[_Cell, float]
) -> tuple[float, float]:
    """Return between which heights a cell can move without touching the next ones."""
    place = column.index(cell)
    low, high = float("-inf"), float("inf")
    if place:
        low = ys[column[place - 1]] + _distance(column[place - 1], cell, sizes)
    if place + 1 < len(column):
        high = ys[column[place + 1]] - _distance(cell, column[place + 1], sizes)
    return low, high


def _distance(upper: _Cell, lower: _Cell, sizes: Mapping[_Cell, Size]) -> float:
    """Return how far the middles of two neighbours in a column are apart at least."""
    gap = _ROW_GAP if upper.node or lower.node else _THREAD_GAP
    return (sizes[upper].height + sizes[lower].height) / 2 + gap


def _level(chain: Sequence[_Cell], ys: Mapping[_Cell, float]) -> float:
    """Return the height at which a link would run straight; one that is alone between its ends takes their middle."""
    ends, inside = [ys[cell] for cell in chain if cell.node], [ys[cell] for cell in chain if not cell.node]
    return _mean(ends) if len(inside) == 1 else _STRAIGHT * _mean(inside) + (1 - _STRAIGHT) * _mean(ends)


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def _apart(wanted: Sequence[float], column: Sequence[_Cell], sizes: Mapping[_Cell, Size]) -> list[float]:
    """Return the places nearest to the *wanted* ones (least squares) that keep the order and the distances.

    The distances are taken out first; what is left is a monotone regression, solved by pooling neighbours that are in
    each other's way.
    """
    offsets = [0.0]
    for upper, lower in pairwise(column):
        offsets.append(offsets[-1] + _distance(upper, lower, sizes))
    pools: list[tuple[float, int]] = []
    for place, offset in zip(wanted, offsets, strict=False):
        mean, weight = place - offset, 1
        while pools and pools[-1][0] > mean:
            other, count = pools.pop()
            mean, weight = (mean * weight + other * count) / (weight + count), weight + count
        pools.append((mean, weight))
    level = [mean for mean, weight in pools for _ in range(weight)]
    return [place + offset for place, offset in zip(level, offsets, strict=False)]


def _routes(chains: Sequence[Sequence[_Cell]], right: Sequence[bool], boxes: Mapping[_Cell, Box]) -> tuple[Route, ...]:
    leaving = _ports(chains, boxes, leaving=True)
    arriving = _ports(chains, boxes, leaving=False)
    routes = []
    for index, chain in enumerate(chains):
        label = boxes[_label_cell(chain)]
        start = (boxes[chain[0]].right, leaving[index])
        if not chain[-1].node:  # to itself
            box = boxes[chain[0]]
            back = (box.right, min(start[1] + _PORT_GAP, box.y + box.height / 2))
            points = [start, (label.left, label.y - 4), (label.left, label.y + 4), back]
        else:
            through = [(x, boxes[cell].y) for cell in chain[1:-1] for x in (boxes[cell].left, boxes[cell].right)]
            points = [start, *through, (boxes[chain[-1]].left, arriving[index])]
        ahead = right[index] or not chain[-1].node
        routes.append(Route(tuple(points if ahead else points[::-1]), label))
    return tuple(routes)


def _ports(chains: Sequence[Sequence[_Cell]], boxes: Mapping[_Cell, Box], *, leaving: bool) -> dict[int, float]:
    """Return the height at which each link leaves (or enters) its box: spread, in the order of where they go."""
    at: defaultdict[_Cell, list[tuple[float, int]]] = defaultdict(list)
    for index, chain in enumerate(chains):
        if leaving:
            at[chain[0]].append((boxes[chain[1]].y, index))
        elif chain[-1].node:
            at[chain[-1]].append((boxes[chain[-2]].y, index))
    ports: dict[int, float] = {}
    for cell, wanted in at.items():
        box = boxes[cell]
        gap = min(_PORT_GAP, 0.7 * box.height / len(wanted))
        for place, (_, index) in enumerate(sorted(wanted)):
            ports[index] = box.y + (place - (len(wanted) - 1) / 2) * gap
    return ports


def _moved(box: Box, x: float, y: float) -> Box:
    return Box(box.x + x, box.y + y, box.width, box.height)


def _moved_route(route: Route, x: float, y: float) -> Route:
    return Route(tuple((px + x, py + y) for px, py in route.points), _moved(route.label, x, y))
