"""How far a name can reach in a run of words.

Nearly every word of a text may begin a name, and next to no pair of words does. So the first two words decide, by the
set of words that may come second; only what passes is looked up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from graphbuilder.grounding.memo import Memo
from graphbuilder.grounding.wording import Vocabulary, near
from graphbuilder.ontology.index import Index
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

_OPEN = frozenset({"of ", "in "})

_MOST_TURNED = 5
"""Words of the longest name with "of" or "in" that is tried in another order."""

_BARE = re.compile(r"[\d ]*.?[\d ]*")
"""A key with no more than one letter: as a name only if we or annotators said so."""

_REMEMBERED = 1 << 16
"""How many words and how many beginnings of names are remembered, some 20 MB."""


class Word(NamedTuple):
    """A word where a name may begin: its key word, whether it may be a name alone, and which words may come second.

    With ``begins`` it begins longer names; then any second word that makes another wording may come too, and any at all
    after an ``adjective``.
    """

    key: str
    alone: bool = False
    seconds: frozenset[str] = frozenset()
    begins: bool = False
    adjective: bool = False


class Reach:
    """Knows where names begin and how long they may be; *ours* are the keys that we add to those of the index."""

    def __init__(self, index: Index, ours: Collection[str], words: Vocabulary) -> None:
        self._index = index
        self._ours = frozenset((*ours, *words.adjectives))
        self._beginnings = _beginnings(ours)
        self._following = _following(ours)
        self._words = words
        self._turning = frozenset((*words.adjectives, *words.endings))
        self._related = frozenset((*words.adjectives, *words.adjectives_of))
        self._openings: Mapping[str, Word] = Memo(self._opening, _REMEMBERED)
        self._complements: Mapping[str, frozenset[str]] = Memo(self._follows, _REMEMBERED)
        self._known: Mapping[str, tuple[bool, bool]] = Memo(self._look, _REMEMBERED)
        self._turns: Mapping[str, bool] = Memo(self._may_turn, _REMEMBERED)

    def lengths(self, words: Sequence[str], at: int) -> list[int]:
        """Return how many words from *at* on make a known key, longest first."""
        here, end = words[at], len(words)
        _, known, seconds, begins, adjective = self._openings[here]
        found = [1] if known else []
        if at + 1 == end:
            return found
        word = words[at + 1]
        if word not in seconds and not (begins and (adjective or self._turns[word])):
            return found
        most, begins = 2, True
        if word in LINKS:
            most = _MOST_TURNED if self._has_complement(words, at) else 0
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
            if at + count == end or not most or not (begins or count < most):
                break
            word = words[at + count]
        return found[::-1]

    def word(self, key: str, alone: bool) -> Word:
        """Return a word for ``places``: *alone* says whether it may be a mention by itself."""
        return Word(key, alone) if key in FUNCTION_WORDS else self._openings[key]._replace(alone=alone)

    def knows(self, word: str) -> bool:
        """Tell whether *word* by itself is a name and no function word."""
        return self._openings[word].alone and word not in FUNCTION_WORDS

    def places(self, words: Sequence[Word], keys: Sequence[str]) -> list[int]:
        """Return where in *words* a mention may begin; *keys* are their key words."""
        turns = self._turns
        return [
            at
            for at, ((_, alone, seconds, begins, adjective), second) in enumerate(
                zip(words, chain(islice(keys, 1, None), ("",)), strict=False)
            )
            if alone or second in seconds or (begins and (adjective or turns[second]))
        ]

    def _opening(self, word: str) -> Word:
        """Return what may follow *word*; "of" and "in" may where a complement can."""
        known = word in self._ours or (word in self._index and not _BARE.fullmatch(word))
        seconds = self._follows(word)
        if not (seconds or known or word in self._words.endings):
            return Word(word)
        return Word(word, known, (seconds | LINKS) - _NEVER_INSIDE, bool(seconds), word in self._words.adjectives)

    def _follows(self, beginning: str) -> frozenset[str]:
        return self._index.follows(beginning) | self._following.get(beginning, frozenset())

    def _has_complement(self, words: Sequence[str], at: int) -> bool:
        """Tell whether the words after "of" or "in" may be those of a name, in this order or another.

        No more than a sieve, so it must let every name pass that ``near`` makes.
        """
        first, link, *inner = words[at : at + _MOST_TURNED]
        if not inner:
            return False
        third = inner[0]
        if third in self._complements[f"{first} {link}"] or third in self._related:
            return True
        if first in self._turning or first in self._related or any(map(self._turns.__getitem__, inner)):
            return True
        if link == "in":
            return third in self._complements[f"{first} of"]
        return not self._openings[third].seconds.isdisjoint((first, *inner[1:2]))

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


def _following(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return which words follow the first one, and the first two, of the names."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        words = name.split(" ", 3)
        for count in range(1, min(len(words), 3)):
            found[" ".join(words[:count])].add(words[count])
    return {beginning: frozenset(words) for beginning, words in found.items()}
