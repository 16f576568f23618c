"""A hypothesis on one page."""

from __future__ import annotations

from graphbuilder.assembly import NoHierarchy, card
from graphbuilder.model import Graph, Hypothesis, Stance, Step
from tests.story import Said, tell
from tests.unit.test_assembly import graph, two_mechanisms


def page(number: int) -> str:
    """Return the card of one of two rivals."""
    whole = graph(two_mechanisms())
    return card(whole.hypotheses[number], whole, NoHierarchy())


def test_a_card_quotes_every_step() -> None:
    """A reader need not open the source."""
    assert "This review says that operation releases soil cell." in page(1)


def test_a_card_names_the_rival_and_where_they_part() -> None:
    """The question that a researcher asks next."""
    assert "## Against H2: operation" in page(0)
    assert "they part at: crack / operation" in page(0)


def test_a_card_names_what_is_missing() -> None:
    """The hole is part of the hypothesis."""
    assert "participant without a source: seed cell" in page(1)


def test_a_card_tells_which_term_the_words_stand_for() -> None:
    """Those of the rival too, each once."""
    terms = page(0).partition("## Terms")[2]

    assert "- crack: crack `T:crack`" in terms
    assert terms.count("- operation: operation `T:operation`") == 1


def test_a_card_labels_a_loop() -> None:
    """Feedback is read as feedback, not as one more effect."""
    story = tell(
        Said("strain", "causes", "damage"), Said("damage", "causes", "lump"), Said("damage", "causes", "strain")
    )
    steps = tuple(Step(claim.statement) for claim in story.claims)
    course = Hypothesis(story.claims[1].statement.object, steps, Stance.PROPOSED, story.document.id)

    told = card(course, Graph((story.source,), story.claims, (course,)), NoHierarchy())

    assert "3. damage *causes* strain (1 for; belief 1.00)\n   - loop back to strain: positive feedback" in told
