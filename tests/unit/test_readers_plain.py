"""Lines to paragraphs, titles, sections."""

from __future__ import annotations

from graphbuilder import readers
from graphbuilder.model import BlockKind, Document
from graphbuilder.readers import plain

PROSE = (
    "Broken bone sheds marrow cells into the soft tissue around it. Some of these cells settle there. "
    "Over the years they may build a small island of blood formation that is found by chance."
)


def pieces(text: str) -> list[str]:
    """Return the words of the stretches."""
    return [stretch.text for stretch in plain.stretches(text)]


def blocks(document: Document) -> list[tuple[BlockKind, str | None, str]]:
    """Return kind, section and words of the blocks."""
    return [(block.kind, block.section, block.span.of(document.text)) for block in document.blocks]


def test_wrapped_lines_are_one_paragraph() -> None:
    """The break stays inside the block, so no offset moves."""
    wrapped = (
        "The stroma of the marrow is made of cells that hold, feed and instruct\n"
        "the blood stem cells. When it is carried elsewhere, blood formation can\n"
        "follow. That is the idea."
    )

    assert pieces(wrapped) == [wrapped]


def test_windows_line_ends_wrap_as_well() -> None:
    """A file from another system is read alike."""
    wrapped = "The stroma of the marrow is made of cells that hold, feed and instruct\r\nthe blood stem cells."

    assert pieces(wrapped) == [wrapped]


def test_a_blank_line_parts_paragraphs_even_in_an_open_sentence() -> None:
    """A block never swallows two paragraphs."""
    assert len(pieces("The stroma of the marrow is made of cells that hold, feed\n \nthe blood stem cells.")) == 2


def test_whole_sentences_on_lines_of_their_own_stay_apart() -> None:
    """Each line of a list of findings is its own block."""
    lines = ["Bone breaks.", "Marrow cells leave the broken bone and reach the pelvis.", "A mass forms there."]

    assert pieces("\n".join(lines)) == lines


def test_labels_are_not_joined() -> None:
    """Short lines were not wrapped at any margin."""
    assert pieces("Case notes\nshort\nlines") == ["Case notes", "short", "lines"]


def test_bullets_are_list_items_without_their_mark() -> None:
    """The mark is cut, not read."""
    document = readers.text("Signs:\n- pain in the back\n2. weak legs\n(b) fever", "t")

    assert [kind for kind, _, _ in blocks(document)][1:] == [BlockKind.LIST_ITEM] * 3
    assert [cut.span.of(document.text) for cut in document.cuts] == ["-", "2.", "(b)"]


def test_a_species_is_no_bullet() -> None:
    """The sentence "E. coli may cause ..." is no item of a list."""
    assert pieces("E. coli may cause the fever.") == ["E. coli may cause the fever."]


def test_an_endless_paragraph_is_parted_after_a_sentence() -> None:
    """The language pipeline takes pieces of bounded length."""
    found = pieces("The cells divide again. " * 20_000)

    assert len(found) > 3
    assert all(len(piece) <= 100_000 and piece.endswith("again.") for piece in found)


def test_a_title_is_found() -> None:
    """The line over the text, also when it ends with a full stop or is long."""
    document = readers.text(f"Marrow islands in the pelvis: where do they come from?\n\n{PROSE}", "t")

    assert document.title == "Marrow islands in the pelvis: where do they come from?"
    assert document.blocks[0].kind is BlockKind.TITLE


def test_a_text_without_a_title_has_none() -> None:
    """The first paragraph is not mistaken for one."""
    assert readers.text(f"{PROSE}\n\n{PROSE}", "t").title is None


def test_headings_open_sections() -> None:
    """Usual headings by their usual name, others as they stand."""
    document = readers.text(f"1. MATERIALS AND METHODS\n{PROSE}\n\nMarrow in odd places\n{PROSE}", "t")

    assert [(kind, section) for kind, section, _ in blocks(document)] == [
        (BlockKind.HEADING, "Methods"),
        (BlockKind.PARAGRAPH, "Methods"),
        (BlockKind.HEADING, "Marrow in odd places"),
        (BlockKind.PARAGRAPH, "Marrow in odd places"),
    ]


def test_labels_of_a_structured_abstract_open_sections() -> None:
    """The label is a heading of its own and no word of the sentence behind it."""
    document = readers.text(
        "AIM: To learn why. METHODS: We looked. RESULTS: Stroma rose. CONCLUSIONS: Stroma matters.", "t"
    )

    assert [(section, said) for _, section, said in blocks(document)] == [
        ("Background", "AIM:"),
        ("Background", "To learn why."),
        ("Methods", "METHODS:"),
        ("Methods", "We looked."),
        ("Results", "RESULTS:"),
        ("Results", "Stroma rose."),
        ("Conclusions", "CONCLUSIONS:"),
        ("Conclusions", "Stroma matters."),
    ]


def test_a_word_with_a_colon_is_not_always_a_label() -> None:
    """Only the usual names of sections part a paragraph."""
    text = "Two cells matter here. RUNX2: it makes bone. In conclusion: both do."

    assert [said for _, _, said in blocks(readers.text(text, "t"))] == [text]
