"""The fewest things that tell any number of rivals apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from graphbuilder.assembly import NoHierarchy, discriminators
from graphbuilder.assembly.contrast import contrast
from graphbuilder.model import Category, Concept, Graph, Hypothesis, Match, MatchKind, Stance, Step, Term
from graphbuilder.model.contrast import Discriminator
from tests.story import Said, tell, term
from tests.strategies import TREE
from tests.unit.test_assembly import graph

NOTHING = NoHierarchy()


def courses(*told: Sequence[Said]) -> Graph:
    """Return a graph of hypotheses, one for each list of steps, all of them rivals."""
    stories = [tell(*said, name=f"text {number}") for number, said in enumerate(told)]
    found = [
        Hypothesis(
            story.claims[-1].statement.object,
            tuple(Step(claim.statement) for claim in story.claims),
            Stance.PROPOSED,
            story.document.id,
        )
        for story in stories
    ]
    claims = tuple(claim for story in stories for claim in story.claims)
    return Graph(tuple(story.source for story in stories), claims, tuple(found))


def chosen(whole: Graph) -> tuple[Discriminator, ...]:
    """Return what decides among all hypotheses of the graph."""
    return discriminators(whole.hypotheses, whole, NOTHING)


def chain(*stations: str) -> list[Said]:
    """Return the steps from station to station."""
    return [Said(a, "causes", b) for a, b in pairwise(stations)]


def test_each_of_two_rivals_gets_its_own_sign() -> None:
    """Seeing the one and missing the other decides."""
    whole = courses(chain("crack", "lump"), chain("virus", "lump"))

    assert [seen.concept.label for seen in chosen(whole)] == ["crack", "virus"]


def test_one_observation_may_serve_against_several() -> None:
    """Three rivals in two families: fever parts one from two, the rash the others."""
    whole = courses(chain("a", "lump"), chain("fever", "a", "rash", "lump"), chain("fever", "rash", "lump"))
    found = chosen(whole)

    pairs = {(one, other) for seen in found for one in seen.expected_by for other in seen.not_expected_by}
    first, second, third = (hypothesis.id for hypothesis in whole.hypotheses)
    assert pairs >= {(second, first), (third, first), (first, third), (second, third)}
    assert len(found) == 2


def test_what_all_expect_decides_nothing() -> None:
    """The lump is there anyway."""
    whole = courses(chain("a", "b", "lump"), chain("c", "b", "lump"))

    assert not {"b", "lump"} & {seen.concept.label for seen in chosen(whole)}


def test_a_thing_raised_by_one_and_lowered_by_the_other_decides() -> None:
    """Both speak of the enzyme; only its direction tells them apart."""
    up = [Said("drug", "increases", "enzyme"), Said("enzyme", "causes", "lump")]
    down = [Said("drug", "decreases", "enzyme"), Said("enzyme", "causes", "lump")]
    whole = courses(up, down)

    assert {(seen.concept.label, seen.sign) for seen in chosen(whole)} >= {("enzyme", 1), ("enzyme", -1)}
    first, second = whole.hypotheses
    assert {(o.concept.label, o.sign) for o in contrast(first, second, whole, NOTHING).observations} >= {
        ("enzyme", 1),
        ("enzyme", -1),
    }


def test_what_is_readily_seen_comes_before_what_needs_a_laboratory() -> None:
    """Of two signs of one course the visible one is chosen."""
    whole = courses(chain("gene", "rash", "lump"), chain("virus", "lump"))
    whole = with_category(whole, "gene", Category.GENE)

    assert [seen.concept.label for seen in chosen(whole)] == ["rash", "virus"]


def test_kin_concepts_do_not_tell_rivals_apart() -> None:
    """A big lump is a lump."""
    whole = courses(chain("crack", "big lump", "pain"), chain("virus", "lump", "pain"))
    found = discriminators(whole.hypotheses, whole, TREE)

    assert [seen.concept.label for seen in found] == ["crack", "virus"]


def with_category(whole: Graph, label: str, category: Category) -> Graph:
    """Return the graph with another category for one concept."""
    old, new = term(label), Term(term(label).id, label, category)
    swap: dict[Concept, Concept] = {old: new}
    claims = tuple(
        replace(
            claim,
            statement=replace(
                claim.statement,
                subject=swap.get(claim.statement.subject, claim.statement.subject),
                object=swap.get(claim.statement.object, claim.statement.object),
            ),
            subject=Match(swap.get(claim.subject.concept, claim.subject.concept), MatchKind.EXACT),
        )
        for claim in whole.claims
    )
    by_id = {claim.statement.id: claim.statement for claim in claims}
    found = (
        replace(one, steps=tuple(Step(by_id[step.statement.id]) for step in one.steps)) for one in whole.hypotheses
    )
    return replace(whole, claims=claims, hypotheses=tuple(found))


def test_the_graph_of_a_told_rivalry_is_decided() -> None:
    """From text to discriminators in one go."""
    story = tell(
        Said("crack", "causes", "lump", by="The field", stance=Stance.ESTABLISHED),
        Said("virus", "causes", "lump", by="Smith"),
        Said("toxin", "causes", "lump", by="Jones"),
    )
    whole = graph(story)

    assert [seen.concept.label for seen in chosen(whole)] == ["crack", "toxin", "virus"]
