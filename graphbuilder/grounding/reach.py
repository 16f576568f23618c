"""How far a name can reach in a run of words.

Nearly every word of a text may begin a name, and next to no pair of words does. So the first two words decide, by the
set of words that may come second. Only where they let a name pass is one looked for: the keys that the run begins with
in one question to the index, then what is another wording of a key.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from graphbuilder.grounding.memo import Memo
from graphbuilder.grounding.wording import Vocabulary, near
from graphbuilder.ontology.index import Index
from graphbuilder.ontology.layout import ENDS, GOES_ON
from graphbuilder.ontology.names import LINKS

FUNCTION_WORDS = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "did", "do", "does", "for", "from",
    "had", "has", "have", "he", "her", "his", "if", "in", "into", "is", "it", "its", "may", "more", "most", "no",
    "nor", "not", "of", "on", "or", "our", "out", "over", "she", "so", "some", "such", "than", "that", "their",
    "them", "then", "there", "these", "they", "this", "those", "to", "under", "up", "upon", "was", "we", "were",
    "what", "when", "where", "which", "while", "who", "whose", "will", "with", "within", "without", "would", "you",
))  # fmt: skip
"""No name begins with these."""

_NEVER_INSIDE = FUNCTION_WORDS - frozenset((
    "a", "an", "and", "as", "at", "by", "for", "from", "his", "in", "into", "it", "more", "no", "not", "of", "on", "or",
    "out", "over", "than", "to", "under", "up", "upon", "with", "within", "without",
))  # fmt: skip
"""Function words that no name holds in its middle either."""

LONGEST = 12
"""Words of the longest name that is looked for."""

_MOST_TURNED = 5
"""Words of the longest name with "of" or "in" that is tried in another order."""

_BARE = re.compile(r"[\d ]*.?[\d ]*")
"""A key with no more than one letter: as a name only if we or annotators said so."""

_REMEMBERED = 1 << 16
"""How many words are remembered with what may follow them, some 10 MB."""

_TURNS, _COUNTS = 1, 2
"""Why a second word may make another wording: its own, or the number that it is ("ataxia 2" for "ataxia type 2")."""


_NOTHING: Mapping[str, int] = MappingProxyType({})


class Opening(NamedTuple):
    """What a word may begin: whether it may be a name alone, and which words may come second in a longer one.

    These are ``seconds``; any after an ``adjective`` that begins names; and those that make another wording for one of
    the reasons in ``turns``.
    """

    alone: bool = False
    seconds: Mapping[str, int] = _NOTHING
    turns: int = 0
    adjective: bool = False


class Reach:
    """Knows where names begin and how long they may be; *ours* are the keys that we add to those of the index."""

    def __init__(self, index: Index, ours: Collection[str], words: Vocabulary) -> None:
        self._index = index
        self._ours = frozenset((*ours, *words.adjectives))
        self._ours_following = _following(ours)
        self._words = words
        self._turning = frozenset((*words.adjectives, *words.endings))
        self._related = frozenset((*words.adjectives, *words.adjectives_of))
        self._typed = frozenset(key.split(" ")[2] for key in index.keys("type ") if key.count(" ") > 1)
        self._following: Mapping[str, Mapping[str, int]] = Memo(self._follow, _REMEMBERED)
        self._openings: Mapping[str, Opening] = Memo(self._opening, _REMEMBERED)
        self._turns: Mapping[str, int] = Memo(self._turn, _REMEMBERED)
        self._near: Mapping[str, bool] = Memo(self._is_near, _REMEMBERED)

    def lengths(self, words: Sequence[str], at: int) -> list[int]:
        """Return how many words from *at* on make a known key, longest first; at most ``LONGEST``.

        A run is followed as far as keys begin so, and with "of" or "in" up to five words: "fracture of sacrum" is a
        sacral fracture.
        """
        name = words[at]
        alone, following, turns, adjective = self._openings[name]
        found = [1] if alone else []
        run = words[at : at + LONGEST]
        if len(run) == 1 or not (run[1] in following or adjective or turns & self._turns[run[1]]):
            return found
        linked = run[1] in LINKS
        if linked and not self._has_complement(run):
            return found
        eager = linked or adjective
        for count, word in enumerate(run[1:], 2):
            if word in _NEVER_INSIDE:
                break
            name = f"{name} {word}"
            step = following.get(word, 0)
            known = step & ENDS and (not _BARE.fullmatch(name) or name in self._ours)
            if known or ((eager or self._turns[word]) and self._is_reworded(run[:count], following)):
                found.append(count)
            if step & GOES_ON:
                following = self._following[name]
            elif linked and count < _MOST_TURNED:
                following = _NOTHING
            else:
                break
        return found[::-1]

    def opening(self, word: str, alone: bool) -> Opening | None:
        """Return what *word* may begin in running text, if anything: *alone* says whether a mention by itself."""
        if word in FUNCTION_WORDS:
            return Opening(alone) if alone else None
        found = self._openings[word]
        return found._replace(alone=alone) if alone or found.seconds else None

    def knows(self, word: str) -> bool:
        """Tell whether *word* by itself is a name and no function word."""
        return self._openings[word].alone and word not in FUNCTION_WORDS

    def places(self, openings: Sequence[Opening | None], keys: Sequence[str]) -> list[int]:
        """Return where a name may begin in a run of words with these openings and keys."""
        why = self._turns
        seconds = [*keys[1:], ""]
        return [
            at
            for at, opening in enumerate(openings)
            if opening is not None
            and (opening[0] or (second := seconds[at]) in opening[1] or opening[3] or opening[2] & why[second])
        ]

    def _opening(self, word: str) -> Opening:
        """Return what *word* begins; "of" and "in" may follow where a complement can."""
        known = word in self._ours or (word in self._index and not _BARE.fullmatch(word))
        seconds = self._follow(word)
        if not (seconds or known or word in self._words.endings):
            return Opening()
        turns = _TURNS | (_COUNTS if "type" in seconds or word in self._typed else 0) if seconds else 0
        adjective = bool(seconds) and word in self._words.adjectives
        for link in LINKS:
            seconds.setdefault(link, 0)
        return Opening(known, seconds, turns, adjective)

    def _follow(self, beginning: str) -> dict[str, int]:
        """Return the words that follow in the keys of the index and in ours."""
        steps = self._index.follows(beginning)
        for word, step in self._ours_following.get(beginning, _NOTHING).items():
            steps[word] = steps.get(word, 0) | step
        return steps

    def _turn(self, word: str) -> int:
        """Tell why a name of two words may be another wording because of its second; 0 where it may not."""
        counts = len(word) == 1 or word.isdigit()
        return (_TURNS if word in self._turning else 0) | (_COUNTS if counts else 0)

    def _has_complement(self, run: Sequence[str]) -> bool:
        """Tell whether the words after "of" or "in" may be those of a name, in this order or another.

        No more than a sieve, so it must let every name pass that ``near`` makes.
        """
        first, link, *inner = run[:_MOST_TURNED]
        if not inner:
            return False
        third = inner[0]
        if third in self._following[f"{first} {link}"] or third in self._related:
            return True
        if first in self._turning or first in self._related or first in self._typed:
            return True
        if not self._turning.isdisjoint(inner):
            return True
        if link == "in":
            return third in self._following[f"{first} of"]
        seconds = self._openings[third].seconds
        return first in seconds or (len(inner) > 1 and inner[1] in seconds)

    def _is_reworded(self, run: Sequence[str], following: Mapping[str, int]) -> bool:
        """Tell whether *run* is another wording of a key; *following* are the words that keys may end in like it.

        Most hold no word that has another wording, which is told before any is tried.
        """
        first, second, last = run[0], run[1], run[-1]
        if last in FUNCTION_WORDS:
            return False
        why = self._turns[last]
        if why & _COUNTS and ("type" in following or first in self._typed):
            return self._near[" ".join(run)]
        if second not in LINKS:
            return bool(why & _TURNS or first in self._words.adjectives) and self._near[" ".join(run)]
        inner = run[2]
        if why & _TURNS or first in self._turning or inner in self._related or len(run) > _MOST_TURNED:
            return self._near[" ".join(run)]
        return self._is_turned(run)

    def _is_turned(self, run: Sequence[str]) -> bool:
        """Tell whether *run*, with "of" or "in" as its second word, is another order of a key: "fracture of sacrum"."""
        first, link, inner, *others = run
        complement = " ".join(run[2:])
        if link == "in":
            return f"{first} of {complement}" in self._index
        second = others[0] if others else first
        return second in self._openings[inner].seconds and f"{complement} {first}" in self._index

    def _is_near(self, name: str) -> bool:
        index = self._index
        return any(other in index for other in near(name.split(" "), self._words))


def _following(names: Iterable[str]) -> dict[str, dict[str, int]]:
    """Return which words follow each beginning of the names, and how they go on."""
    found: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for name in names:
        words = name.split(" ")
        for count in range(1, len(words)):
            found[" ".join(words[:count])][words[count]] |= GOES_ON if count + 1 < len(words) else ENDS
    return {beginning: dict(steps) for beginning, steps in found.items()}
