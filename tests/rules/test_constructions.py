"""Each construction of English gives the same statements as the plain active clause would."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from graphbuilder import extraction
from graphbuilder.rules import read_table
from tests.parsing import parse


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with everything that it states."""

    text: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Construction:
    """A way to say that something acts on something."""

    name: str
    examples: tuple[Example, ...]


CASES = [
    pytest.param(example, id=f"{construction.name}: {example.text}")
    for construction in read_table(Path(__file__).parent / "constructions.toml", "construction", Construction)
    for example in construction.examples
]


@pytest.mark.parametrize("example", CASES)
def test_a_construction_gives_its_statements_and_no_others(example: Example) -> None:
    """Nothing is missed and nothing is made up."""
    found = {
        f"{one.subject.named} | {one.group} | {one.object.named}" for one in extraction.statements(parse(example.text))
    }

    assert found == set(example.says)
