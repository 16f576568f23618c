"""Saved pages: what a person sees, in blocks."""

from __future__ import annotations

import pytest

from graphbuilder import readers
from graphbuilder.errors import InputError
from graphbuilder.model import BlockKind, Document

PROSE = (
    "Broken bone sheds marrow cells into the soft tissue around it. Some of these cells settle there. "
    "Over the years they may build a small island of blood formation that is found by chance."
)


def page(body: str, head: str = "") -> Document:
    """Read a page with this body."""
    return readers.page(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", "p")


def kept(document: Document) -> list[str]:
    """Return the words of the blocks."""
    return [block.span.of(document.text) for block in document.blocks]


def reasons(document: Document) -> dict[str, str]:
    """Return what was cut, and why."""
    return {cut.span.of(document.text): cut.reason for cut in document.cuts}


def test_inline_marks_do_not_break_a_sentence() -> None:
    """Italics, links and superscripts are words of their sentence."""
    document = page("<p>The <i>RUNX2</i> gene makes CD34<sup>+</sup> <a href='x'>cells</a>\n   divide.</p>")

    assert kept(document) == ["The RUNX2 gene makes CD34+ cells divide."]


def test_a_reference_mark_does_not_melt_into_the_word() -> None:
    """The raised number of a citation is set off by brackets."""
    assert kept(page("<p>Stroma holds cells<sup><a href='#r3'>3</a></sup>.</p>")) == ["Stroma holds cells [3]."]


def test_entities_are_characters() -> None:
    """Those of HTML 4, those of HTML 5, and a bare less-than sign."""
    assert kept(page("<p>TNF-&alpha; &amp; IL&#8209;6 &lsqb;p <0.05&rsqb;</p>")) == ["TNF-α & IL‑6 [p <0.05]"]


def test_scripts_and_styles_are_no_text() -> None:
    """Code is not what a person sees."""
    document = page(f"<script>var x = 'Fractures cause pain.'</script><style>p {{}}</style><p>{PROSE}</p>")

    assert document.text == PROSE


def test_hidden_text_is_listed_and_not_read() -> None:
    """It is in the page, so it is not lost; nobody sees it, so it says nothing."""
    document = page(f"<p>{PROSE}</p><p style='display: none'>Secret words.</p><p hidden>More of them.</p>")

    assert kept(document) == [PROSE]
    assert reasons(document) == {"Secret words.": "hidden", "More of them.": "hidden"}


def test_navigation_side_columns_and_footers_are_cut() -> None:
    """By element, by role, and by telling class names."""
    document = page(
        f"<nav>Home</nav><div role='search'>Find</div><article><h1>Marrow islands</h1><p>{PROSE}</p></article>"
        f"<aside><p>{PROSE[:62]}</p></aside><div class='cookie-consent'>We like cookies.</div><footer>Imprint</footer>"
    )

    assert kept(document) == ["Marrow islands", PROSE]
    assert set(reasons(document).values()) == {"navigation", "form", "side column", "notice", "footer"}


def test_a_wrapper_with_a_telling_name_is_not_cut_when_it_holds_the_text() -> None:
    """Themes call whole pages "sidebar-left" or "has-share"."""
    assert kept(page(f"<div class='sidebar-left share'><p>{PROSE}</p></div>")) == [PROSE]


def test_lists_tables_and_headings_keep_their_kind() -> None:
    """Cells of one row are set apart by a tab, items and rows by a line break."""
    document = page(
        f"<main><h1>Marrow islands</h1><p>{PROSE}</p><h2>Signs</h2><ul><li>fever<li><p>back pain</p></ul>"
        "<table><tr><th>Cell<th>Place</tr><tr><td>stroma<td>pelvis</table></main>"
    )

    assert [block.kind for block in document.blocks] == [
        *(BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM),
        *(BlockKind.TABLE_CELL,) * 4,
    ]
    assert document.text.endswith("Signs\n\nfever\nback pain\n\nCell\tPlace\nstroma\tpelvis")
    assert document.blocks[-1].section == "Signs"


def test_running_text_in_a_layout_table_is_a_paragraph() -> None:
    """Old pages put whole articles into a cell."""
    assert page(f"<table><tr><td>{PROSE}</td></tr></table>").blocks[0].kind is BlockKind.PARAGRAPH


def test_two_line_breaks_part_paragraphs() -> None:
    """So do pages without paragraphs."""
    assert kept(page(f"<div>{PROSE}<br><br>The end is near.</div>")) == [PROSE, "The end is near."]


def test_broken_nesting_loses_nothing() -> None:
    """Unclosed and crossed tags are the rule on saved pages."""
    document = page("<div><p>One <b>two <i>three</b> four</i><p>Five <span>six</div>seven</body><p>eight")

    assert "".join(document.text.split()) == "OnetwothreefourFivesixseveneight"


def test_a_thousand_nested_elements_are_read() -> None:
    """There is no recursion that could end."""
    depth = 1_900

    assert page("<div>" * depth + "Deep down there is text." + "</div>" * depth).text == "Deep down there is text."


def test_a_bottomless_page_is_refused() -> None:
    """The parser would drop the rest in silence."""
    with pytest.raises(InputError, match=r"p, line 1: elements nested more than 2,000 deep"):
        page("<div>" * 5_000 + "Deep down there is text.")


def test_the_title_is_what_the_page_calls_itself() -> None:
    """The site's name in a heading is not the title of the article."""
    document = page(
        f"<h1>Example Reader</h1><h1>Marrow islands</h1><p>{PROSE}</p>",
        "<title>Marrow islands | Example Reader</title>",
    )

    assert document.title == "Marrow islands"
