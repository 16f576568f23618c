"""What a text already reports of what would decide."""

from __future__ import annotations

from graphbuilder.assembly import Look, looker
from graphbuilder.model import Category, Composed, Match, MatchKind, Mention, Part, Span, Term
from tests.story import Said, Tree, tell, term
from tests.unit.test_assembly import graph

TREE = Tree({"wedge osteotomy": "operation", "heart transplant": "operation", "hip fracture": "fracture"})
OPERATION_ON_BONE = Composed(term("operation"), (Part("RO:0002233", "has input", term("bone")),))
NAMES = {"T:wedge_osteotomy": ["wedge osteotomy", "surgical cutting of bone"], "T:heart_transplant": ["new heart"]}


def looking(*said: tuple[str, int]) -> Look:
    """Return what looks through a text of one statement and then mentions of terms, each at its offset."""
    story = tell(Said("fracture", "causes", "lump", by="Smith"))
    mentions = [(Mention(label, Span(at, at + len(label))), Match(term(label), MatchKind.EXACT)) for label, at in said]
    return looker(graph(story), {"story": mentions}, TREE, lambda curie: NAMES.get(curie, []))


def test_a_report_of_a_kind_of_it_counts() -> None:
    """A broken hip is a fracture."""
    (seen,) = looking(("hip fracture", 500))(term("fracture"))

    assert (seen.document, seen.mention.text) == ("story", "hip fracture")


def test_a_report_of_something_wider_does_not() -> None:
    """A fracture need not be one of the hip."""
    assert not looking(("fracture", 500))(term("hip fracture"))


def test_to_explain_by_something_is_not_to_report_it() -> None:
    """The sentence of the statement itself is passed over."""
    assert not looking(("fracture", 16))(term("fracture"))


def test_the_names_of_a_term_say_what_it_is_made_of() -> None:
    """An osteotomy is an operation on bone; a transplant of the heart is none."""
    look = looking(("wedge osteotomy", 500), ("heart transplant", 600))

    assert [seen.mention.text for seen in look(OPERATION_ON_BONE)] == ["wedge osteotomy"]


def test_another_category_of_the_same_name_is_another_thing() -> None:
    """Only ids are compared, never labels."""
    assert not looking(("fracture", 500))(Term("X:1", "fracture", Category.DISEASE))
