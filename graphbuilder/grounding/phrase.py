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
_ASIDE = re.compile(r"(?<=\w)\s*[(\[]([^()\[\]]+)[)\]]")
"""What stands in brackets behind a word: often the short form that the text gives it."""

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

    def parts(self, at: int) -> bool:
        """Tell whether word *at* begins where the text parts words, so not within "A1c" or "Cdc5p"."""
        return self.spans[at - 1][1] < self.spans[at][0]

    def is_apart(self, at: int) -> bool:
        """Tell whether a blank or a slash stands before word *at*, as before "hyperplasia" in "C-cell hyperplasia"."""
        return at == 0 or self.text[self.spans[at][0] - 1] in " /"

    def is_free(self, at: int) -> bool:
        """Tell whether word *at* stands by itself: "of" in "loss of function", not in "loss-of-function"."""
        before, after = self.text[: self.spans[at][0]], self.text[self.spans[at][1] :]
        return not before[-1:].strip() and not after[:1].strip()

    def cut(self, start: int, end: int | None = None) -> Phrase:
        """Return the words from *start* to *end*."""
        return Phrase(self.text, self.words[start:end], self.spans[start:end])


def phrase(text: str) -> Phrase:
    """Return the words of *text*."""
    found = tokens(text)
    return Phrase(text, tuple(word for word, _, _ in found), tuple((start, end) for _, start, end in found))


def clean(text: str, abbreviations: Mapping[str, str]) -> str:
    """Return *text* without editorial note, determiner, line breaks and stray marks, its short forms written out.

    >>> clean("these EMH masses", {"EMH": "extramedullary hematopoiesis"})
    'extramedullary hematopoiesis masses'
    >>> clean("the low retinol (ROL) level", {"ROL": "retinol"})
    'low retinol level'
    """
    bare = _DETERMINER.sub("", " ".join(_NOTE.sub("", text).strip(_EDGES).split()))
    if not abbreviations:
        return bare
    once = _ASIDE.sub(lambda match: match.group() if _long(match[1], abbreviations) == match[1] else "", bare)
    return _WORD.sub(lambda match: _long(match.group(), abbreviations), once)


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
