"""What evidence amounts to, and which edges may be drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphbuilder.model import Bearing, Factuality, Group, Polarity, Stance, Standing, Tally, bearing, links, tally
from tests.story import Said, tell


def test_a_plain_claim_supports() -> None:
    """A fact is a fact."""
    assert bearing(tell(Said("a", "causes", "b")).claims[0].evidence) is Bearing.SUPPORTS


@pytest.mark.parametrize("factuality", [Factuality.PROBABLE, Factuality.POSSIBLE, Factuality.CONDITIONAL])
def test_a_claim_with_reserve_hedges(factuality: Factuality) -> None:
    """So does one that holds only under a condition: the condition is not said to hold."""
    claim = tell(Said("a", "causes", "b", factuality=factuality)).claims[0]

    assert bearing(claim.evidence) is Bearing.HEDGES


def test_a_hedged_denial_denies() -> None:
    """To say that something may not cause another is no support."""
    said = Said("a", "causes", "b", factuality=Factuality.POSSIBLE, polarity=Polarity.NEGATIVE)

    assert bearing(tell(said).claims[0].evidence) is Bearing.DENIES


def test_a_counterfactual_denies() -> None:
    """What would have been so is not so."""
    claim = tell(Said("a", "causes", "b", factuality=Factuality.COUNTERFACT)).claims[0]

    assert bearing(claim.evidence) is Bearing.DENIES


def test_a_claim_reported_to_be_rejected_denies() -> None:
    """What others once thought and the passage drops is no support, however plainly they said it."""
    claim = tell(Said("a", "causes", "b", by="They", stance=Stance.REJECTED)).claims[0]

    assert bearing(claim.evidence) is Bearing.DENIES


def test_a_contested_statement_stands_but_is_no_bare_fact() -> None:
    """Somebody asserts it, somebody denies it: it may be drawn with its counts, not as plain truth."""
    counted = tally([Bearing.SUPPORTS, Bearing.DENIES])

    assert (counted.standing, counted.drawn, counted.undisputed) == (Standing.ASSERTED, True, False)


def test_a_hedged_statement_is_no_bare_fact() -> None:
    """However many passages suspect it."""
    assert not Tally(hedged=9).undisputed


def test_a_denied_statement_has_no_link() -> None:
    """Nothing is drawn that nobody says."""
    statement = tell(Said("a", "causes", "b")).claims[0].statement

    assert list(links(statement, Tally(denying=1))) == []


def test_a_symmetric_statement_has_links_both_ways() -> None:
    """An interaction may be walked from either end."""
    statement = tell(Said("a", "interacts_with", "b")).claims[0].statement

    drawn = {(link.source, link.target) for link in links(statement, Tally(1))}

    assert drawn == {("T:a", "T:b"), ("T:b", "T:a")}


def test_a_thing_that_interacts_with_itself_has_one_link() -> None:
    """There is no second way round."""
    statement = tell(Said("a", "interacts_with", "b")).claims[0].statement
    alone = replace(
        statement, object=statement.subject, predicate=replace(statement.predicate, group=Group.INTERACTS_WITH)
    )

    assert len(list(links(alone, Tally(1)))) == 1
