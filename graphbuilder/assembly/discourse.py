"""The words by which a text tells explanations apart, follows them and sums up.

They are in discourse.toml; how a text turns away is in the rules, for the reader of sentences needs it as well.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from graphbuilder.rules.source import load_holders, load_turns

_OPENING_WORDS = 12
"""A summing-up adverb stands in the first clause: "X may thus arise from A or B"."""


@dataclass(frozen=True, slots=True)
class Discourse:
    """What the file says: phrases and adverbs in lower case, qualities as CURIEs of PATO."""

    summary_openers: tuple[str, ...]
    summary_adverbs: frozenset[str]
    losses: frozenset[str]
    gains: frozenset[str]
    alternatives: frozenset[str]
    happenings: frozenset[str]
    broad: frozenset[str]
    fillers: frozenset[str]
    ailments: frozenset[str]
    unsound: frozenset[str]
    sound: frozenset[str]
    aims: frozenset[str]
    ensuing: frozenset[str]
    pointers: frozenset[str]
    ailing_endings: tuple[str, ...]
    another_openers: tuple[str, ...]
    another_phrases: frozenset[str]

    def sums_up(self, sentence: str) -> bool:
        """Tell whether *sentence* opens as a summary or says "thus" or the like in its first clause."""
        lower = sentence.strip().lower()
        early = {word.strip(",.;:()") for word in lower.split()[:_OPENING_WORDS]}
        return lower.startswith(self.summary_openers) or not self.summary_adverbs.isdisjoint(early)

    def turns_away(self, sentence: str) -> bool:
        """Tell whether *sentence* opens by leaving what was told before."""
        return sentence.strip().lower().startswith(load_turns("contrast", "case"))

    def tells_another(self, opening: str) -> bool:
        """Tell whether *opening*, a sentence up to what it claims, announces another explanation than those before."""
        lower = opening.strip().lower()
        if lower.startswith(self.another_openers) or any(phrase in lower for phrase in self.another_phrases):
            return True
        words = [word.strip(",.;:()") for word in lower.split()]
        views = [number for number, word in enumerate(words) if "view" in load_holders().get(word, ())]
        return any(not self.alternatives.isdisjoint(words[max(number - 2, 0) : number]) for number in views)

    def ails(self, noun: str) -> bool:
        """Tell whether *noun* (singular, lower case) names a state that is not as it should be."""
        return noun in self.ailments or (noun.endswith(self.ailing_endings) and noun not in self.sound)

    def calls_back(self, words: str) -> bool:
        """Tell whether *words*, the name of a view, are for one told before: "this model"."""
        first, *_, last = words.lower().split() * 2
        return first in self.pointers and "view" in load_holders().get(last, ())

    def sets_against(self, words: str) -> bool:
        """Tell whether *words*, the name of a view, set it against another."""
        return not self.alternatives.isdisjoint(words.lower().split())


@cache
def discourse() -> Discourse:
    """Return the shipped words."""
    text = resources.files("graphbuilder.assembly").joinpath("discourse.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    ordered = {"summary_openers", "ailing_endings", "another_openers"}
    words: dict[str, Any] = {name: (tuple if name in ordered else frozenset)(said) for name, said in found.items()}
    return Discourse(**words)
