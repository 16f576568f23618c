"""Every example in qualifiers.toml is read as it says, by the shipped pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphbuilder.errors import RuleError
from graphbuilder.extraction.qualifiers import qualifiers as narrowing
from graphbuilder.extraction.tree import Tree
from graphbuilder.rules import qualifiers
from tests.parsing import parse

EXAMPLES = [
    pytest.param(marker, example, id=f"{marker.name}: {example.text}")
    for marker in qualifiers.load()
    for example in marker.examples
]


@pytest.mark.parametrize(("marker", "example"), EXAMPLES)
def test_an_example_is_read_as_it_says(marker: qualifiers.Marker, example: qualifiers.Example) -> None:
    """The trigger has the qualifiers that the curator wrote, all of the marker's kind."""
    (sentence,) = parse(example.text).sentences
    tree = Tree(sentence)
    trigger = next(token.index for token in tree.tokens if token.text == example.trigger)
    subject = next((token.index for token in tree.children(trigger, "nsubj")), None)
    target = next((token.index for token in tree.children(trigger, "obj")), None)

    found = narrowing(tree, trigger, subject, target)

    assert [(qualifier.kind, qualifier.mention.text) for qualifier in found] == [
        (marker.kind, words) for words in example.finds
    ]


def test_every_marker_has_an_example() -> None:
    """Each marker proves itself."""
    assert [marker.name for marker in qualifiers.load() if not any(example.finds for example in marker.examples)] == []


def test_a_marker_of_an_unknown_kind_is_named(tmp_path: Path) -> None:
    """The curator learns which rule and which field are wrong."""
    bad = tmp_path / "qualifiers.toml"
    bad.write_text(qualifiers.FILE.read_text(encoding="utf-8").replace('kind = "location"', 'kind = "place"'))

    with pytest.raises(RuleError, match=r"qualifiers.toml, rule 'place in the body': kind"):
        qualifiers.load(bad)
