"""The shipped examples are read as they are meant to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphbuilder import readers
from graphbuilder.model import Document

SOURCES = ("presacral-emh.html", "as-text/presacral-emh.txt", "endometriosis.txt", "parkinson.html", "mechanisms.jsonl")


def documents(root: Path, name: str) -> tuple[Document, ...]:
    """Read an example."""
    return tuple(readers.source(root / "examples" / name))


@pytest.mark.parametrize("name", SOURCES)
def test_every_example_is_english_and_without_warning(root: Path, name: str) -> None:
    """A newcomer's first page should not begin with a warning."""
    for document in documents(root, name):
        assert (document.language, document.warnings) == ("en", ())


def test_the_page_and_its_text_give_the_same_blocks(root: Path) -> None:
    """Saved as HTML or as text, the same is read."""
    page, text = (
        [" ".join(block.span.of(document.text).split()) for block in document.blocks]
        for name in SOURCES[:2]
        for document in documents(root, name)
    )

    assert [block.replace("mass [1]", "mass") for block in page] == text
    assert len(text) == 3


def test_a_wrapped_text_has_one_block_a_paragraph(root: Path) -> None:
    """Title, five headings, five paragraphs."""
    (document,) = documents(root, "endometriosis.txt")

    assert len(document.blocks) == 11
    assert not document.cuts


def test_the_table_of_a_page_is_read_cell_by_cell(root: Path) -> None:
    """And its notes are back matter."""
    (document,) = documents(root, "parkinson.html")

    assert sum(block.kind.value == "table_cell" for block in document.blocks) == 9
    assert "back matter" in {cut.reason for cut in document.cuts}
