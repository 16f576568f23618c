"""Disagreement between texts."""

from __future__ import annotations

from dataclasses import replace

from graphbuilder.assembly import NoHierarchy, assemble
from graphbuilder.assembly.contradictions import contradictions
from graphbuilder.assembly.difference import difference
from graphbuilder.model import Claim, Graph, Mention, Polarity, Qualifier, QualifierKind, Span
from tests.story import Said, tell


def merged(*claims: Claim) -> Graph:
    """Return a graph of claims."""
    return assemble([], claims, NoHierarchy())


def said(group: str, where: str = "", polarity: Polarity = Polarity.POSITIVE, paper: str = "one") -> Claim:
    """Return a claim between the same two concepts, in a tissue if one is named."""
    claim = tell(Said("signal", group, "growth", polarity=polarity), name=paper).claims[0]
    place = (Qualifier(QualifierKind.LOCATION, Mention(where, Span(0, len(where)))),) if where else ()
    return replace(claim, evidence=replace(claim.evidence, qualifiers=place))


def test_opposite_signs_contradict() -> None:
    """A signal does not both raise and lower growth."""
    (found,) = contradictions(merged(said("increases"), said("decreases")))

    assert (found.subject, found.object, found.explained_by) == ("signal", "growth", ())


def test_saying_and_denying_contradict() -> None:
    """So do a claim and its denial."""
    graph = merged(said("causes"), said("causes", polarity=Polarity.NEGATIVE, paper="two"))

    assert len(contradictions(graph)) == 1


def test_another_tissue_explains_an_opposite_sign() -> None:
    """Each may be right where it was seen."""
    (found,) = contradictions(merged(said("increases", "liver"), said("decreases", "skin")))

    assert found.explained_by == (QualifierKind.LOCATION,)


def test_a_context_on_one_side_only_explains_nothing() -> None:
    """The other may hold there as well."""
    (found,) = contradictions(merged(said("increases", "liver"), said("decreases")))

    assert found.explained_by == ()


def test_agreement_is_no_contradiction() -> None:
    """Two papers that say the same agree."""
    assert contradictions(merged(said("increases"), said("increases", paper="two"))) == []


def test_a_graph_does_not_differ_from_itself() -> None:
    """Nothing has changed."""
    graph = merged(said("increases"), said("causes"))

    assert difference(graph, graph).empty


def test_a_difference_names_both_sides() -> None:
    """What is new and what is gone."""
    found = difference(merged(said("increases")), merged(said("decreases")))

    assert [s.label for s in found.only_first] == ["signal increases growth"]
    assert [s.label for s in found.only_second] == ["signal decreases growth"]
