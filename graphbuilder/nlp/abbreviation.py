"""Find the short forms that a text defines for itself: "extramedullary hematopoiesis (EMH)".

After Schwartz and Hearst (Pacific Symposium on Biocomputing 2003): the letters of the short form are looked for from
right to left in the words before the bracket. Before that, we look for a long form whose words begin with those
letters, which settles most cases and finds the right first word where the greedy search stops one word short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphbuilder.model import Abbreviation, Span

_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,120}|[^()\[\]]{0,40}\([^()\[\]]{0,20}\)[^()\[\]]{0,40})[)\]]")
_CLAUSE = re.compile(r"[.;:!?](?=\s)|\n|[()\[\]]|, (?:and|or|but|which) ")
_WORD = re.compile(r"[^\s]+")
_PART = re.compile(r"[^\W_]+")
_CUT = re.compile(r"[;,:=]|\s(?:or|and|see|also called|hereafter|henceforth)\s")
_SHORT = re.compile(r"[^\W_](?:[^\s]{0,11}|[^\s]{1,8} [^\s]{1,6})\Z")
_STOP = frozenset(("a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
_LEADING = frozenset((*_STOP, "are", "as", "called", "had", "has", "is", "that", "this", "was", "were"))


def abbreviations(text: str, offset: int = 0) -> Iterator[Abbreviation]:
    """Yield the definitions in *text* in their order; *offset* is where *text* begins in its document.

    >>> [(found.short, found.long) for found in abbreviations("Many mesenchymal stem cells (MSCs) migrate.")]
    [('MSCs', 'mesenchymal stem cells')]
    """
    for bracket in _BRACKET.finditer(text):
        inside = _first_of(text, bracket.start(1), bracket.end(1))
        before = _clause_before(text, bracket.start())
        pair = _defined(text, inside, before) or _defined_backwards(text, bracket, before)
        if pair is not None:
            short, long = pair
            yield Abbreviation(
                text[slice(*short)], text[slice(*long)],
                Span(short[0] + offset, short[1] + offset), Span(long[0] + offset, long[1] + offset),
            )  # fmt: skip


Stretch = tuple[int, int]


def _defined(text: str, short: Stretch, before: Stretch) -> tuple[Stretch, Stretch] | None:
    """Return short and long form for "long form (SF)"."""
    if not _is_short(text[slice(*short)]):
        return None
    long = long_form(text[slice(*short)], text, *before)
    return None if long is None else (short, long)


def _defined_backwards(text: str, bracket: re.Match[str], before: Stretch) -> tuple[Stretch, Stretch] | None:
    """Return short and long form for "SF (long form)": the whole bracket must be the long form."""
    words = list(_WORD.finditer(text, *before))
    if not words or " " not in bracket[1]:
        return None
    short = words[-1].span()
    name = text[slice(*short)]
    if not _is_short(name) or sum(letter.isupper() for letter in name) < 2:
        return None
    long = long_form(name, text, *bracket.span(1))
    return (short, long) if long is not None and long[0] == bracket.start(1) else None


def long_form(short: str, text: str, start: int, end: int) -> Stretch | None:
    """Return the stretch of ``text[start:end]``, up to its end, that *short* abbreviates, or nothing."""
    while end > start and text[end - 1] in " \t\n-,\"'\u2019\u201d":
        end -= 1
    letters = [letter.casefold() for letter in short if letter.isalnum()]
    most = min(len(letters) + 5, len(letters) * 2)
    words = list(_WORD.finditer(text, start, end))[-most:]
    if not words or not letters:
        return None
    if letters[-1] == "s" and len(letters) > 2 and short[-1] == "s" and short[-2].isupper():
        letters.pop()
    begin = _by_initials(letters, text, words[0].start(), end)
    if begin is None:
        begin = _by_letters(letters, text, words[0].start(), end)
    if begin is None or not _is_long(short, text[begin:end]):
        return None
    return begin, end


def _by_initials(letters: list[str], text: str, start: int, end: int) -> int | None:
    """Return where the words begin whose initials, in order, are *letters*; small words may be passed over."""
    parts = [(part.start(), part.group().casefold()) for part in _PART.finditer(text, start, end)]
    waiting = list(letters)
    for begin, part in reversed(parts):
        if waiting and part[0] == waiting[-1]:
            waiting.pop()
            if not waiting:
                return begin
        elif part not in _STOP:
            return None
    return None


def _by_letters(letters: list[str], text: str, start: int, end: int) -> int | None:
    """Return where the long form begins by Schwartz and Hearst's search: every letter in order, the first at a word."""
    here = end
    for index in range(len(letters) - 1, -1, -1):
        here -= 1
        while here >= start and not (
            text[here].casefold() == letters[index] and (index or here == start or not text[here - 1].isalnum())
        ):
            here -= 1
        if here < start:
            return None
    begin = text.rfind(" ", start, here) + 1
    return max(begin, start)


def _first_of(text: str, start: int, end: int) -> Stretch:
    """Return the first item inside a bracket: "EMH" of "EMH; Figure 2"."""
    cut = _CUT.search(text, start, end)
    end = cut.start() if cut else end
    while start < end and text[start] in " \"'\u2018\u201c":
        start += 1
    while end > start and text[end - 1] in " \"'\u2019\u201d.":
        end -= 1
    return start, end


def _clause_before(text: str, end: int) -> Stretch:
    """Return the words of the same clause that stand before a bracket."""
    start = max(0, end - 250)
    for stop in _CLAUSE.finditer(text, start, end):
        start = stop.end()
    return start, end


def _is_short(name: str) -> bool:
    return bool(
        2 <= len(name) <= 14
        and name not in _STOP
        and _SHORT.match(name)
        and any(letter.isalpha() for letter in name)
        and (any(letter.isupper() or letter.isdigit() for letter in name) or len(name) < 6)
    )


def _is_long(short: str, long: str) -> bool:
    words = long.split()
    return (
        len(long) > len(short)
        and words[0].casefold() not in _LEADING
        and short not in words
        and long.count("(") == long.count(")")
    )
