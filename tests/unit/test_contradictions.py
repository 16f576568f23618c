"""Disagreement between texts."""

from __future__ import annotations

from dataclasses import replace

from graphbuilder.assembly import NoHierarchy, assemble
from graphbuilder.assembly.contradictions import contradictions
from graphbuilder.assembly.difference import difference
from graphbuilder.model import Claim, Factuality, Graph, MatchKind, Mention, Polarity, Qualifier, QualifierKind, Span
from tests.story import Said, tell


def merged(*claims: Claim) -> Graph:
    """Return a graph of claims."""
    return assemble([], claims, NoHierarchy())


def said(group: str, where: str = "", polarity: Polarity = Polarity.POSITIVE, paper: str = "one") -> Claim:
    """Return a claim between the same two concepts, in a tissue if one is named."""
    claim = tell(Said("rust", group, "growth", polarity=polarity), name=paper).claims[0]
    place = (Qualifier(QualifierKind.LOCATION, Mention(where, Span(0, len(where)))),) if where else ()
    return replace(claim, evidence=replace(claim.evidence, qualifiers=place))


def test_opposite_signs_contradict() -> None:
    """Rust does not both raise and lower growth."""
    (found,) = contradictions(merged(said("increases"), said("decreases", paper="two")))

    assert (found.subject.label, found.object.label, found.explained_by) == ("rust", "growth", ())


def test_saying_and_denying_contradict() -> None:
    """So do a claim and its denial."""
    graph = merged(said("causes"), said("causes", polarity=Polarity.NEGATIVE, paper="two"))

    assert len(contradictions(graph)) == 1


def test_another_tissue_explains_an_opposite_sign() -> None:
    """Each may be right where it was seen."""
    (found,) = contradictions(merged(said("increases", "liver"), said("decreases", "skin", paper="two")))

    assert found.explained_by == (QualifierKind.LOCATION,)


def test_a_context_on_one_side_only_explains_nothing() -> None:
    """The other may hold there as well."""
    (found,) = contradictions(merged(said("increases", "liver"), said("decreases", paper="two")))

    assert found.explained_by == ()


def quoted(claim: Claim, quote: str) -> Claim:
    """Return the claim as if its sentence were *quote*."""
    return replace(claim, evidence=replace(claim.evidence, quote=quote))


def test_a_species_that_the_sentence_names_is_context() -> None:
    """Nobody marks every mouse."""
    up = quoted(said("increases"), "In murine skin rust increases growth.")
    down = quoted(said("decreases", paper="two"), "Rust decreases growth in 12 patients.")

    (found,) = contradictions(merged(up, down))

    assert found.explained_by == ("species",)


def test_two_doses_are_two_contexts() -> None:
    """What helps a little may harm a lot."""
    up = quoted(said("increases"), "At low doses rust increases growth.")
    down = quoted(said("decreases", paper="two"), "High-dose rust decreases growth.")

    (found,) = contradictions(merged(up, down))

    assert found.explained_by == ("dose",)


def test_what_no_context_explains_comes_first() -> None:
    """A reader begins with what is open."""
    open_ = tell(Said("dust", "increases", "growth"), name="three").claims
    more = tell(Said("dust", "decreases", "growth"), name="four").claims
    graph = merged(said("increases", "liver"), said("decreases", "skin", paper="two"), *open_, *more)

    assert [bool(found.explained_by) for found in contradictions(graph)] == [False, True]


def test_one_sentence_that_tells_of_both_directions_disputes_neither() -> None:
    """It rose, then fell."""
    both = tell(Said("rust", "increases", "growth"), Said("rust", "decreases", "growth", same_sentence=True))

    assert contradictions(merged(*both.claims)) == []


def test_a_question_takes_no_side() -> None:
    """To ask whether rust helps is not to say so."""
    asked = tell(Said("rust", "increases", "growth", factuality=Factuality.UNCOMMITTED), name="asked").claims

    assert contradictions(merged(*asked, said("decreases"))) == []


def test_two_things_under_one_broad_term_do_not_contradict_each_other() -> None:
    """Where the grounder fell back on a class, the words decide."""
    up, down = said("increases"), said("decreases", paper="two")
    other = Mention("rusty nail", down.evidence.subject.span)
    down = replace(
        down,
        subject=replace(down.subject, kind=MatchKind.BROADER),
        evidence=replace(down.evidence, subject=other),
    )

    assert contradictions(merged(up, down)) == []


def test_a_role_in_something_has_no_direction() -> None:
    """What plays a role may well lower it."""
    assert contradictions(merged(said("contributes_to"), said("decreases", paper="two"))) == []


def test_a_name_that_means_anything_is_left_out() -> None:
    """Some factor raises, some factor lowers."""
    up = tell(Said("factor", "increases", "growth"), name="one").claims
    down = tell(Said("factor", "decreases", "growth"), name="two").claims

    assert contradictions(merged(*up, *down)) == []


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

    assert [s.label for s in found.only_first] == ["rust increases growth"]
    assert [s.label for s in found.only_second] == ["rust decreases growth"]
