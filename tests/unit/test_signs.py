"""The sign of one concept on another."""

from __future__ import annotations

from graphbuilder.graph.signs import Sign, sign
from graphbuilder.model import Statement
from tests.story import Said, tell, term


def statements(*links: str) -> list[Statement]:
    """Return statements from ``a + b`` (increases), ``a - b`` (decreases) and ``a ? b`` (contributes to)."""
    groups = {"+": "increases", "-": "decreases", "?": "contributes_to"}
    said = [Said(a, groups[link], b) for a, link, b in (text.split() for text in links)]
    return [claim.statement for claim in tell(*said).claims]


def between(links: list[Statement], source: str, target: str) -> Sign | None:
    """Return the sign between two labels."""
    return sign(links, term(source).id, term(target).id)


def test_two_inhibitions_raise() -> None:
    """Blocking a blocker frees what it blocked."""
    assert between(statements("a - b", "b - c"), "a", "c") is Sign.RAISES


def test_paths_that_disagree_leave_it_undetermined() -> None:
    """The shortest path alone would have guessed."""
    assert between(statements("a + c", "a - b", "b + c"), "a", "c") is Sign.UNDETERMINED


def test_long_paths_count_as_much_as_short_ones() -> None:
    """Agreement over all ways is asked for."""
    assert between(statements("a - d", "a + b", "b + c", "c - d"), "a", "d") is Sign.LOWERS


def test_a_link_without_a_sign_leaves_it_undetermined() -> None:
    """Contributing says nothing about direction."""
    assert between(statements("a + b", "b ? c"), "a", "c") is Sign.UNDETERMINED


def test_links_off_the_way_do_not_disturb() -> None:
    """Only what lies between counts."""
    assert between(statements("a + b", "b - x", "y - b"), "a", "b") is Sign.RAISES


def test_no_way_is_no_sign() -> None:
    """Absence of a chain is not absence of an effect."""
    assert between(statements("a + b", "c + d"), "a", "d") is None


def test_a_feedback_loop_beside_the_way_does_not_disturb() -> None:
    """It weakens what goes through it, and does not turn it round."""
    assert between(statements("a + b", "b + c", "c - b"), "a", "c") is Sign.RAISES


def test_two_ways_round_a_loop_that_disagree_leave_it_undetermined() -> None:
    """From where the way enters to where it leaves, both halves of the loop lead."""
    links = statements("a + b", "b + c", "c + d", "d + b", "b - d", "d + e")

    assert between(links, "a", "c") is Sign.RAISES
    assert between(links, "a", "e") is Sign.UNDETERMINED


def test_a_knot_with_too_many_paths_is_left_undetermined() -> None:
    """All of them raise, but nobody could follow them all, and nothing is guessed."""
    names = "abcdefghijklmnop"
    links = [f"{one} + {other}" for one in names for other in names if one != other]

    assert between(statements(*links), "a", "p") is Sign.RAISES
    assert between(statements(*links, "b - dead", "dead + b"), "a", "p") is Sign.UNDETERMINED
