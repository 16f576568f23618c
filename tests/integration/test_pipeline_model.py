"""The shipped pipeline reads as well as the model card says."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from graphbuilder import nlp

FLOOR = {"UAS": 0.89, "LAS": 0.87, "XPOS": 0.975, "UPOS": 0.975}
"""A little below the model card, so that another machine's last digits do not break the build."""


@pytest.fixture(scope="module")
def scores(root: Path, shared: Path) -> Counter[str]:
    """Return right answers and totals on a third of GENIA dev, with gold words and sentences."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(root / "training"))
        evaluate, treebank, labels = map(import_module, ("evaluate", "treebank", "labels"))
        path = shared / "corpora" / "genia_treebank_ud" / "genia-ud-dev.conllu.gz"
        sentences = [labels.settle_tags(sentence) for sentence in treebank.read(path)][::3]
        counts: Counter[str] = evaluate.with_gold_words(nlp.load(), sentences)[0]
        return counts


@pytest.mark.shared
@pytest.mark.parametrize("score", ["UAS", "LAS", "XPOS", "UPOS"])
def test_the_parser_is_as_good_as_it_was(scores: Counter[str], score: str) -> None:
    """A worse pipeline cannot be shipped by accident."""
    assert scores[score] / scores[f"of {score}"] >= FLOOR[score]
