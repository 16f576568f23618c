"""Saying the same more precisely."""

from __future__ import annotations

from graphbuilder.assembly import NoHierarchy, refinements
from graphbuilder.assembly.refinement import subsumes
from graphbuilder.model import Composed, Part, Provisional, Statement
from tests.story import Said, Tree, tell, term

TREE = Tree({"sacral fracture": "fracture", "fracture": "injury", "sacrum": "bone"})


def statements(*links: str) -> list[Statement]:
    """Return "cause > effect" as statements."""
    return [c.statement for c in tell(*(Said(a, "causes", b) for a, b in (link.split(" > ") for link in links))).claims]


def fracture(place: str) -> Composed:
    """Return a fracture located somewhere."""
    return Composed(term("fracture"), (Part("RO:0001025", "located in", term(place)),))


def test_a_narrower_cause_refines() -> None:
    """A fracture of the sacrum is a fracture, and everything above in between as well."""
    found = refinements(statements("sacral fracture > lump", "fracture > lump", "injury > lump"), TREE)

    assert {(one.narrow.subject.label, one.broad.subject.label) for one in found} == {
        ("sacral fracture", "fracture"),
        ("sacral fracture", "injury"),
        ("fracture", "injury"),
    }


def test_another_relation_is_no_refinement() -> None:
    """To cause a lump is not a kind of preventing one."""
    told = tell(Said("sacral fracture", "causes", "lump"), Said("fracture", "prevents", "lump"))

    assert not list(refinements((claim.statement for claim in told.claims), TREE))


def test_a_broader_cause_with_a_narrower_effect_refines_nothing() -> None:
    """Both ends must be at least as precise."""
    assert not list(refinements(statements("sacral fracture > injury", "injury > fracture"), TREE))


def test_a_composition_lies_under_its_base_and_under_wider_parts() -> None:
    """A fracture in the sacrum is a fracture, a fracture in a bone, and no fracture in another place."""
    sacral = fracture("sacrum")

    assert subsumes(term("fracture"), sacral, TREE)
    assert subsumes(term("injury"), sacral, TREE)
    assert subsumes(fracture("bone"), sacral, TREE)
    assert not subsumes(fracture("skin"), sacral, TREE)
    assert not subsumes(sacral, fracture("bone"), TREE)


def test_a_provisional_concept_lies_under_its_broader_term() -> None:
    """It has no term of its own, but a place."""
    assert subsumes(term("fracture"), Provisional("odd crack", broader=term("sacral fracture")), TREE)


def test_without_a_hierarchy_only_the_same_is_the_same() -> None:
    """Nothing is guessed from names."""
    assert not list(refinements(statements("sacral fracture > lump", "fracture > lump"), NoHierarchy()))
