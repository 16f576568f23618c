"""From a block to what is parsed, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.model import Cut, Span
from graphbuilder.nlp.text import running


def test_breaks_and_runs_of_blanks_read_as_one_space() -> None:
    """A line break inside a sentence is no end of it."""
    text = "in order\n\t to grow"

    assert [stretch.text for stretch in running(text, Span(0, len(text)))] == ["in order to grow"]


def test_what_the_reader_cut_is_not_parsed() -> None:
    """A button inside a paragraph does not enter its sentence."""
    text = "Cells grow [Share] fast."

    (stretch,) = running(text, Span(0, len(text)), (Cut(Span(11, 19), "button"),))

    assert stretch.text == "Cells grow fast."
    assert stretch.span(11, 15).of(text) == "fast"


def test_soft_hyphens_do_not_break_words() -> None:
    """Invisible characters are passed over, and the word still has its place."""
    text = "hema\u00adtopoiesis"

    (stretch,) = running(text, Span(0, len(text)))

    assert stretch.text == "hematopoiesis"
    assert stretch.span(0, 13) == Span(0, 14)


def test_a_long_block_is_cut_between_sentences() -> None:
    """Memory stays bounded, and no sentence is torn while one ends in reach."""
    text = "One cell divides. " * 40

    stretches = [stretch.text for stretch in running(text, Span(0, len(text)), longest=100)]

    assert all(len(stretch) <= 100 for stretch in stretches)
    assert all(stretch.strip().endswith(".") and stretch.startswith("One") for stretch in stretches)


def test_an_ellipsis_parts_what_stands_around_it() -> None:
    """Excerpts joined by dots are read one by one; a text may also begin with dots."""
    text = "...fever. Rash... swelling of the joints\u2026pain"

    assert [stretch.text for stretch in running(text, Span(0, len(text)))] == [
        "...fever. Rash...", "swelling of the joints\u2026", "pain"
    ]  # fmt: skip


def test_a_text_without_a_break_is_cut_all_the_same() -> None:
    """A megabyte of one letter does not exhaust the parser."""
    assert [len(stretch.text) for stretch in running("a" * 25, Span(0, 25), longest=10)] == [10, 10, 5]


@given(st.text(alphabet="ab. \n\u00ad(", min_size=1, max_size=60), st.integers(min_value=1, max_value=20))
def test_every_letter_knows_its_place(text: str, longest: int) -> None:
    """What is parsed is what stands there; only blanks and invisible characters are passed over."""
    stretches = list(running(text, Span(0, len(text)), longest=longest))

    for stretch in stretches:
        assert len(stretch.text) == len(stretch.places)
        assert all(
            text[p] == c or (c == " " and text[p].isspace()) for p, c in zip(stretch.places, stretch.text, strict=True)
        )
    seen = {place for stretch in stretches for place in stretch.places}
    assert {i for i, c in enumerate(text) if not c.isspace() and c != "\u00ad"} <= seen
