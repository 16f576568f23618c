"""Every example in attribution.toml is read as it says, by the shipped pipeline."""

from __future__ import annotations

import pytest

from graphbuilder.extraction.attribution import attribute
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Attribution
from graphbuilder.rules import source
from tests.parsing import parse

RULES: tuple[source.Report | source.Colour, ...] = (*source.load_reports(), *source.load_colours())
READS = [pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in RULES for text in rule.reads]
LEAVES = [pytest.param(text, id=f"{rule.name}: {text}") for rule in source.load_reports() for text in rule.leaves]


def given(marked: str) -> Attribution | None:
    """Return to whom the starred claim is given."""
    text = "".join(letter for letter in marked if letter not in "[]*")
    claim = marked.replace("[", "").replace("]", "").index("*")
    for sentence in parse(text).sentences:
        for token in sentence.tokens:
            if token.span.start <= claim < token.span.end:
                return attribute(Tree(sentence), token.index)
    raise AssertionError(f"no word is starred in {marked!r}")


@pytest.mark.parametrize(("rule", "text"), READS)
def test_a_claim_is_given_to_the_bracketed_source(rule: source.Report | source.Colour, text: str) -> None:
    """Words and stance are those that the curator wrote; an indefinite article is left out."""
    found = given(text)
    named = text[text.index("[") + 1 : text.index("]")].removeprefix("An ").removeprefix("A ")

    assert found is not None
    assert (found.text, found.stance) == (named, rule.stance)


@pytest.mark.parametrize("text", LEAVES)
def test_a_claim_is_given_to_nobody(text: str) -> None:
    """Without a named source there is no attribution."""
    assert given(text) is None


def test_the_nearest_source_counts() -> None:
    """A view that somebody reports is the view's."""
    text = "We report that the prevailing model suggests that tar *damages* the lung."
    found = given(text)

    assert found is not None
    assert found.text == "the prevailing model"


def test_the_span_is_that_of_the_words() -> None:
    """Offsets point into the document."""
    found = given("In mice, this review suggests that tar *damages* the lung.")

    assert found is not None
    assert (found.text, found.span.start, found.span.end) == ("this review", 9, 20)
