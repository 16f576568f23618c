"""Whose explanation is being told, from sentence to sentence."""

from __future__ import annotations

from graphbuilder import extraction
from graphbuilder.model import Block, Document, Span, Stance
from tests.parsing import parse, pipeline


def sources(*paragraphs: str) -> list[tuple[str, Stance] | None]:
    """Return the source of each statement in a text of these paragraphs."""
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    spans = [Span(start, start + len(words)) for start, words in zip(starts, paragraphs, strict=True)]
    document = Document("test", text, tuple(map(Block, spans)))
    found = (evidence.attribution for evidence in extraction.statements(pipeline().parse(document)))
    return [None if source is None else (source.text, source.stance) for source in found]


def test_an_announced_explanation_is_told_in_the_next_sentences() -> None:
    """The sentence that announces it claims nothing itself."""
    announced = "We propose an alternative explanation. Tar damages the lung. Smoke causes cough."

    assert sources(announced) == [("alternative explanation", Stance.PROPOSED)] * 2


def test_what_is_announced_ends_with_its_paragraph() -> None:
    """The next one tells something else."""
    assert sources("We propose an alternative explanation.", "Tar damages the lung.") == [None]


def test_what_is_announced_ends_where_the_text_turns_away() -> None:
    """However is a turn."""
    announced = "Another theory is the smoke theory. Tar damages the lung. However, dust causes cough."

    assert sources(announced) == [("Another theory", Stance.PROPOSED), None]


def test_a_source_that_said_nothing_readable_speaks_on() -> None:
    """Its explanation stands in the next sentence."""
    text = "The maternal model proposes that the heart comes first. Tar damages the lung."

    assert sources(text) == [("The maternal model", Stance.PROPOSED)]


def test_several_views_announced_together_are_told_one_by_one() -> None:
    """What does not come as one of them is nobody's."""
    announced = "Two mechanisms have been proposed."

    listed = sources(f"{announced} First, tar damages the lung. Second, smoke causes cough.")
    unlisted = sources(f"{announced} Tar damages the lung.")

    assert listed == [("Two mechanisms", Stance.PROPOSED)] * 2
    assert unlisted == [None]


def test_who_puts_a_view_forward_comes_to_the_case_at_hand() -> None:
    """What the field holds ends there."""
    case = "In our patient, tar damaged the lung."

    assert sources(f"We propose an alternative explanation. {case}") == [("alternative explanation", Stance.PROPOSED)]
    assert sources(f"The prevailing theory is simple. {case}") == [None]


def test_a_view_may_be_said_to_be_something() -> None:
    """What it is said to be, and what is told after the colon, is its own."""
    text = "An alternative explanation is tar disease: tar damages the lung."

    assert sources(text) == [("alternative explanation", Stance.PROPOSED)]


def test_a_view_is_told_behind_its_proposal() -> None:
    """As what happens in it."""
    text = "Recently, a tar model was proposed, in which tar damages the lung."

    assert [source and source[1] for source in sources(text)] == [Stance.PROPOSED]


def test_a_mechanism_that_something_is_proposed_as_is_told_after_the_colon() -> None:
    """The view is named after the verb."""
    text = "Smoke has been proposed as an alternative mechanism: tar damages the lung."

    assert sources(text) == [("alternative mechanism", Stance.PROPOSED)]


def test_what_follows_a_hypothesis_is_proposed() -> None:
    """What follows a survey is cited."""
    followed = ("the tar hypothesis", "the older, tar-first hypothesis", "a survey")
    told = (sources(f"According to {source}, tar damages the lung.") for source in followed)

    assert [source and source[1] for (source,) in told] == [Stance.PROPOSED, Stance.PROPOSED, Stance.CITED]


def test_what_is_not_known_is_nobodys_view() -> None:
    """To ask how is not to hold that."""
    assert sources("It is not known how tar damages the lung.") == [None]


def test_a_possibility_is_put_forward() -> None:
    """Whoever names it proposes it."""
    assert sources("One possibility is that tar damages the lung.") == [("One possibility", Stance.PROPOSED)]


def test_a_view_pointed_back_to_keeps_its_stance() -> None:
    """What the field accepts does not become a proposal by being called this theory."""
    text = "The most widely accepted theory is simple. According to this theory, tar damages the lung."

    assert sources(text) == [("this theory", Stance.ESTABLISHED)]


def test_in_this_model_points_back_to_a_view() -> None:
    """It is the model told before."""
    text = "The prevailing view is that tar damages the lung. In this model, smoke causes cough."

    assert [found and found[1] for found in sources(text)] == [Stance.ESTABLISHED] * 2


def test_in_this_model_is_no_view_where_none_was_told() -> None:
    """It may be a mouse."""
    assert sources("In this model, tar damages the lung.") == [None]


def test_what_was_previously_believed_is_rejected() -> None:
    """What was previously reported is not."""
    believed = "Bronchitis was previously attributed to tar."
    reported = "It was previously reported that tar causes bronchitis."

    assert [source and source[1] for source in sources(believed)] == [Stance.REJECTED]
    assert Stance.REJECTED not in [source and source[1] for source in sources(reported)]


def test_a_tail_goes_on_from_the_clause_told_last() -> None:
    """The chain is A, B, C, D: what cells make leads to the end, not what makes them."""
    text = "Injured vessels release histamine, which makes mast cells produce tryptase, leading to fibrosis."

    found = [(e.subject.named, e.object.named) for e in extraction.statements(parse(text))]

    assert ("tryptase", "fibrosis") in found
    assert ("histamine", "fibrosis") not in found
