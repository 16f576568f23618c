"""A graph is proved against its sources."""

from __future__ import annotations

from dataclasses import replace

from graphbuilder.assembly import NoHierarchy, assemble, problems
from graphbuilder.model import Claim, Graph, Mention, Span
from tests.story import Said, Story, tell


def story() -> Story:
    """Tell one course."""
    return tell(Said("crack", "causes", "lump", by="This review"), Said("lump", "causes", "pain"))


def graph(claims: tuple[Claim, ...]) -> Graph:
    """Assemble claims of the story."""
    return assemble([story().source], claims, NoHierarchy())


def test_a_true_graph_has_no_problems() -> None:
    """Nothing is reported where everything stands in the text."""
    assert list(problems(graph(story().claims), story().texts)) == []


def test_a_quote_that_is_not_in_the_text_is_found() -> None:
    """An invented sentence is the worst that a graph can hold."""
    first, *others = story().claims
    forged = replace(first, evidence=replace(first.evidence, quote="This review says that crack causes death."))

    assert any("the quote" in line for line in problems(graph((forged, *others)), story().texts))


def test_an_argument_from_another_sentence_is_borrowed_provenance() -> None:
    """An end outside its own quote needs an explicit reference."""
    first, second = story().claims
    borrowed = replace(first, evidence=replace(first.evidence, object=second.evidence.object))

    assert any("lies outside its quote" in line for line in problems(graph((borrowed, second)), story().texts))


def test_a_wrong_antecedent_is_found() -> None:
    """A reference must lead to words that are there."""
    first, second = story().claims
    false = Mention("virus", Span(0, 5))
    astray = replace(
        second, evidence=replace(second.evidence, subject=replace(second.evidence.subject, refers_to=false))
    )

    assert any("antecedent" in line for line in problems(graph((first, astray)), story().texts))


def test_a_changed_or_missing_text_is_found() -> None:
    """The graph belongs to one exact text."""
    whole = graph(story().claims)

    assert any("sha256" in line for line in problems(whole, {"story": story().document.text + "x"}))
    assert any("missing" in line for line in problems(whole, {}))
