"""Feedback is told apart from going on."""

from __future__ import annotations

from graphbuilder.graph.loops import loops
from tests.unit.test_signs import statements


def told(*links: str) -> list[tuple[str, str]]:
    """Return what the loops of a course come back to, and their kind."""
    return [(loop.back_to.label, loop.feedback) for loop in loops(statements(*links)).values()]


def test_a_step_back_to_what_was_passed_closes_a_loop() -> None:
    """The last step of the circle says so, not the others."""
    assert told("a + b", "b + c", "c + b", "c + d") == [("b", "positive feedback")]


def test_a_loop_that_lowers_what_it_comes_back_to_is_negative_feedback() -> None:
    """The sign of one turn is the product of its links."""
    assert told("a + b", "b + c", "c - a") == [("a", "negative feedback")]
    assert told("a - b", "b - c", "c - a") == [("a", "negative feedback")]


def test_a_loop_whose_sign_nobody_knows_is_just_feedback() -> None:
    """A link without a sign, or two ways round that disagree."""
    assert told("a ? b", "b + a") == [("a", "feedback")]
    assert told("a + b", "a - c", "b + d", "c + d", "d + a") == [("a", "feedback")]


def test_two_ways_to_one_thing_are_no_loop() -> None:
    """Where a course joins, it goes on."""
    assert told("a + b", "a + c", "b + d", "c + d") == []


def test_what_raises_itself_is_a_loop() -> None:
    """The shortest there is."""
    assert told("a + a") == [("a", "positive feedback")]
