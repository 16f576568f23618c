"""What the picture and the page say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from lxml.html import HtmlElement, document_fromstring

from graphbuilder import pictures
from graphbuilder.model import (
    Category,
    Certainty,
    Cue,
    Evidence,
    Graph,
    Group,
    Hypothesis,
    Mention,
    Polarity,
    Predicate,
    Provisional,
    Span,
    Stance,
    Statement,
    Step,
    Term,
)
from graphbuilder.pictures import quote
from graphbuilder.pictures.scene import COLOURS, scene
from tests.story import Said, tell
from tests.strategies import graphs
from tests.worlds import world

SVG = "{http://www.w3.org/2000/svg}"


def drawn(graph: Graph) -> ElementTree.Element:
    """Return the SVG as a tree; it must be well formed."""
    return ElementTree.fromstring(pictures.svg(graph))


def page(graph: Graph, texts: dict[str, str] | None = None) -> HtmlElement:
    """Return the page as a tree."""
    return document_fromstring(pictures.html(graph, texts or {}))


def groups(graph: Graph, name: str) -> Iterator[ElementTree.Element]:
    """Yield the groups of a picture that are called so."""
    return (group for group in drawn(graph).iter(f"{SVG}g") if name in group.get("class", "").split())


def words(element: HtmlElement) -> str:
    """Return what an element says."""
    return " ".join(str(element.text_content()).split())


def test_every_statement_and_concept_is_drawn() -> None:
    """Those of hypotheses once for each, the others once."""
    graph = world()

    assert {group.get("data-statement") for group in groups(graph, "edge")} == {s.id for s in graph.statements}
    ends = {end.id for statement in graph.statements for end in (statement.subject, statement.object)}
    assert {group.get("data-node") for group in groups(graph, "node")} == ends


def test_a_course_offered_by_two_texts_is_drawn_once() -> None:
    """One letter, one colour, two stances."""
    accounts = scene(world()).accounts

    assert [account.letter for account in accounts] == ["A", "B"]
    assert sorted(len(account.offers) for account in accounts) == [1, 2]


def test_what_is_established_comes_first() -> None:
    """Then what is proposed, as a reader expects."""
    graph = world()
    for chosen in {hypothesis.id for hypothesis in graph.hypotheses}:
        stances = {True: Stance.ESTABLISHED, False: Stance.PROPOSED}
        told = [replace(told, document="d", stance=stances[told.id == chosen]) for told in graph.hypotheses]

        assert scene(replace(graph, hypotheses=tuple(told))).accounts[0].hypothesis.id == chosen


def test_hedged_steps_are_dashed_and_denied_ones_crossed() -> None:
    """A statement is hedged when nobody says it outright, denied when nobody says it at all."""
    graph = world()
    for group in groups(graph, "edge"):
        claims = graph.claims_of[str(group.get("data-statement"))]
        names = str(group.get("class")).split()
        denied = all(claim.evidence.polarity is Polarity.NEGATIVE for claim in claims)
        hedged = all(claim.evidence.certainty is Certainty.HEDGED for claim in claims)
        assert ("denied" in names, "hedged" in names) == (denied, hedged)
        assert denied == any(path.get("class") == "cross" for path in group.iter(f"{SVG}path"))


def test_terms_stand_under_the_names() -> None:
    """A provisional concept says that it has none."""
    said = " ".join(drawn(world()).itertext())

    assert "CL:0000037" in said
    assert "located in UBERON:0002355" in said
    assert "no term yet; under UBERON:0002355" in said


def test_rivals_are_named() -> None:
    """On the cards of both."""
    cards = [words(card) for card in page(world()).xpath("//section[@class='card']")]

    assert "rival of B" in cards[0]
    assert "rival of A" in cards[1]


def test_a_course_without_direction_is_drawn_along_the_course() -> None:
    """Interaction has no direction, but the story has: the second step begins where the first ended."""
    first, second, third = (Term(f"T:{letter}", letter) for letter in "zba")
    bind = Predicate("T:i", "interacts with", Group.INTERACTS_WITH)
    steps = (
        Step(Statement(third, Predicate("T:c", "causes", Group.CAUSES), first)),
        Step(Statement(first, bind, second)),
    )
    graph = Graph(hypotheses=(Hypothesis(second, steps, Stance.PROPOSED, "d"),))

    assert [(edge.source, edge.target) for edge in scene(graph).edges] == [("T:a", "T:z"), ("T:z", "T:b")]


def test_a_loop_is_labelled() -> None:
    """On its arrow, in its title, and among the steps."""
    story = tell(Said("strain", "causes", "damage"), Said("damage", "decreases", "strain"))
    steps = tuple(Step(claim.statement) for claim in story.claims)
    course = Hypothesis(story.claims[0].statement.object, steps, Stance.PROPOSED, story.document.id)
    graph = Graph((story.source,), story.claims, (course,))

    arrows = [" ".join(group.itertext()) for group in groups(graph, "edge")]
    assert "loop back" not in arrows[0]
    assert "A2: damage decreases strain (loop back to strain, negative feedback)" in arrows[1]
    assert "loop back: decreases" in arrows[1]
    assert "loop back to strain: negative feedback" in words(page(graph))


def test_what_lowers_ends_in_a_bar() -> None:
    """Biologists draw inhibition so; the others end in a head, and those without direction in nothing."""
    story = tell(Said("a", "decreases", "b"), Said("c", "causes", "d"), Said("e", "associated_with", "f"))
    ends = [
        [path.get("d", "")[-1] for path in group.iter(f"{SVG}path") if path.get("class") is None]
        for group in groups(Graph((story.source,), story.claims), "edge")
    ]

    assert sorted(map(len, ends)) == [0, 1, 1]
    assert (
        sorted("V" in path.get("d", "") for g in groups(Graph((), story.claims), "edge") for path in g).count(True) == 1
    )


def test_the_quote_is_marked() -> None:
    """Subject, relation and object, and the words around the quote where the text is at hand."""
    story = tell(Said("stroma", "releases", "cells", by="We"), Said("cells", "produces", "a mass"))
    found = page(Graph((story.source,), story.claims), story.texts)
    marks = {(mark.get("class"), words(mark)) for mark in found.xpath("//figure//mark")}

    assert {("subject", "stroma"), ("trigger", "releases"), ("object", "cells"), ("attribution", "We")} <= marks
    assert "We says that stroma releases cells." in {words(span) for span in found.xpath("//span[@class='around']")}


def test_overlapping_marks_are_both_kept() -> None:
    """The cue "failed to" inside a trigger is marked as both."""
    evidence = Evidence(
        "d", "0", Span(10, 32), "a failed to release b.", Mention("a", Span(10, 11)), Group.RELEASES,
        Cue("failed to release", Span(12, 29)), Mention("b", Span(30, 31)), "r", cues=(Cue("failed to", Span(12, 21)),),
    )  # fmt: skip

    assert [(piece.text, piece.roles) for piece in quote.pieces(evidence)] == [
        ("a", ("subject",)),
        (" ", ()),
        ("failed to", ("trigger", "cue")),
        (" release", ("trigger",)),
        (" ", ()),
        ("b", ("object",)),
        (".", ()),
    ]


def test_another_text_gives_no_context() -> None:
    """Words that do not stand around the quote are not put there."""
    story = tell(Said("stroma", "releases", "cells"))

    assert quote.around(story.claims[0].evidence, "Something else entirely, and longer than the quote.") == ("", "")


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "</style>&\"'", "a\x00b\x0b\ud800", "$title ${x}", "]]>"]
)
def test_odd_characters_do_no_harm(name: str) -> None:
    """Names come from texts, and texts hold anything."""
    strange = Provisional(name, Category.CELL)
    graph = world()
    claims = [
        replace(claim, statement=replace(claim.statement, subject=strange), evidence=replace(claim.evidence, rule=name))
        for claim in graph.claims
    ]
    odd = Graph(graph.sources, tuple(claims))

    assert drawn(odd) is not None
    assert len(page(odd).xpath("//script")) == 1
    assert "<script>alert" not in pictures.html(odd, {})


def test_the_page_asks_nothing_of_the_network() -> None:
    """No address but that of the SVG name space, and a policy that forbids any."""
    markup = pictures.html(world(), {})

    assert set(re.findall(r"https?://[^\"\s<]+", markup)) == {"http://www.w3.org/2000/svg"}
    assert "default-src 'none'" in markup


def test_every_link_of_the_page_leads_somewhere() -> None:
    """Each step has its evidence, and ids stand once."""
    found = page(world())
    ids = found.xpath("//@id")

    assert {link[1:] for link in found.xpath("//a/@href")} <= set(ids)
    assert len(ids) == len(set(ids))


def test_arrows_can_be_reached_by_keyboard() -> None:
    """And say in words what they show."""
    for group in groups(world(), "edge"):
        assert (group.get("tabindex"), group.get("role")) == ("0", "button")
        assert group.get("aria-label")


def test_white_letters_can_be_read_on_every_colour() -> None:
    """Contrast of at least 4.5, as WCAG asks."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert all(1.05 / (light(colour) + 0.05) >= 4.5 for colour in COLOURS)


def test_an_empty_graph_is_a_page_too() -> None:
    """Nothing found is an answer."""
    assert drawn(Graph()) is not None
    assert "An empty graph" in pictures.html(Graph(), {})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs())
def test_any_graph_can_be_drawn_and_always_alike(graph: Graph) -> None:
    """Cycles, loops, one node, no hypothesis: well formed, and the same bytes again."""
    assert drawn(graph) is not None
    assert pictures.html(graph, {}) == pictures.html(graph, {})
