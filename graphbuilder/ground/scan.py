"""Find the names in a stretch of text: from left to right, the longest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

from graphbuilder.ground.lexicon import Lexicon
from graphbuilder.ontology.names import fold, tokens

Sense = TypeVar("Sense")
Judge = Callable[[str, str], "Sense | None"]
"""Takes a key and the words as written; gives what they mean, or nothing."""

_PREFIX = re.compile(
    "anti|auto|co|de|extra|hyper|inter|intra|juxta|mis|mono|multi|non|over|peri|post|pre|re|sub|trans|un", re.IGNORECASE
)
_SHORTEST = 7

FUNCTION_WORDS = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "did", "do", "does", "for", "from",
    "had", "has", "have", "he", "her", "his", "if", "in", "into", "is", "it", "its", "may", "more", "most", "no",
    "nor", "not", "of", "on", "or", "our", "out", "over", "she", "so", "some", "such", "than", "that", "their",
    "them", "then", "there", "these", "they", "this", "those", "to", "under", "up", "upon", "was", "we", "were",
    "what", "when", "where", "which", "while", "who", "whose", "will", "with", "within", "without", "would", "you",
))  # fmt: skip
"""No name begins with these."""


def scan(
    text: str, start: int, lexicon: Lexicon, judge: Judge[Sense], own: Collection[str] = frozenset()
) -> Iterator[tuple[int, int, Sense]]:
    """Yield begin, end and sense of every name in *text*; offsets count from *start*. Names never overlap.

    *own* are keys that only this text knows: its short forms.
    """
    found = tokens(text)
    words = [word for word, _, _ in found]
    openings = {name.partition(" ")[0]: name.count(" ") + 1 for name in sorted(own, key=len)}
    at, count = 0, len(words)
    while at < count:
        step = 1
        if words[at] not in FUNCTION_WORDS:
            lengths = lexicon.lengths(words, at)
            if words[at] in openings:
                lengths = _with_own(lengths, words, at, openings[words[at]], own)
            for length in lengths:
                begin, end = found[at][1], found[at + length - 1][2]
                if not _is_whole(text, begin, end):
                    continue
                sense = judge(" ".join(words[at : at + length]), text[begin:end])
                if sense is not None:
                    yield start + begin, start + end, sense
                    step = length
                    break
            else:
                yield from _within(text, start, found[at], lexicon, judge)
        at += step


def _within(
    text: str, start: int, token: tuple[str, int, int], lexicon: Lexicon, judge: Judge[Sense]
) -> Iterator[tuple[int, int, Sense]]:
    """Yield the name that a prefix is glued to ("overexpression"), if annotators are known to mark such a name."""
    _, begin, end = token
    if end - begin < _SHORTEST or not _is_whole(text, begin, end):
        return
    prefix = _PREFIX.match(text, begin, end)
    if prefix is not None and lexicon.is_taught(fold(text[prefix.end() : end])):
        surface = text[prefix.end() : end]
        sense = judge(fold(surface), surface)
        if sense is not None:
            yield start + prefix.end(), start + end, sense


def _with_own(lengths: list[int], words: list[str], at: int, longest: int, own: Collection[str]) -> list[int]:
    """Return *lengths* with those of the text's own short forms, longest first."""
    most = min(longest, len(words) - at)
    ours = {length for length in range(1, most + 1) if " ".join(words[at : at + length]) in own}
    return sorted({*lengths, *ours}, reverse=True)


def _is_whole(text: str, begin: int, end: int) -> bool:
    """Tell whether no letter or digit is glued to either end."""
    return not ((begin and text[begin - 1].isalnum()) or (end < len(text) and text[end].isalnum()))
