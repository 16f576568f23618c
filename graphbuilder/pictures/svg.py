"""A scene as SVG that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path

from graphbuilder.pictures.layout import Box, Drawing, Link, Route, Size, layout
from graphbuilder.pictures.measure import width, wrap
from graphbuilder.pictures.scene import Edge, Node, Scene

_STYLE = Path(__file__).with_name("picture.css")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_NAME, _TERM, _CATEGORY, _VERB = 13.0, 10.0, 9.0, 11.0
_NAME_ROOM, _NAME_LINES = 152.0, 4
_TERM_ROOM, _TERM_LINES = 184.0, 3
_LABEL_LINES = 2
_VERB_ROOM = 150.0
_PADDING = 13.0
_NARROWEST = 96.0
_PILL_HEIGHT = 22.0
_HEAD = 8.0
_CROSS = 16.0
_ROUND = {"cell": 22, "process": 2, "procedure": 2}
_LABELS = {"cell": "cell", "other": "concept"}


def render(scene: Scene) -> str:
    """Return the picture of *scene*: boxes from cause to effect, arrows in the colours of their hypotheses.

    Every box and arrow is a group that carries its id in ``data-node`` or ``data-statement``.
    """
    drawing = layout(
        {node.id: _node_size(node) for node in scene.nodes},
        [Link(edge.source, edge.target, _label_size(edge)) for edge in scene.edges],
    )
    colours = {account.letter: account.colour for account in scene.accounts}
    parts = [
        *(
            line
            for edge, route in zip(scene.edges, drawing.routes, strict=True)
            for line in _edge(edge, describe(scene, edge), route)
        ),
        *(line for node in scene.nodes for line in _node(node, drawing.boxes[node.id], colours)),
    ]
    return "\n".join([*_head(scene, drawing), *parts, "</svg>", ""])


def words(text: str) -> str:
    """Return *text* for mark-up: escaped, and without the characters that XML forbids."""
    return escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text), quote=True)


def _head(scene: Scene, drawing: Drawing) -> Iterator[str]:
    wide, high = round(drawing.size.width), round(drawing.size.height)
    said = f"{len(scene.nodes)} concepts, {len(scene.edges)} links, {len(scene.accounts)} hypotheses"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gb-picture" viewBox="0 0 {wide} {high}" width="{wide}" '
        f'height="{high}" style="--wide: {wide}px" role="group" aria-label="Causal diagram: {said}">'
    )
    yield f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>"
    yield f'<rect width="{wide}" height="{high}" fill="#f5f7f9"/>'


def _name_lines(node: Node) -> tuple[str, ...]:
    return wrap(node.name, _NAME, _NAME_ROOM, _NAME_LINES, bold=True)


def _label_lines(node: Node) -> tuple[str, ...]:
    """Return the concept's label, unless the name says the same or no ontology has one."""
    same = node.label.lower() in {node.name.lower(), node.name.lower().removesuffix("s")}
    return () if same or not node.has_term else wrap(node.label, _TERM, _TERM_ROOM, _LABEL_LINES)


def _term_lines(node: Node) -> tuple[str, ...]:
    shown = node.terms if len(node.terms) <= _TERM_LINES else (*node.terms[: _TERM_LINES - 1], "…")
    return tuple(wrap(term, _TERM, _TERM_ROOM, 1)[0] for term in shown)


def _category(node: Node) -> str:
    return ("outcome" if node.is_outcome else _LABELS.get(node.category, node.category)).upper()


def _node_size(node: Node) -> Size:
    names, terms = _name_lines(node), (*_label_lines(node), *_term_lines(node))
    broadest = max(
        *(width(line, _NAME, bold=True) for line in names),
        *(width(term, _TERM) for term in terms),
        1.15 * width(_category(node), _CATEGORY, bold=True),
        _NARROWEST - 2 * _PADDING,
    )
    return Size(broadest + 2 * _PADDING, 26 + 16 * len(names) + 13 * len(terms) + 8)


def _verb(edge: Edge) -> str:
    verb = wrap(edge.statement.predicate.label, _VERB, _VERB_ROOM, 1)[0]
    return f"loop back: {verb}" if edge.loop else verb


def _badge_width(edge: Edge) -> float:
    return max(20.0, width(edge.step, 9.5, bold=True) + 9) if edge.step else 0.0


def _label_size(edge: Edge) -> Size:
    cross = _CROSS if edge.is_denied else 0.0
    return Size(width(_verb(edge), _VERB) + _badge_width(edge) + cross + 16, _PILL_HEIGHT)


