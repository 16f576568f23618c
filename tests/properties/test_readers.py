"""What holds for every text, however odd."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder import readers
from graphbuilder.errors import InputError
from graphbuilder.model import Document

unhurried = settings(deadline=None)  # the first call reads the vocabulary
LINES = st.sampled_from(
    [
        *("", " ", "Results", "RESULTS: Stroma rose. CONCLUSIONS: It did.", "- fever", "Download PDF", "References"),
        *(
            "Copyright © 2031 Example Press.",
            "Marrow islands in the pelvis",
            "* * *",
            "Similar articles",
            "\x0b",
            "\x85",
        ),
        "Broken bone sheds marrow cells into the soft tissue around it. Some of these cells settle there for years.",
        "Die Zellen werden aus dem Knochenmark freigesetzt und bilden eine Geschwulst im Becken.",
    ]
)
TEXTS = st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=12).map("\n".join)
TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='ad'>",
        "</div>",
        "<nav>",
        "</nav>",
        "<b>",
        "</b>",
        "<br>",
        "<td>",
        "<h1>",
        "<li>",
        "&lt;",
    ]
)
MARKUP = st.lists(st.one_of(TAGS, TAGS, LINES), min_size=1, max_size=25).map("".join)


def assert_nothing_is_lost(document: Document) -> None:
    """Blocks and cuts are sorted, do not overlap, and leave white space alone between them."""
    covered = 0
    for span in sorted([block.span for block in document.blocks] + [cut.span for cut in document.cuts]):
        assert span.start >= covered
        assert not document.text[covered : span.start].strip()
        covered = span.end
    assert not document.text[covered:].strip()
    assert list(document.blocks) == sorted(document.blocks)
    assert list(document.cuts) == sorted(document.cuts)
    assert all(block.span.of(document.text).strip() for block in document.blocks)


@unhurried
@given(TEXTS)
def test_blocks_cuts_and_white_space_cover_a_text(text: str) -> None:
    """Every character keeps its offset and is either read or listed as passed over."""
    document = readers.text(text, "t")

    assert document.text == text
    assert_nothing_is_lost(document)


@unhurried
@given(MARKUP)
def test_blocks_cuts_and_white_space_cover_a_page(markup: str) -> None:
    """The same holds for what a page shows."""
    try:
        document = readers.page(markup, "p")
    except InputError:
        return
    assert_nothing_is_lost(document)


@unhurried
@given(TEXTS)
def test_a_text_is_read_the_same_way_twice(text: str) -> None:
    """No chance, no state."""
    assert readers.text(text, "t") == readers.text(text, "t")
