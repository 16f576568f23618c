"""Find the names in a stretch of text: from left to right, the longest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from graphbuilder.grounding.lexicon import FUNCTION_WORDS, Lexicon
from graphbuilder.ontology.names import fold, tokens

Sense = TypeVar("Sense")
Token = tuple[str, int, int]

LONGEST = 12
"""Words of the longest name that is looked for."""


@dataclass(frozen=True, slots=True)
class Finder(Generic[Sense]):
    """How names are found and judged in one document.

    ``judge`` takes a key and the words as written and gives what they mean, or nothing; ``opens`` tells whether names
    within a name of this sense are mentions too; ``own`` are keys that only this document knows: its short forms.
    """

    lexicon: Lexicon
    judge: Callable[[str, str], Sense | None]
    opens: Callable[[Sense], bool]
    own: frozenset[str] = frozenset()
    openings: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        openings = {name.partition(" ")[0]: name.count(" ") + 1 for name in sorted(self.own, key=len)}
        object.__setattr__(self, "openings", openings)


_LINKS = frozenset({"of", "in"})
_NEVER_LAST = FUNCTION_WORDS - {"a"}  # vitamin A
_SHORTEST = 7
"""Letters of the shortest word that may hide a name behind a prefix."""


def scan(text: str, start: int, finder: Finder[Sense]) -> Iterator[tuple[int, int, Sense]]:
    """Yield begin, end and sense of every name in *text*, by begin; offsets count from *start*.

    Names never overlap, but for those within a name that the finder opens.
    """
    found = tokens(text)
    words = [word for word, _, _ in found]
    openings, own = finder.lexicon.openings, finder.openings
    at, count = 0, len(words)
    while at < count:
        word = words[at]
        opens = openings.get(word)
        if opens is None:
            opens = finder.lexicon.opens(word)
        name = _longest(text, found, words, at, count, finder) if opens or word in own else None
        if name is None:
            if len(word) >= _SHORTEST:
                yield from _within(text, start, found[at], finder)
            at += 1
            continue
        length, sense = name
        yield start + found[at][1], start + found[at + length - 1][2], sense
        if length > 1 and finder.opens(sense):
            yield from _inside(text, start, found, words, at, length, finder)
        at += length


def _longest(
    text: str, found: list[Token], words: list[str], at: int, end: int, finder: Finder[Sense], most: int = LONGEST
) -> tuple[int, Sense] | None:
    """Return length and sense of the longest name that begins at *at*, has at most *most* words and ends by *end*."""
    lengths = finder.lexicon.lengths(words, at)
    if finder.own and words[at] in finder.openings:
        lengths = _with_own(lengths, words, at, finder)
    for length in lengths:
        if length <= most and at + length <= end and words[at + length - 1] not in _NEVER_LAST:
            begin, stop = found[at][1], found[at + length - 1][2]
            if _is_whole(text, begin, stop):
                sense = finder.judge(" ".join(words[at : at + length]), text[begin:stop])
                if sense is not None and not _cuts(text, found, words, at, length, end, finder):
                    return length, sense
    return None


def _cuts(
    text: str, found: list[Token], words: list[str], at: int, length: int, end: int, finder: Finder[Sense]
) -> bool:
    """Tell whether a name with a complement breaks another in two: "loss of hair" in "loss of hair cells"."""
    last = at + length - 1
    if length < 3 or words[at + 1] not in _LINKS:
        return False
    beyond = _longest(text, found, words, last, end, finder)
    return beyond is not None and beyond[0] > 1


def _inside(
    text: str, start: int, found: list[Token], words: list[str], at: int, length: int, finder: Finder[Sense]
) -> Iterator[tuple[int, int, Sense]]:
    """Yield the names of the same kind within a name: "polydactyly" in "preaxial polydactyly"."""
    for inner in range(at, at + length):
        if words[inner] not in FUNCTION_WORDS:
            name = _longest(text, found, words, inner, at + length, finder, length - 1)
            if name is not None and finder.opens(name[1]):
                yield start + found[inner][1], start + found[inner + name[0] - 1][2], name[1]


def _with_own(lengths: list[int], words: list[str], at: int, finder: Finder[Sense]) -> list[int]:
    """Return *lengths* with those of the text's own short forms, longest first."""
    most = min(finder.openings[words[at]], len(words) - at)
    ours = {length for length in range(1, most + 1) if " ".join(words[at : at + length]) in finder.own}
    return sorted({*lengths, *ours}, reverse=True)


def _within(text: str, start: int, token: Token, finder: Finder[Sense]) -> Iterator[tuple[int, int, Sense]]:
    """Yield the name that a prefix is glued to ("overexpression"), if annotators are known to mark such a name."""
    _, begin, end = token
    prefix = finder.lexicon.glued(text[begin:end])
    if prefix and _is_whole(text, begin, end):
        surface = text[begin + prefix : end]
        sense = finder.judge(fold(surface), surface)
        if sense is not None:
            yield start + begin + prefix, start + end, sense


def _is_whole(text: str, begin: int, end: int) -> bool:
    """Tell whether no letter or digit is glued to either end."""
    return not ((begin and text[begin - 1].isalnum()) or (end < len(text) and text[end].isalnum()))
