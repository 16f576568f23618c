"""The running text of a block, and the way back from it to the document.

A parser wants plain prose: one space between words, no markup that the reader cut, no invisible characters. Every
character of the running text remembers where it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphbuilder.model import Cut, Span

LONGEST = 10_000
"""Characters parsed at once; memory grows with them."""

ELLIPSIS = re.compile(r"(?<=[^\s.])\s?(?:\.{3,}|\u2026)[\])]?")
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
SAFE_POINTS = (re.compile(r"[.!?][\])\"'”’]*\s+(?=[A-Z])"), re.compile(r"[.;:!?]\s+"), re.compile(r"\s+"))


@dataclass(frozen=True, slots=True)
class Running:
    """A stretch of text to parse; ``places[i]`` is where its character *i* stands in the document."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Return where ``text[start:end]`` stands in the document."""
        return Span(self.places[start], self.places[end - 1] + 1)


def running(text: str, block: Span, cuts: Sequence[Cut] = (), longest: int = LONGEST) -> Iterator[Running]:
    """Yield the running text of *block* in stretches of at most *longest* characters, cut between sentences.

    An ellipsis ends a stretch too: what it leaves out parts the words around it.
    """
    whole = _clean(text, block, cuts)
    start = 0
    while start < len(whole.text):
        end = _safe_end(whole.text, start, longest)
        yield Running(whole.text[start:end], whole.places[start:end])
        start = end
        while start < len(whole.text) and whole.text[start] == " ":
            start += 1


def _clean(text: str, block: Span, cuts: Sequence[Cut]) -> Running:
    letters: list[str] = []
    places: list[int] = []
    for piece in _kept(block, cuts):
        for place in range(piece.start, piece.end):
            letter = text[place]
            if letter.isspace():
                if letters and letters[-1] != " ":
                    letters.append(" ")
                    places.append(place)
            elif letter not in INVISIBLE:
                letters.append(letter)
                places.append(place)
    while letters and letters[-1] == " ":
        letters.pop()
        places.pop()
    return Running("".join(letters), places)


def _kept(block: Span, cuts: Sequence[Cut]) -> Iterator[Span]:
    start = block.start
    for cut in cuts:
        if cut.span.overlaps(block):
            if start < cut.span.start:
                yield Span(start, cut.span.start)
            start = max(start, cut.span.end)
    if start < block.end:
        yield Span(start, block.end)


def _safe_end(text: str, start: int, longest: int) -> int:
    """Return where the stretch from *start* ends: after an ellipsis, or the last sentence, clause or word in reach."""
    if gap := ELLIPSIS.search(text, start + 1, start + longest):
        return gap.end()
    if len(text) - start <= longest:
        return len(text)
    for point in SAFE_POINTS:
        ends = [match.end() for match in point.finditer(text, start, start + longest)]
        if ends and ends[-1] > start + longest // 2:
            return ends[-1]
    return start + longest
