"""Stretches to a document: blocks and cuts, title, sections and language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graphbuilder.model import Block, BlockKind, Cut, Document, Span
from graphbuilder.readers import cuts, furniture, sections, titles
from graphbuilder.readers.language import language_of
from graphbuilder.readers.stretch import Stretch

_FOREIGN_WORDS: Final = 25
"""Words from which a paragraph of an English document is long enough to tell that it is in another language."""

_ENGLISH: Final = "en"
_NOT_ENGLISH: Final = "not English (looks like '{}'): no statements are read from it"


def arrange(name: str, text: str, stretches: Sequence[Stretch], title: str | None = None) -> Document:
    """Return the document with id *name* that *stretches* of *text* make; *title* is what a page calls itself.

    Blocks, cuts and white space cover the text.
    """
    reasons = cuts.reasons(stretches)
    heading = titles.find(stretches, reasons, title)
    cuts.cut_edges(stretches, reasons, heading)
    blocks, cut = _blocks_and_cuts(text, stretches, reasons, heading)
    language = language_of(" ".join(block.span.of(text) for block in blocks))
    foreign = dict(_foreign(text, blocks)) if language == _ENGLISH else {}
    cut += foreign.values()
    cut += _uncovered(text, [*(block.span for block in blocks), *(one.span for one in cut)])
    return Document(
        id=name,
        text=text,
        blocks=tuple(block for block in blocks if block not in foreign),
        cuts=tuple(sorted(cut)),
        title=stretches[heading].text if heading is not None else title,
        language=language,
        warnings=() if language == _ENGLISH else (_NOT_ENGLISH.format(language),),
    )


def _blocks_and_cuts(
    text: str, stretches: Sequence[Stretch], reasons: Sequence[str], title: int | None
) -> tuple[list[Block], list[Cut]]:
    blocks: list[Block] = []
    cut: list[Cut] = []
    section: str | None = None
    for index, stretch in enumerate(stretches):
        if reasons[index]:
            cut.append(Cut(stretch.span, reasons[index]))
            continue
        kind = BlockKind.TITLE if index == title else _kind(stretches, reasons, index)
        if kind is BlockKind.HEADING:
            section = sections.named(stretch.text) or stretch.text.strip(" :")
        span, tail = _without_copyright(stretch)
        cut.extend(tail)
        block = Block(span, kind, None if kind is BlockKind.TITLE else section)
        found = [block] if kind in {BlockKind.TITLE, BlockKind.HEADING} else list(sections.labelled(text, block))
        section = found[-1].section if kind is not BlockKind.TITLE else section
        blocks.extend(found)
    return blocks, cut


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
        and len(stretch.words) <= cuts.MOST_HEADING_WORDS
        and not stretch.ends_a_sentence
        and not stretch.text[0].islower()
    )
    return BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH


def _foreign(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Block, Cut]]:
    """Yield the long paragraphs of an English document that are in another language, each with the cut it becomes."""
    for block in blocks:
        said = block.span.of(text)
        if said.count(" ") >= _FOREIGN_WORDS and (found := language_of(said)) not in {_ENGLISH, "und"}:
            yield block, Cut(block.span, f"not English ({found})")


def _uncovered(text: str, spans: Sequence[Span]) -> Iterator[Cut]:
    """Yield what stands between the stretches, such as bullets, so that nothing is lost."""
    covered = 0
    for span in (*sorted(spans), Span(len(text), len(text) + 1)):
        gap = text[covered : span.start]
        if gap.strip():
            start = covered + len(gap) - len(gap.lstrip())
            yield Cut(Span(start, start + len(gap.strip())), "mark")
        covered = max(covered, span.end)
