"""Parents of unknown kind, classified by what the terms say of themselves."""

from __future__ import annotations

import pytest

from graphbuilder.ontology.parthood import classified
from graphbuilder.ontology.record import Record, Scope, Synonym


def _links(child: Record, *above: Record) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the is_a, part_of and unknown parents of *child* among *above*."""
    found = classified({record.id: record for record in (child, *above)})[child.id]
    return found.is_a, found.part_of, found.broader


def _child(label: str, definition: str = "") -> Record:
    return Record("X:2", label, definition=definition, broader=("X:1",))


@pytest.mark.parametrize(
    ("label", "definition", "parent", "link"),
    [
        ("hookbone", "A bone that lies behind the heel.", "bone", "is_a"),
        ("hookbone", "The hookbone is a short bone in the heel.", "bone", "is_a"),
        ("hookbone", "A bone that is part of the heel.", "heel", "part_of"),
        ("hookbone joint", "The hookbone joint joins heel and toe.", "joint", "is_a"),
        ("bone of heel", "", "bone", "is_a"),
        ("hollow bone of heel", "", "bone of heel", "is_a"),
        ("bone of heel", "", "heel", "part_of"),
        ("heel cortex", "", "heel", "part_of"),
        ("heel bone 3", "", "heel bone", "is_a"),
        ("hollow bone", "", "bone", "is_a"),
        ("upper heel", "", "heel", "unknown"),
        ("lumbar region", "", "region", "unknown"),
        ("heel lining", "An epithelium covering the heel.", "heel", "part_of"),
    ],
)
def test_definition_and_label_tell_kind_from_whole(label: str, definition: str, parent: str, link: str) -> None:
    """A definition begins with the kind, a label ends with it; the whole follows "of" or comes first."""
    told = _links(_child(label, definition), Record("X:1", parent))

    assert dict(zip(("is_a", "part_of", "unknown"), told, strict=True))[link] == ("X:1",)


def test_an_exact_synonym_of_the_parent_counts() -> None:
    """A definition may call the kind by its other name."""
    parent = Record("X:1", "osseous organ", (Synonym(Scope.EXACT, "bone"),))

    assert _links(_child("hookbone", "A bone in the heel."), parent)[0] == ("X:1",)


def test_a_parent_is_what_it_is_to_the_others() -> None:
    """Where all that speak call it their kind, the silent ones are of that kind too."""
    spoken = [Record(f"X:{n}", f"hollow{n} bone", broader=("X:1",)) for n in range(3, 8)]

    assert _links(_child("hookbone"), Record("X:1", "bone"), *spoken)[0] == ("X:1",)


def test_a_parent_of_both_sorts_tells_nothing() -> None:
    """One child that is a part among kinds leaves the silent ones unknown."""
    spoken = [Record(f"X:{n}", f"hollow{n} bone", broader=("X:1",)) for n in range(3, 7)]
    part = Record("X:9", "bone marrow", broader=("X:1",))

    assert _links(_child("hookbone"), Record("X:1", "bone"), *spoken, part)[2] == ("X:1",)


def test_what_was_told_before_stays() -> None:
    """A link that the file itself calls part_of is not judged again."""
    child = Record("X:2", "hollow bone", part_of=("X:1",))

    assert _links(child, Record("X:1", "bone")) == ((), ("X:1",), ())
