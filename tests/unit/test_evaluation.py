"""The measures of statement reading."""

from __future__ import annotations

import pytest

from graphbuilder.evaluation import Annotation, Passage, score
from graphbuilder.evaluation.gold import Alternative
from graphbuilder.evaluation.matching import align


def say(text: str, **more: object) -> Annotation:
    """Return ``subject | predicate | object``."""
    subject, predicate, object_ = (part.strip() for part in text.split("|"))
    return Annotation(subject=subject, predicate=predicate, object=object_, **more)  # type: ignore[arg-type]


def figures(gold: list[Annotation], predicted: list[Annotation]) -> dict[str, float]:
    """Return pair and full F1."""
    found = score([(Passage(id="p", text="t", statements=tuple(gold)), predicted)]).figures
    return {name: found[name]["f1"] for name in ("pair", "full", "hedged", "negative")}


def test_a_statement_matches_by_its_words_not_its_spelling() -> None:
    """Articles and plurals do not matter."""
    found = figures([say("the stem cells | forms | a mass")], [say("stem cell | forms | mass")])

    assert found["full"] == 1


def test_another_group_is_a_pair_but_not_full() -> None:
    """The ends are half of the work."""
    found = figures([say("a1 | causes | b1")], [say("a1 | increases | b1")])

    assert (found["pair"], found["full"]) == (1, 0)


def test_direction_counts_unless_the_relation_has_none() -> None:
    """Cause and effect are not exchangeable, partners are."""
    assert figures([say("a1 | causes | b1")], [say("b1 | causes | a1")])["pair"] == 0
    assert figures([say("a1 | interacts_with | b1")], [say("b1 | interacts_with | a1")])["pair"] == 1


def test_an_alternative_reading_counts_as_right() -> None:
    """Annotators saw two fair readings."""
    gold = say("a1 | causes | b1", alternatives=(Alternative(object="c1"),))

    assert figures([gold], [say("a1 | causes | c1")])["full"] == 1


def test_one_prediction_answers_one_statement() -> None:
    """Repeating oneself is spurious."""
    found = figures([say("a1 | causes | b1")], [say("a1 | causes | b1")] * 2)

    assert found["pair"] == pytest.approx(0.667)


def test_the_matching_is_as_large_as_possible() -> None:
    """A greedy choice would leave one unanswered."""
    gold = [say("bone fracture | causes | pain"), say("fracture | causes | pain")]
    found = align(gold, [say("fracture | causes | pain"), say("old bone fracture | causes | pain")])

    assert len(found.pairs) == 2


def test_optional_statements_count_neither_way() -> None:
    """They may be found or not."""
    optional = say("x1 | treats | y1", optional=True)
    gold = [say("a1 | causes | b1"), optional]

    assert figures(gold, [say("a1 | causes | b1"), say("x1 | treats | y1")])["full"] == 1
    assert figures(gold, [say("a1 | causes | b1")])["full"] == 1


def test_hedges_and_denials_are_scored_over_matched_pairs() -> None:
    """A found statement must be held as the author holds it."""
    gold = [say("a1 | causes | b1", certainty="hedged"), say("c1 | causes | d1", polarity="negative")]
    found = figures(gold, [say("a1 | causes | b1", certainty="hedged"), say("c1 | causes | d1")])

    assert (found["hedged"], found["negative"]) == (1, 0)
