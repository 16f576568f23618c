"""A hypothesis on one page."""

from __future__ import annotations

from graphbuilder.assembly import NoHierarchy, card
from tests.unit.test_assembly import graph, two_mechanisms


def page(number: int) -> str:
    """Return the card of one of two rivals."""
    whole = graph(two_mechanisms())
    return card(whole.hypotheses[number], whole, NoHierarchy())


def test_a_card_quotes_every_step() -> None:
    """A reader need not open the source."""
    assert "This review says that operation releases soil cell." in page(1)


def test_a_card_names_the_rival_and_where_they_part() -> None:
    """The question that a researcher asks next."""
    assert "## Against H2: operation" in page(0)
    assert "they part at: crack `T:crack` / operation `T:operation`" in page(0)


def test_a_card_names_what_is_missing() -> None:
    """The hole is part of the hypothesis."""
    assert "participant without a source: seed cell" in page(1)
