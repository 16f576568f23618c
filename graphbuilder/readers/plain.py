"""Plain text, and saved pages as text: lines to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graphbuilder.model import BlockKind, Span
from graphbuilder.readers.stretch import Stretch

_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[-–—*•·▪◦‣●○]|\d{1,3}[.)]|\((?:\d{1,3}|[a-z]|[ivx]{1,4})\)|[a-z]\))\s+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.?!:;…][)\]\"'”’]*$")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_RULED_OFF = re.compile(r"\n\s*\n|\r\n\s*\r\n|[\f\v\x1c-\x1e\u2029]")
_MOSTLY = 0.6
_NARROWEST, _USUAL, _WIDEST = 40, 60, 120
"""Widths at which people and mail programs wrap lines; a longer line is a paragraph of its own."""

_LONGEST = 100_000
"""Characters in one stretch: what the language pipeline takes in one piece without trouble."""


def stretches(text: str) -> Iterator[Stretch]:
    """Yield the paragraphs, list items and lone lines of *text*, in order, none empty.

    Lines that were wrapped at a margin are one paragraph with its line breaks inside; other lines stand alone.
    """
    group: list[Span] = []
    for line in _lines(text):
        if group and _parted(text, group[-1], line):
            yield from _paragraphs(text, group)
            group = []
        group.append(line)
    yield from _paragraphs(text, group)


def _lines(text: str) -> Iterator[Span]:
    for found in _LINE.finditer(text):
        line = found[0]
        body = line.strip()
        if body:
            start = found.start() + len(line) - len(line.lstrip())
            yield Span(start, start + len(body))


def _parted(text: str, line: Span, following: Span) -> bool:
    return _RULED_OFF.search(text, line.end, following.start) is not None


def _paragraphs(text: str, lines: list[Span]) -> Iterator[Stretch]:
    """Yield what a run of lines without a blank line between them holds."""
    width = max((line.end - line.start for line in lines), default=0)
    full = [_is_full(text, line, following, width) for line, following in pairwise(lines)]
    wrapped = len(lines) > 2 and sum(full) > _MOSTLY * len(full)
    start = 0
    for index, line in enumerate(lines):
        last = index + 1 == len(lines)
        if last or not _continues(text, line, lines[index + 1], full[index], wrapped):
            yield from _pieces(text, Span(lines[start].start, line.end))
            start = index + 1


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the next word would not have fitted into *line*."""
    length = line.end - line.start
    return (
        _NARROWEST <= length <= width <= _WIDEST and length + len(following.of(text).split(maxsplit=1)[0]) >= width - 2
    )


def _continues(text: str, line: Span, following: Span, full: bool, wrapped: bool) -> bool:
    """Tell whether *following* goes on where *line* was wrapped.

    Where the sentence is open a small letter behind a line of some length proves it, or that the line is full; where it
    is closed or the line is short, most lines of the run must be full, since the longest line of any list is.
    """
    said, says = line.of(text), following.of(text)
    if _BULLET.match(says) or _MARKDOWN_HEADING.match(says):
        return False
    if _ENDS_SENTENCE.search(said):
        return full and wrapped
    return (full and (wrapped or len(said) >= _USUAL)) or (says[0].islower() and _NARROWEST <= len(said) <= _WIDEST)


def _pieces(text: str, span: Span) -> Iterator[Stretch]:
    """Yield *span* as one stretch, or as several where it is too long for one."""
    kind = None
    bullet = _BULLET.match(text, span.start, span.end)
    heading = _MARKDOWN_HEADING.match(text, span.start, span.end)
    if bullet:
        kind = BlockKind.LIST_ITEM
        span = Span(bullet.end(), span.end)
    elif heading:
        kind = BlockKind.HEADING
        span = Span(heading.end(), span.end)
    while span.end - span.start > _LONGEST:
        end = _good_end(text, span.start)
        yield Stretch(Span(span.start, end), text[span.start : end], kind)
        rest = end + len(text[end : span.end]) - len(text[end : span.end].lstrip())
        span = Span(rest, span.end)
    yield Stretch(span, span.of(text), kind)


def _good_end(text: str, start: int) -> int:
    """Return where to part an endless paragraph: after a sentence, else after a word, else where the room ends."""
    limit = start + _LONGEST
    for mark in (". ", " "):
        found = text.rfind(mark, start + _LONGEST // 2, limit)
        if found > 0:
            return found + len(mark) - 1
    return limit
