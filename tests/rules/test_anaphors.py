"""Every example in anaphors.toml is read as it says, by the shipped pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphbuilder.errors import RuleError
from graphbuilder.extraction.coreference import resolve
from graphbuilder.rules import anaphors
from tests.parsing import parse

EXAMPLES = [
    pytest.param(example, id=f"{kind.name}: {example.text}")
    for kind in anaphors.load().kinds
    for example in kind.examples
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_read_as_it_says(example: anaphors.Example) -> None:
    """The words refer to what the curator wrote, or to nothing."""
    document = parse(example.text)
    start = example.text.index(example.words)

    found = [
        mention.text
        for (sentence, head), antecedents in resolve(document).items()
        if start <= document.sentences[sentence].tokens[head].span.start < start + len(example.words)
        for mention in antecedents
    ]

    assert tuple(found) == example.antecedents


def test_a_class_without_examples_is_a_slip_that_nobody_made() -> None:
    """Each class proves itself."""
    assert [kind.name for kind in anaphors.load().kinds if not kind.examples] == []


def test_an_example_with_words_that_it_lacks_is_named(tmp_path: Path) -> None:
    """The curator learns which words are not in the sentence."""
    bad = tmp_path / "anaphors.toml"
    bad.write_text(anaphors.FILE.read_text(encoding="utf-8").replace('words = "These cells"', 'words = "Those cells"'))

    with pytest.raises(RuleError, match=r"anaphors.toml: kinds.*'Those cells' is not in"):
        anaphors.load(bad)
