"""Find the names in a stretch of text: from left to right, the longest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import compress
from typing import Generic, NamedTuple, TypeVar

from graphbuilder.grounding.lexicon import Lexicon
from graphbuilder.grounding.reach import FUNCTION_WORDS, LONGEST, Opening
from graphbuilder.ontology.names import ARTICLE, LINKS, fold, pieces

Sense = TypeVar("Sense")


@dataclass(frozen=True, slots=True)
class Finder(Generic[Sense]):
    """How names are found and judged in one document.

    ``judge`` takes a key and the words as written and gives what they mean, or nothing; ``keys`` are the key words
    of words as written, ``openings`` what they may begin; ``opens`` tells whether names within a name of this sense are
    mentions too; ``own`` are keys that only this document knows: its short forms.
    """

    lexicon: Lexicon
    judge: Callable[[str, str], Sense | None]
    keys: Mapping[str, str]
    openings: Mapping[str, Opening | None]
    opens: Callable[[Sense], bool]
    own: frozenset[str] = frozenset()
    own_openings: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        openings = {name.partition(" ")[0]: name.count(" ") + 1 for name in sorted(self.own, key=len)}
        object.__setattr__(self, "own_openings", openings)


class _Line(NamedTuple):
    """A stretch of text with its key words, what each may begin, and where each begins and ends."""

    text: str
    keys: list[str]
    openings: list[Opening | None]
    begins: list[int]
    ends: list[int]

    def is_alone(self, at: int) -> bool:
        """Tell whether a word may be a name by itself."""
        opening = self.openings[at]
        return opening is not None and opening.alone


_NEVER_LAST = FUNCTION_WORDS - {"a"}  # vitamin A


def scan(text: str, start: int, finder: Finder[Sense]) -> Iterator[tuple[int, int, Sense]]:
    """Yield begin, end and sense of every name in *text*, by begin; offsets count from *start*.

    Names never overlap, but for those within a name that the finder opens.
    """
    line, places = _read(text, finder)
    count, beyond = len(line.keys), 0
    for at in places:
        if at < beyond:
            continue
        name = _longest(line, at, count, finder)
        if name is not None:
            length, sense = name
            beyond = at + length
            yield start + line.begins[at], start + line.ends[beyond - 1], sense
            if length > 1 and finder.opens(sense):
                yield from _inside(line, start, at, length, finder)
        elif line.is_alone(at):
            yield from _within(line, start, at, finder)


def _read(text: str, finder: Finder[Sense]) -> tuple[_Line, list[int]]:
    """Return *text* as a line, and at which of its words a name may begin."""
    written, begins, ends = pieces(text)
    keys = list(map(finder.keys.__getitem__, written))
    openings = list(map(finder.openings.__getitem__, written))
    if ARTICLE in keys:
        kept = [key != ARTICLE for key in keys]
        keys, openings = list(compress(keys, kept)), list(compress(openings, kept))
        begins, ends = list(compress(begins, kept)), list(compress(ends, kept))
    places = finder.lexicon.reach.places(openings, keys)
    own = [at for at, key in enumerate(keys) if key in finder.own_openings] if finder.own else []
    return _Line(text, keys, openings, begins, ends), sorted({*places, *own}) if own else places


def _longest(line: _Line, at: int, end: int, finder: Finder[Sense], most: int = LONGEST) -> tuple[int, Sense] | None:
    """Return length and sense of the longest name that begins at *at*, has at most *most* words and ends by *end*."""
    keys = line.keys
    lengths, alone = finder.lexicon.reach.lengths(keys, at), line.is_alone(at)
    if finder.own and keys[at] in finder.own_openings:
        lengths, alone = _with_own(lengths, keys, at, finder), True
    for length in lengths:
        last = at + length - 1
        if length > most or last >= end or keys[last] in _NEVER_LAST or (length == 1 and not alone):
            continue
        begin, stop = line.begins[at], line.ends[last]
        if _is_whole(line.text, begin, stop):
            name = keys[at] if length == 1 else " ".join(keys[at : at + length])
            sense = finder.judge(name, line.text[begin:stop])
            if sense is not None and not _cuts(line, at, length, end, finder):
                return length, sense
    return None


def _cuts(line: _Line, at: int, length: int, end: int, finder: Finder[Sense]) -> bool:
    """Tell whether a name with a complement breaks another in two: "loss of hair" in "loss of hair cells"."""
    if length < 3 or line.keys[at + 1] not in LINKS:
        return False
    beyond = _longest(line, at + length - 1, end, finder)
    return beyond is not None and beyond[0] > 1


def _inside(line: _Line, start: int, at: int, length: int, finder: Finder[Sense]) -> Iterator[tuple[int, int, Sense]]:
    """Yield the names of the same kind within a name: "polydactyly" in "preaxial polydactyly"."""
    for inner in range(at, at + length):
        if line.keys[inner] not in FUNCTION_WORDS:
            name = _longest(line, inner, at + length, finder, length - 1)
            if name is not None and finder.opens(name[1]):
                yield start + line.begins[inner], start + line.ends[inner + name[0] - 1], name[1]


def _with_own(lengths: list[int], keys: list[str], at: int, finder: Finder[Sense]) -> list[int]:
    """Return *lengths* with those of the text's own short forms, longest first."""
    most = min(finder.own_openings[keys[at]], len(keys) - at)
    ours = {length for length in range(1, most + 1) if " ".join(keys[at : at + length]) in finder.own}
    return sorted({*lengths, *ours}, reverse=True)


def _within(line: _Line, start: int, at: int, finder: Finder[Sense]) -> Iterator[tuple[int, int, Sense]]:
    """Yield the name that a prefix is glued to ("overexpression"), if annotators are known to mark such a name."""
    begin, end = line.begins[at], line.ends[at]
    prefix = finder.lexicon.glued[line.text[begin:end]]
    if prefix and _is_whole(line.text, begin, end):
        surface = line.text[begin + prefix : end]
        sense = finder.judge(fold(surface), surface)
        if sense is not None:
            yield start + begin + prefix, start + end, sense


def _is_whole(text: str, begin: int, end: int) -> bool:
    """Tell whether no letter or digit is glued to either end."""
    return not ((begin and text[begin - 1].isalnum()) or (end < len(text) and text[end].isalnum()))
