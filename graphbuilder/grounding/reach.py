"""How far a name can reach in a run of words.

Nearly every word of a text may begin a name, and next to no pair of words does. So the first two words decide, by the
set of words that may come second; only what passes is looked up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from graphbuilder.grounding.memo import Memo
from graphbuilder.grounding.wording import Vocabulary, near
from graphbuilder.ontology.index import Index

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

_LINKS = frozenset({"of", "in"})
_OPEN = frozenset({"of ", "in "})

_MOST_TURNED = 5
"""Words of the longest name with "of" or "in" that is tried in another order."""

_BARE = re.compile(r"[\d ]*.?[\d ]*")
"""A key with no more than one letter: as a name only if we or annotators said so."""

_REMEMBERED = 1 << 16
"""How many words and how many beginnings of names are remembered, some 20 MB."""


class _Opening(NamedTuple):
    """What a first word is: a name itself, the beginning of longer ones with these second words, an adjective."""

    known: bool
    seconds: frozenset[str]
    begins: bool
    adjective: bool


_NO_OPENING = _Opening(False, frozenset(), False, False)


class Reach:
    """Knows where names begin and how long they may be; *ours* are the keys that we add to those of the index."""

    def __init__(self, index: Index, ours: Collection[str], words: Vocabulary) -> None:
        self._index = index
        self._ours = frozenset((*ours, *words.adjectives))
        self._beginnings = _beginnings(ours)
        self._seconds = _seconds(ours)
        self._words = words
        self._turning = frozenset((*words.adjectives, *words.endings))
        self._related = frozenset((*words.adjectives, *words.adjectives_of))
        self._openings: Mapping[str, _Opening] = Memo(self._opening, _REMEMBERED)
        self._known: Mapping[str, tuple[bool, bool]] = Memo(self._look, _REMEMBERED)
        self._turns: Mapping[str, bool] = Memo(self._may_turn, _REMEMBERED)

    def lengths(self, words: Sequence[str], at: int) -> list[int]:
        """Return how many words from *at* on make a known key, longest first."""
        here, end = words[at], len(words)
        known, seconds, begins, adjective = self._openings[here]
        found = [1] if known else []
        if at + 1 == end:
            return found
        word = words[at + 1]
        if word not in seconds and not (begins and (adjective or self._turns[word])):
            return found
        most = _MOST_TURNED if word in _LINKS else 2
        begins = True
        for count in range(2, end - at + 1):
            if word in _NEVER_INSIDE:
                break
            here = f"{here} {word}"
            if begins:
                known, begins = self._known[here]
            else:
                known = self._is_turned(here, words[at : at + count])
            if known:
                found.append(count)
            if at + count == end or not (begins or count < most):
                break
            word = words[at + count]
        return found[::-1]

    def places(self, words: Sequence[str], alone: Iterable[bool]) -> list[int]:
        """Return where in *words* a name of two words or more may begin, or where *alone* says so."""
        turns = self._turns
        pairs = zip(words, chain(words[1:], ("",)), map(self._openings.__getitem__, words), alone, strict=False)
        return [
            at
            for at, (word, second, (_, seconds, begins, adjective), here) in enumerate(pairs)
            if here or ((second in seconds or (begins and (adjective or turns[second]))) and word not in FUNCTION_WORDS)
        ]

    def knows(self, word: str) -> bool:
        """Tell whether *word* by itself is a name and no function word."""
        return self._openings[word].known and word not in FUNCTION_WORDS

    def _opening(self, word: str) -> _Opening:
        """Return what may follow *word*; "of" and "in" may where a complement can, or any second word."""
        known = word in self._ours or (word in self._index and not _BARE.fullmatch(word))
        seconds = self._index.seconds(word) | self._seconds.get(word, frozenset())
        if not (seconds or known or word in self._words.endings):
            return _NO_OPENING
        return _Opening(known, (seconds | _LINKS) - _NEVER_INSIDE, bool(seconds), word in self._words.adjectives)

    def _may_turn(self, word: str) -> bool:
        """Tell whether a name of two words may be another wording because of its second."""
        return word in self._turning or len(word) == 1 or word.isdigit()

    def _look(self, name: str) -> tuple[bool, bool]:
        """Tell whether *name*, of two words or more, is known, and whether a longer one begins with its words."""
        known, begins = self._index.knows(name)
        known = name in self._ours or (known and not _BARE.fullmatch(name)) or self._is_reworded(name)
        return known, begins or name in self._beginnings

    def _is_turned(self, name: str, words: Sequence[str]) -> bool:
        """Tell whether *name* ("fracture of sacrum"), with whose beginning no key begins, is another order of a key."""
        first, link, inner, *others = words
        last = words[-1]
        if last in FUNCTION_WORDS:
            return False
        if first in self._turning or inner in self._related or len(last) == 1 or last.isdigit():
            return self._is_near(name)
        complement = name[len(first) + len(link) + 2 :]
        if link == "in":
            return f"{first} of {complement}" in self._index
        return (others[0] if others else first) in self._openings[
            inner
        ].seconds and f"{complement} {first}" in self._index

    def _is_reworded(self, name: str) -> bool:
        """Tell whether another wording of *name* is known; most names hold no word that has one."""
        first, _, rest = name.partition(" ")
        last = rest.rpartition(" ")[2]
        if last in FUNCTION_WORDS:
            return False
        return (first in self._turning or self._turns[last] or rest[:3] in _OPEN) and self._is_near(name)

    def _is_near(self, name: str) -> bool:
        index = self._index
        return any(other in index for other in near(name, self._words))


def _beginnings(names: Iterable[str]) -> frozenset[str]:
    """Return every proper beginning, in whole words, of the names."""
    found: set[str] = set()
    for name in names:
        words = name.split(" ")
        found.update(" ".join(words[:count]) for count in range(1, len(words)))
    return frozenset(found)


def _seconds(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return by first word the words that come second in the names."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        first, _, rest = name.partition(" ")
        if rest:
            found[first].add(rest.partition(" ")[0])
    return {first: frozenset(seconds) for first, seconds in found.items()}
