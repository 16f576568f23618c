"""Which stretches of a text are cut, and why: each judged by itself, then by what stands around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from graphbuilder.model import BlockKind
from graphbuilder.readers import byline, furniture, sections
from graphbuilder.readers.stretch import Stretch

MOST_HEADING_WORDS: Final = 14
"""Words of the longest line that may be a heading."""

_RESUMES_WORDS: Final = 40
"""Words from which a paragraph shows that the text goes on after an aside."""

_FEW_LINKS: Final = 0.3
"""Share of links, and of interface vocabulary, below which such a paragraph counts as text."""

_ANSWER_WORDS: Final = 45
"""Words from which a stretch is running text rather than the short answer to a label ("Design:")."""

_REPEATED_WORDS: Final = 12
"""Words of the longest line that is cut because it is repeated."""

_REPEATED_TIMES: Final = 3

_LEAST_CUT_OF_A_PAGE: Final = 2
"""Stretches that must be cut already for a text to count as a saved page."""


def reasons(stretches: Sequence[Stretch]) -> list[str]:
    """Return why each stretch is cut, or ``""`` where it is read. A lone stretch is read: somebody chose it."""
    if len(stretches) == 1:
        return [""]
    names = furniture.load()
    found = [stretch.place or furniture.reason(stretch, names) for stretch in stretches]
    for index in range(len(stretches)):
        if _belongs_to_text(stretches, found, index):
            found[index] = ""
    _cut_asides(stretches, found, names)
    lines = Counter(furniture.plain_line(stretch.text) for stretch in stretches if _is_short_line(stretch))
    for index, stretch in enumerate(stretches):
        often = _is_short_line(stretch) and lines[furniture.plain_line(stretch.text)] >= _REPEATED_TIMES
        if often and not found[index]:
            found[index] = "repeated"
    return found


def cut_edges(stretches: Sequence[Stretch], reasons: list[str], title: int | None) -> None:
    """Cut the labels before and after the running text of a page, and the lines about its authors, in *reasons*.

    *title* is the index of the title. Labels are cut only where other cuts show that this is a page: a plain text ends
    with whatever its author wrote.
    """
    kept = [index for index, reason in enumerate(reasons) if not reason]
    prose = [index for index in kept if stretches[index].is_prose]
    is_page = sum(map(bool, reasons)) >= _LEAST_CUT_OF_A_PAGE
    below_title = False
    for index in kept:
        stretch = stretches[index]
        if index == title:
            below_title = True
            continue
        below_title = below_title and byline.found(stretch)
        if below_title:
            reasons[index] = "byline"
        elif is_page and title is not None and index < title and (not stretch.is_prose or byline.found(stretch)):
            reasons[index] = "before the text"
        elif prose and is_page and not stretch.ends_a_sentence and sections.named(stretch.text) is None:
            if index < prose[0] and (title is None or stretch.kind is None):
                reasons[index] = "before the text"
            elif index > prose[-1] and stretch.kind is not BlockKind.TABLE_CELL:
                reasons[index] = "after the text"


def _belongs_to_text(stretches: Sequence[Stretch], reasons: Sequence[str], index: int) -> bool:
    """Tell whether a label is part of the text: a usual heading, or an answer under one ("Design:")."""
    heads = sections.named(stretches[index].text) is not None
    if reasons[index] == "label":
        return heads
    if reasons[index] != "journal furniture" or index == 0 or reasons[index - 1]:
        return False
    over_text = index + 1 < len(stretches) and len(stretches[index + 1].words) > _ANSWER_WORDS
    return (heads and over_text) or sections.named(stretches[index - 1].text) is not None


def _is_short_line(stretch: Stretch) -> bool:
    return (
        len(stretch.words) <= _REPEATED_WORDS
        and not stretch.ends_a_sentence
        and stretch.kind not in {BlockKind.TABLE_CELL, BlockKind.LIST_ITEM}
    )


def _cut_asides(stretches: Sequence[Stretch], reasons: list[str], names: furniture.Furniture) -> None:
    """Cut what follows "Related articles", "References" and the like, until the text resumes."""
    opened, back_matter = "", False
    for index, stretch in enumerate(stretches):
        line = furniture.plain_line(stretch.text)
        if _may_head(stretch) and (line in names.asides or line in names.back_matter):
            opened, back_matter = stretch.text.strip(" :"), line in names.back_matter
            reasons[index] = reasons[index] or "heading of " + ("back matter" if back_matter else "an aside")
        elif _resumes(stretch, names, back_matter):
            opened = ""
        elif opened:
            reasons[index] = reasons[index] or ("back matter" if back_matter else f"under '{opened}'")


def _may_head(stretch: Stretch) -> bool:
    return stretch.kind in {None, BlockKind.HEADING, BlockKind.PARAGRAPH} and len(stretch.words) <= MOST_HEADING_WORDS


def _resumes(stretch: Stretch, names: furniture.Furniture, back_matter: bool) -> bool:
    """Tell whether the text goes on here: at a usual section, or (but in a reference list) at a long paragraph.

    Where the mark-up says that this is a paragraph, it need not be long.
    """
    if sections.named(stretch.text) and _may_head(stretch):
        return True
    if back_matter or not stretch.is_prose:
        return False
    words = [word.lower() for word in stretch.words]
    long = stretch.kind is BlockKind.PARAGRAPH or len(words) >= _RESUMES_WORDS
    return long and stretch.links < _FEW_LINKS and furniture.share(words, names) < _FEW_LINKS
