"""Where boxes, labels and lines stand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.pictures import layers
from graphbuilder.pictures.layout import Box, Drawing, Link, Size, layout
from graphbuilder.pictures.measure import width, wrap

NAMES = "abcdefghij"
unhurried = settings(deadline=None)  # a loaded machine is no defect


@st.composite
def pictures(draw: st.DrawFn) -> tuple[dict[str, Size], list[Link]]:
    """Boxes of many sizes, and any links between them: cycles, doubles, loops."""
    side = st.integers(10, 200).map(float)
    nodes = {name: Size(draw(side), draw(side)) for name in NAMES[: draw(st.integers(1, 10))]}
    end = st.sampled_from(sorted(nodes))
    links = [Link(draw(end), draw(end), Size(draw(side), 20.0)) for _ in range(draw(st.integers(0, 14)))]
    return nodes, links


def boxes(drawing: Drawing) -> list[Box]:
    """Return all that takes room."""
    return [*drawing.boxes.values(), *(route.label for route in drawing.routes)]


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes share room (a hair's breadth is rounding)."""
    return (
        abs(one.x - other.x) < (one.width + other.width) / 2 - 1e-6
        and abs(one.y - other.y) < (one.height + other.height) / 2 - 1e-6
    )


@unhurried
@given(pictures())
def test_nothing_overlaps(picture: tuple[dict[str, Size], list[Link]]) -> None:
    """Neither boxes nor labels, whatever is linked to what."""
    found = boxes(layout(*picture))

    assert not [(one, other) for i, one in enumerate(found) for other in found[:i] if overlap(one, other)]


@unhurried
@given(pictures())
def test_everything_is_inside_the_picture(picture: tuple[dict[str, Size], list[Link]]) -> None:
    """Nothing is cut off at the margin."""
    drawing = layout(*picture)

    for box in boxes(drawing):
        assert box.left > 0
        assert box.right < drawing.size.width
        assert box.y - box.height / 2 > 0
        assert box.y + box.height / 2 < drawing.size.height


@unhurried
@given(pictures())
def test_the_same_graph_is_drawn_the_same_way(picture: tuple[dict[str, Size], list[Link]]) -> None:
    """No chance in it."""
    assert layout(*picture) == layout(*picture)


@unhurried
@given(pictures())
def test_a_line_begins_and_ends_at_its_boxes(picture: tuple[dict[str, Size], list[Link]]) -> None:
    """Whichever way it runs."""
    nodes, links = picture
    drawing = layout(nodes, links)

    for link, route in zip(links, drawing.routes, strict=True):
        for name, (x, y) in ((link.source, route.points[0]), (link.target, route.points[-1])):
            box = drawing.boxes[name]
            assert min(abs(x - box.left), abs(x - box.right)) < 1e-6
            assert abs(y - box.y) <= box.height / 2 + 1e-6


def test_causes_stand_left_of_their_effects() -> None:
    """Also over a shortcut."""
    size = Size(50.0, 20.0)
    drawing = layout(dict.fromkeys("cab", size), [Link("a", "b", size), Link("b", "c", size), Link("a", "c", size)])

    assert drawing.boxes["a"].right < drawing.boxes["b"].left
    assert drawing.boxes["b"].right < drawing.boxes["c"].left


def test_a_long_line_runs_straight() -> None:
    """All its turns are at its ends."""
    size = Size(50.0, 20.0)
    links = [Link("a", "b", size), Link("b", "c", size), Link("c", "d", size), Link("a", "d", size)]
    drawing = layout(dict.fromkeys("abcd", size), links)

    assert len({y for _, y in drawing.routes[3].points[1:-1]}) == 1


def test_a_cycle_is_cut_at_one_link() -> None:
    """One arrow runs back, the others forward."""
    edges = [("a", "b"), ("b", "c"), ("c", "a")]

    assert layers.forward("abc", edges) == [True, True, False]


def test_crossings_are_counted_and_removed() -> None:
    """Two links that cross need not."""
    columns, links = [["a", "b"], ["x", "y"]], [("a", "y"), ("b", "x")]

    assert layers.crossings(columns, {"a": ["y"], "b": ["x"]}) == 1
    assert layers.ordered(columns, links) == [["a", "b"], ["y", "x"]]


@unhurried
@given(st.text(min_size=1, max_size=80), st.integers(1, 4))
def test_wrapped_text_fits(text: str, lines: int) -> None:
    """No line is wider than its room, and there are no more than asked for."""
    found = wrap(text, 12.0, 60.0, lines)

    assert len(found) <= lines
    assert all(width(line, 12.0) <= 60.0 or len(line) == 1 for line in found)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    """The reader sees that something was left out."""
    assert wrap("one two three four five six", 12.0, 60.0, 2)[-1].endswith("…")
