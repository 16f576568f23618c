"""Evidence as extraction gives it."""

from __future__ import annotations

import pytest

from graphbuilder import extraction
from graphbuilder.model import Certainty, Evidence, Mention, Polarity
from tests.parsing import parse

TEXT = (
    "Mast cells release histamine, which causes pruritus. These cells do not secrete insulin. "
    "Back and leg pain may result from spinal stenosis."
)


@pytest.fixture(scope="module")
def found() -> tuple[Evidence, ...]:
    """Return the evidence of a short text."""
    return tuple(extraction.statements(parse(TEXT)))


def ends(evidence: Evidence) -> tuple[Mention, ...]:
    """Return both mentions of a piece of evidence, and what they refer to."""
    direct = (evidence.subject, evidence.object)
    return (*direct, *(mention.refers_to for mention in direct if mention.refers_to is not None))


def test_every_mention_is_the_text_at_its_span(found: tuple[Evidence, ...]) -> None:
    """No word is borrowed or put right."""
    assert all(mention.span.of(TEXT) == mention.text for evidence in found for mention in ends(evidence))


def test_both_ends_lie_in_their_sentence(found: tuple[Evidence, ...]) -> None:
    """What lies elsewhere is tied to the sentence by a reference."""
    assert all(
        evidence.passage.start <= mention.span.start and mention.span.end <= evidence.passage.end
        for evidence in found
        for mention in (evidence.subject, evidence.object)
    )


def test_a_relative_pronoun_is_tied_to_its_antecedent(found: tuple[Evidence, ...]) -> None:
    """The pronoun stands in the quote, the name beside it."""
    (evidence,) = [one for one in found if one.object.text == "pruritus"]

    assert (evidence.subject.text, evidence.subject.named) == ("which", "histamine")


def test_a_demonstrative_is_tied_to_its_antecedent(found: tuple[Evidence, ...]) -> None:
    """A reference across sentences is a link, not a copy."""
    (evidence,) = [one for one in found if one.object.text == "insulin"]

    assert (evidence.subject.text, evidence.subject.named) == ("These cells", "Mast cells")


def test_a_shared_head_is_read_into_each_name(found: tuple[Evidence, ...]) -> None:
    """The words stay as they stand; the reading is what they name."""
    readings = {(one.object.text, one.object.named) for one in found if one.subject.text == "spinal stenosis"}

    assert readings == {("Back", "Back pain"), ("leg pain", "leg pain")}


def test_denials_and_hedges_come_with_the_evidence(found: tuple[Evidence, ...]) -> None:
    """A claim never comes out stronger than it went in."""
    denied = {one.object.text for one in found if one.polarity is Polarity.NEGATIVE}
    hedged = {one.subject.text for one in found if one.certainty is Certainty.HEDGED}

    assert (denied, hedged) == ({"insulin"}, {"spinal stenosis"})


def test_reading_twice_gives_the_same(found: tuple[Evidence, ...]) -> None:
    """There is no chance in it."""
    assert tuple(extraction.statements(parse(TEXT))) == found