def _node(node: Node, box: Box, colours: Mapping[str, str]) -> Iterator[str]:
    name = "node outcome" if node.is_outcome else "node"
    yield f'<g class="{name}" data-node="{words(node.id)}" tabindex="0" role="button">'
    yield f"<title>{words(node.name)}: {words(node.label)} ({words('; '.join(node.terms))})</title>"
    radius = _ROUND.get(node.category, 7)
    yield (
        f'<rect class="box" x="{_n(box.left)}" y="{_n(box.y - box.height / 2)}" width="{_n(box.width)}" '
        f'height="{_n(box.height)}" rx="{radius}"/>'
    )
    y = box.y - box.height / 2 + 18
    yield _line("category", box.x, y, _category(node))
    for line in _name_lines(node):
        y += 16
        yield _line("name", box.x, y, line)
    for line in _label_lines(node):
        y += 13
        yield _line("label", box.x, y, line)
    for line in _term_lines(node):
        y += 13
        yield _line("term" if node.has_term else "term none", box.x, y, line)
    yield from _bars(node, box, colours)
    yield "</g>"


def _bars(node: Node, box: Box, colours: Mapping[str, str]) -> Iterator[str]:
    """Yield a bar under the box for every hypothesis that uses it."""
    start = box.x - 9.0 * len(node.accounts) + 1
    for index, letter in enumerate(node.accounts):
        y = box.y + box.height / 2 - 2
        yield (
            f'<rect x="{_n(start + 18 * index)}" y="{_n(y)}" width="16" height="4" rx="2" '
            f'fill="{colours[letter]}" stroke="#ffffff" stroke-width=".8"/>'
        )


def _edge(edge: Edge, said: str, route: Route) -> Iterator[str]:
    names = " ".join(["edge", *(["hedged"] if edge.is_hedged else []), *(["denied"] if edge.is_denied else [])])
    letter = edge.account.letter if edge.account else ""
    yield (
        f'<g class="{names}" data-statement="{words(edge.statement.id)}" data-account="{letter}" tabindex="0" '
        f'role="button" aria-label="{words(said)}">'
    )
    yield f"<title>{words(said)}</title>"
    yield f'<path class="line" stroke="{edge.colour}" d="{_curve(route.points)}"/>'
    if edge.is_directed:
        yield _end(edge, route.points)
    yield from _pill(edge, route.label)
    yield "</g>"


def describe(scene: Scene, edge: Edge) -> str:
    """Return an arrow in words, for those who do not see it."""
    marks = [mark for mark, holds in (("hedged", edge.is_hedged), ("denied", edge.is_denied)) if holds]
    if edge.loop:
        marks.append(f"loop back to {scene.names[edge.target]}, {edge.loop.feedback}")
    step = f"{edge.step}: " if edge.step else ""
    first, second = scene.named(edge)
    said = f"{first} {edge.statement.predicate.label} {second}"
    return f"{step}{said}" + (f" ({', '.join(marks)})" if marks else "")


def _pill(edge: Edge, box: Box) -> Iterator[str]:
    yield (
        f'<rect class="pill" stroke="{edge.colour}" x="{_n(box.left)}" y="{_n(box.y - box.height / 2)}" '
        f'width="{_n(box.width)}" height="{_n(box.height)}" rx="{_n(box.height / 2)}"/>'
    )
    x = box.left + 8
    badge = _badge_width(edge)
    if badge:
        yield (
            f'<rect x="{_n(box.left + 3)}" y="{_n(box.y - 8)}" width="{_n(badge)}" height="16" rx="8" '
            f'fill="{edge.colour}"/>'
        )
        yield _line("badge", box.left + 3 + badge / 2, box.y + 3.4, edge.step)
        x = box.left + badge + 8
    if edge.is_denied:
        yield f'<path class="cross" d="M{_n(x)} {_n(box.y - 4)}l8 8m0 -8l-8 8"/>'
        x += _CROSS - 2
    yield f'<text class="verb" x="{_n(x)}" y="{_n(box.y + 3.8)}">{words(_verb(edge))}</text>'


def _curve(points: Sequence[tuple[float, float]]) -> str:
    """Return a path that is level at every point, so that it leaves boxes and labels straight."""
    path = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        if y == to_y:
            path.append(f"L{_n(to_x)} {_n(to_y)}")
        else:
            middle = _n((x + to_x) / 2)
            path.append(f"C{middle} {_n(y)} {middle} {_n(to_y)} {_n(to_x)} {_n(to_y)}")
    return "".join(path)


def _end(edge: Edge, points: Sequence[tuple[float, float]]) -> str:
    """Return the head of an arrow: a bar where the effect is to lower or to stop, else a triangle."""
    (before, _), (x, y) = points[-2:]
    back = _HEAD if before > x else -_HEAD
    if edge.statement.predicate.sign < 0:
        at = _n(x + back / 4)
        return f'<path stroke="{edge.colour}" stroke-width="3" d="M{at} {_n(y - 7)}V{_n(y + 7)}"/>'
    return f'<path fill="{edge.colour}" d="M{_n(x)} {_n(y)}l{_n(back)} -4.5v9z"/>'


def _line(name: str, x: float, y: float, text: str) -> str:
    return f'<text class="{name}" text-anchor="middle" x="{_n(x)}" y="{_n(y)}">{words(text)}</text>'


def _n(number: float) -> str:
    """Return a coordinate, short and the same on every machine."""
    return f"{number:.1f}".removesuffix(".0")
