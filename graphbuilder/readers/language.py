"""Which language a text is in, by its letters and its function words. No model, no network, no chance."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import cast
from unicodedata import name

_FILE = Path(__file__).with_name("language.toml")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_CHARACTERS = 20_000
_FEW_WORDS = 4
_UNKNOWN_WORDS = 25
_ENGLISH_SHARE = 0.08
"""English prose has a third of function words, and titles and lists a tenth."""
_MARGIN = 1.5
"""How many times the English score another language must have."""

_TELLING_SHARE = 1 / 3
"""Share of words in lower case below which a text is names and tells no language."""

_KANA_SHARE = 0.1
"""Share of kana from which a text in Chinese characters is Japanese."""


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language of *text*, ``"en"`` where little speaks against it.

    ``"und"`` is a text of some length in Latin script that is neither English nor any language we know. A few words
    are not enough to tell, and count as English, unless their very letters are foreign.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    return _by_script(sample) or _by_words(sample)


def function_words(language: str) -> frozenset[str]:
    """Return the commonest function words of *language*."""
    return _words()[language]


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    return {code: frozenset(cast(list[str], words)) for code, words in _table()["words"].items()}


def _by_script(text: str) -> str:
    """Return the language of a text most of whose letters are not Latin, or ``""``."""
    letters = [character for character in text if character.isalpha()]
    foreign = Counter(_script(letter) for letter in letters if ord(letter) > 0x24F)
    foreign.pop("LATIN", None)
    if not letters or 2 * foreign.total() <= len(letters):
        return ""
    if foreign["HIRAGANA"] + foreign["KATAKANA"] > _KANA_SHARE * foreign.total():
        return "ja"
    script, _ = max(foreign.items(), key=lambda item: (item[1], item[0]))
    return str(_table()["scripts"].get(script, "und"))


def _script(letter: str) -> str:
    return name(letter, "?").split(maxsplit=1)[0].split("-", maxsplit=1)[0]


def _by_words(text: str) -> str:
    """Return the language whose function words are most frequent; English when in doubt.

    Words in lower case alone are asked, since names and initials (Mosca L, La Mantia L) are in no language, and
    one-letter words count a half: a, e, i and o are words of a dozen languages.
    """
    written = _WORD.findall(text)
    words = [word.lower() for word in written] if text.isupper() else [word for word in written if word.islower()]
    if len(words) < _TELLING_SHARE * len(written):
        return "en"
    scores = {
        code: sum(0.5 if len(word) == 1 else 1.0 for word in words if word in known) for code, known in _words().items()
    }
    english = scores.pop("en")
    best = max(sorted(scores), key=lambda code: scores[code])
    if len(words) >= _FEW_WORDS and scores[best] >= 2 and scores[best] > _MARGIN * english:
        return best
    if len(words) >= _UNKNOWN_WORDS and english < _ENGLISH_SHARE * len(words):
        return "und"
    return "en"
