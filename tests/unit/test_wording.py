"""When two mentions of a text name one thing."""

from __future__ import annotations

import pytest

from graphbuilder.assembly.wording import alike
from graphbuilder.model import Mention, Span


def mention(text: str) -> Mention:
    """Return *text* as a mention."""
    return Mention(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("precursors", "circulating osteogenic precursor cells"),
        ("growth of the nodules", "endometriotic nodules"),
        ("fibrosis of the skin", "skin fibrosis"),
        ("the resulting hypoxia", "hypoxia"),
    ],
)
def test_one_says_all_that_the_other_says(one: str, other: str) -> None:
    """In either direction."""
    assert alike(mention(one), mention(other))
    assert alike(mention(other), mention(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cells", "mast cells"),
        ("skin fibrosis", "lung fibrosis"),
        ("growth", "growth of the nodules"),
        ("disease", "kidney disease"),
    ],
)
def test_too_little_in_common(one: str, other: str) -> None:
    """Broad words and words of coming and going tie nothing together."""
    assert not alike(mention(one), mention(other))
