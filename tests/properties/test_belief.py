"""Belief is bounded, monotone, and counts sources, not mentions."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.assembly.belief import belief
from graphbuilder.model import Claim, Factuality, Polarity
from tests.story import Said, tell

FACTUALITIES = st.sampled_from(list(Factuality))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Draw a claim of one statement from one of a few texts."""
    polarity = draw(st.sampled_from(list(Polarity)))
    said = Said("a", "causes", "b", polarity=polarity, factuality=draw(FACTUALITIES))
    claim = tell(said, name=f"paper {draw(st.integers(0, 4))}").claims[0]
    source = f"{draw(st.integers(0, 4)):064}"
    return replace(
        claim, evidence=replace(claim.evidence, confidence=draw(st.floats(0, 1, allow_nan=False)), sha256=source)
    )


@given(st.lists(claims(), max_size=12))
def test_belief_is_a_chance(told: list[Claim]) -> None:
    """It never leaves [0, 1]."""
    assert 0 <= belief(told).value <= 1


@given(st.lists(claims(), max_size=10), claims())
def test_more_support_never_lowers_and_more_denial_never_raises(told: list[Claim], more: Claim) -> None:
    """Evidence moves belief in its own direction or not at all."""
    before, after = belief(told), belief([*told, more])

    denies = len(after.opposing) > len(before.opposing) or more.evidence.polarity is Polarity.NEGATIVE
    denies = denies or more.evidence.factuality is Factuality.COUNTERFACT
    assert after.value <= before.value + 1e-12 if denies else after.value >= before.value - 1e-12


@given(st.lists(claims(), max_size=10))
def test_repeating_a_text_adds_nothing(told: list[Claim]) -> None:
    """One paper that says it twice is one source."""
    assert belief(told + told).value == belief(told).value


@given(st.lists(claims(), max_size=8))
def test_the_order_of_evidence_does_not_matter(told: list[Claim]) -> None:
    """Two labs that read in another order agree."""
    assert belief(list(reversed(told))) == belief(told)
