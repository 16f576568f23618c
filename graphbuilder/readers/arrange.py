"""Stretches to a document: what is read, what is passed over and why, title and sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from graphbuilder.model import Block, BlockKind, Cut, Document, Span
from graphbuilder.readers import byline, furniture, sections, titles
from graphbuilder.readers.language import language_of
from graphbuilder.readers.stretch import Stretch

_RESUMES_WORDS = 40
_HEADING_WORDS = 14
_ANSWER_WORDS = 45
_REPEATED_WORDS = 12
_SOME_FURNITURE = 2
_FOREIGN_WORDS = 25
_ENGLISH = "en"


def arrange(
    name: str, text: str, stretches: Sequence[Stretch], title: str | None = None, warnings: tuple[str, ...] = ()
) -> Document:
    """Return the document with id *name* that *stretches* of *text* make; *title* is what a page calls itself.

    Blocks, cuts and white space cover the text.
    """
    reasons = _reasons(stretches)
    heading = titles.find(stretches, reasons, title)
    _pass_over_edges(stretches, reasons, heading)
    blocks, cuts = _sorted_out(text, stretches, reasons, heading)
    language, warning = _language(text, blocks, cuts)
    return Document(
        id=name,
        text=text,
        blocks=tuple(blocks),
        cuts=tuple(sorted((*cuts, *_uncovered(text, blocks, cuts)))),
        title=stretches[heading].text if heading is not None else title,
        language=language,
        warnings=(*warnings, *warning),
    )


def _reasons(stretches: Sequence[Stretch]) -> list[str]:
    """Return for each stretch why it is furniture, or ``""``. A lone stretch is what somebody wanted read."""
    if len(stretches) == 1:
        return [""]
    names = furniture.load()
    reasons = [stretch.place or furniture.reason(stretch, names) for stretch in stretches]
    for index in range(len(stretches)):
        if _belongs_to_text(stretches, reasons, index):
            reasons[index] = ""
    _pass_over_asides(stretches, reasons, names)
    lines = Counter(furniture.plain_line(stretch.text) for stretch in stretches if _is_short_line(stretch))
    for index, stretch in enumerate(stretches):
        if not reasons[index] and _is_short_line(stretch) and lines[furniture.plain_line(stretch.text)] > 2:
            reasons[index] = "repeated"
    return reasons


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


def _pass_over_asides(stretches: Sequence[Stretch], reasons: list[str], names: furniture.Furniture) -> None:
    """Mark what follows "Related articles", "References" and the like, until the text resumes."""
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
    return stretch.kind in {None, BlockKind.HEADING, BlockKind.PARAGRAPH} and len(stretch.words) <= _HEADING_WORDS


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
    return long and stretch.links < 0.3 and furniture.share(words, names) < 0.3


def _is_page(reasons: Sequence[str]) -> bool:
    """Tell whether enough was passed over that this must be a page rather than somebody's plain text."""
    return sum(bool(reason) for reason in reasons) >= _SOME_FURNITURE


def _pass_over_edges(stretches: Sequence[Stretch], reasons: list[str], title: int | None) -> None:
    """Mark labels before and after the running text of a page, and the lines about its authors.

    Only where other furniture shows that this is a page: a plain text ends with whatever its author wrote.
    """
    kept = [index for index, reason in enumerate(reasons) if not reason]
    prose = [index for index in kept if stretches[index].is_prose]
    below_title = False
    is_page = _is_page(reasons)
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


def _sorted_out(
    text: str, stretches: Sequence[Stretch], reasons: Sequence[str], title: int | None
) -> tuple[list[Block], list[Cut]]:
    blocks: list[Block] = []
    cuts: list[Cut] = []
    section: str | None = None
    for index, stretch in enumerate(stretches):
        if reasons[index]:
            cuts.append(Cut(stretch.span, reasons[index]))
            continue
        kind = BlockKind.TITLE if index == title else _kind(stretches, reasons, index)
        if kind is BlockKind.HEADING:
            section = sections.named(stretch.text) or stretch.text.strip(" :")
        span, tail = _without_copyright(stretch)
        cuts.extend(tail)
        block = Block(span, kind, None if kind is BlockKind.TITLE else section)
        found = [block] if kind in {BlockKind.TITLE, BlockKind.HEADING} else list(sections.labelled(text, block))
        section = found[-1].section if kind is not BlockKind.TITLE else section
        blocks.extend(found)
    return blocks, cuts


def _without_copyright(stretch: Stretch) -> tuple[Span, list[Cut]]:
    """Part the copyright line that publishers append to an abstract from it."""
    tail = furniture.copyright_tail(stretch.text)
    if tail is None:
        return stretch.span, []
    body = stretch.text[:tail].rstrip()
    start = stretch.span.start
    return Span(start, start + len(body)), [Cut(Span(start + tail, stretch.span.end), "legal")]


def _kind(stretches: Sequence[Stretch], reasons: Sequence[str], index: int) -> BlockKind:
    """Return what a kept stretch is; a table cell that holds running text is there for the layout."""
    stretch = stretches[index]
    if stretch.kind is BlockKind.TABLE_CELL and stretch.is_prose:
        return BlockKind.PARAGRAPH
    if stretch.kind is not BlockKind.TABLE_CELL and sections.named(stretch.text) is not None:
        return BlockKind.HEADING
    if stretch.kind is not None:
        return stretch.kind
    following = next((stretches[i] for i in range(index + 1, len(stretches)) if not reasons[i]), None)
    is_heading = (
        following is not None
        and following.is_prose
        and len(stretch.words) <= _HEADING_WORDS
        and not stretch.ends_a_sentence
        and not stretch.text[0].islower()
    )
    return BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH


def _language(text: str, blocks: list[Block], cuts: list[Cut]) -> tuple[str, tuple[str, ...]]:
    """Return the language of what is read; in an English document, pass over long paragraphs in another language."""
    language = language_of(" ".join(block.span.of(text) for block in blocks))
    if language != _ENGLISH:
        return language, (f"not English (looks like '{language}'): no statements are read from it",)
    for block in tuple(blocks):
        said = block.span.of(text)
        if said.count(" ") >= _FOREIGN_WORDS and (found := language_of(said)) not in {_ENGLISH, "und"}:
            blocks.remove(block)
            cuts.append(Cut(block.span, f"not English ({found})"))
    return language, ()


def _uncovered(text: str, blocks: Sequence[Block], cuts: Sequence[Cut]) -> Iterator[Cut]:
    """Yield what stands between the stretches, such as bullets, so that nothing is lost."""
    covered = 0
    for span in (
        *sorted([block.span for block in blocks] + [cut.span for cut in cuts]),
        Span(len(text), len(text) + 1),
    ):
        gap = text[covered : span.start]
        if gap.strip():
            start = covered + len(gap) - len(gap.lstrip())
            yield Cut(Span(start, start + len(gap.strip())), "mark")
        covered = max(covered, span.end)
