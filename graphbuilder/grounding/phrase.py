"""A mention as words: without its determiner, with the text's short forms written out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graphbuilder.ontology.names import singular, tokens

_NOTE = re.compile(r"\A\s*\[[^\]]*\]\s*")
_DETERMINER = re.compile(
    r"\A(?:(?:the|a|an|this|that|these|those|its|their|his|her|our|some|any|each|every|both|all|such|many|most|several|"
    r"certain|other|another|either|neither|one|two|three)\s+)+(?=\w)",
    re.IGNORECASE,
)
_EDGES = " \t\r\n.,;:!?\"'()[]\u2018\u2019\u201c\u201d"
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019/][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Key words with the words as written, one for one."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def key(self) -> str:
        """Return the look-up key."""
        return " ".join(self.words)

    @property
    def surface(self) -> str:
        """Return the words as written."""
        return self.text[self.spans[0][0] : self.spans[-1][1]] if self.spans else ""

    def cut(self, start: int, end: int | None = None) -> Phrase:
        """Return the words from *start* to *end*."""
        return Phrase(self.text, self.words[start:end], self.spans[start:end])


def phrase(text: str) -> Phrase:
    """Return the words of *text*."""
    found = tokens(text)
    return Phrase(text, tuple(word for word, _, _ in found), tuple((start, end) for _, start, end in found))


def clean(text: str, abbreviations: Mapping[str, str]) -> str:
    """Return *text* without editorial note, determiner and stray marks, its short forms written out.

    >>> clean("these EMH masses", {"EMH": "extramedullary hematopoiesis"})
    'extramedullary hematopoiesis masses'
    """
    bare = _DETERMINER.sub("", _NOTE.sub("", text).strip(_EDGES))
    return _WORD.sub(lambda match: _long(match.group(), abbreviations), bare) if abbreviations else bare


def label(text: str) -> str:
    """Return a name for what has no term: small letters, one space, the last word singular.

    >>> label("Stromal  niches")
    'stromal niche'
    """
    words = text.strip(_EDGES).split()
    if words and not words[-1].isupper():
        words[-1] = singular(words[-1].casefold())
    return " ".join(words).casefold()


def _long(word: str, abbreviations: Mapping[str, str]) -> str:
    if word in abbreviations:
        return abbreviations[word]
    if word.endswith("s") and word[:-1] in abbreviations:
        return abbreviations[word[:-1]]
    if f"{word}s" in abbreviations and word.isupper():
        return abbreviations[f"{word}s"]
    return word
