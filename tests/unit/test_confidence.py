"""How surely a statement is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphbuilder.errors import RuleError
from graphbuilder.extraction.confidence import BIAS, PRIOR, confidence
from graphbuilder.extraction.extractor import readings
from graphbuilder.extraction.traits import way
from graphbuilder.rules import weights
from tests.parsing import parse
from tests.trees import tree

SENTENCE = tree(
    "Rust|rust|NN|nsubj|1 harms|harm|VBZ|root|1 bolts|bolt|NNS|obj|1 and|and|CC|cc|4 nuts|nut|NNS|conj|2 "
    "of|of|IN|case|6 trains|train|NNS|nmod|4"
)


def test_without_weights_a_reading_is_as_sure_as_its_rule_file_says() -> None:
    """A rule that is new keeps what its author wrote."""
    assert confidence(0.85, ["a trait that nobody knows"], {}) == 0.85


def test_weights_move_the_odds() -> None:
    """Even odds, and a trait that multiplies them by e."""
    assert confidence(0.5, ["joined"], {"joined": 1.0}) == 0.731


def test_a_trait_counts_once_for_each_time_it_is_named() -> None:
    """The order of traits does not matter, to the last digit."""
    table = {"a": 0.1, "b": 0.2, "c": 0.3}

    assert confidence(0.9, ["a", "b", "c"], table) == confidence(0.9, ["c", "b", "a"], table)


@pytest.mark.parametrize("prior", [0.0, 1.0])
def test_nothing_is_certain(prior: float) -> None:
    """A rule file that says 0 or 1 gives no infinite odds."""
    assert 0 < confidence(prior, [], {}) < 1


def test_the_way_names_the_labels_up_and_down() -> None:
    """From the end up to what governs both, then down to the word of the relation."""
    assert [way(SENTENCE, end, 1) for end in (0, 2, 4)] == ["nsubj", "obj", "conj<obj"]
    assert way(SENTENCE, 1, 4) == ">obj>conj"


def test_a_long_way_is_told_by_its_end() -> None:
    """Ways of more labels than are told one by one are too rare to have weights of their own."""
    deep = tree("a||NN|root|0 b||NN|nmod|0 c||NN|nmod|1 d||NN|nmod|2 e||NN|conj|3")

    assert way(deep, 4, 0) == "long, conj"


def test_a_line_that_is_no_weight_is_named(tmp_path: Path) -> None:
    """Who edits the table learns where the slip is."""
    bad = tmp_path / "confidence.tsv"
    bad.write_text("# source\njoined\tmuch\n")

    with pytest.raises(RuleError, match=r"confidence.tsv, line 2: 'joined.much' is not a trait"):
        weights.load(bad)


def test_the_rule_file_is_taken_at_its_word() -> None:
    """The table moves what the rule files say, it does not stretch it."""
    assert weights.load()[PRIOR] == 1
    assert BIAS in weights.load()


def test_confidence_is_what_traits_and_rule_give() -> None:
    """Whoever looks into a statement can do the sum again."""
    found = list(readings(parse("Obesity may cause gout, and rust-induced fever spread.")))

    assert found
    assert all(one.evidence.confidence == confidence(one.prior, one.traits, weights.load()) for one in found)


def test_a_statement_inside_a_name_is_less_sure() -> None:
    """Most often "X-activated kinase" is the name of a molecule."""
    plain = next(readings(parse("Calcium activates the kinase."))).evidence
    inside = next(readings(parse("We saw calcium-activated kinase there."))).evidence

    assert inside.confidence < plain.confidence
