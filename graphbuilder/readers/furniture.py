"""What the furniture of pages looks like, from ``furniture.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graphbuilder.model import BlockKind
from graphbuilder.readers import language
from graphbuilder.readers.stretch import Stretch

_FILE = Path(__file__).with_name("furniture.toml")

_SHORT_WORDS = 12
"""Words of the longest label, identifier or short table cell."""

_NOTICE_WORDS = 60
"""No interface text is longer than this; what is longer is read."""

_DENSE, _VERY_DENSE, _LEGAL_DENSE = 0.5, 0.75, 0.3
"""Shares of interface vocabulary: of a notice that says "you", of a button or label, of a legal line."""

_LINKED = 0.6
"""Share of link text above which a line is a list of links."""

_IDENTIFIER = re.compile(r"(?:doi|pmid|pmcid|issn|isbn|arxiv)\b\W*\S|https?://|www\.|\S+@\S+\.\w{2,}", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)\s*(?:19|20)\d\d)", re.IGNORECASE)
_COPYRIGHT_TAIL = re.compile(
    r"(?<=[.?!)])\s+"
    r"((?:Copyright|COPYRIGHT|\([Cc]\)|©)\s*(?:©|\([Cc]\))?\s*,?\s*(?:(?:19|20)\d\d|The Author).{0,250})$",
    re.DOTALL,
)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The vocabulary of furniture."""

    words: frozenset[str]
    second_person: frozenset[str]
    imperative: frozenset[str]
    legal: tuple[str, ...]
    labels: frozenset[str]
    beginnings: tuple[str, ...]
    asides: frozenset[str]
    back_matter: frozenset[str]
    particles: frozenset[str]
    unseen: frozenset[str]
    inline: frozenset[str]
    tags: Mapping[str, str]
    roles: Mapping[str, str]
    classes: Mapping[str, str]
    neutral: frozenset[str]


@lru_cache(maxsize=1)
def load() -> Furniture:
    """Return the vocabulary; read once."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    interface = table["interface"]
    return Furniture(
        words=frozenset(interface["words"]),
        second_person=frozenset(interface["second_person"]),
        imperative=frozenset(interface["imperative"]),
        legal=tuple(table["legal"]["phrases"]),
        labels=frozenset(table["labels"]["lines"]),
        beginnings=tuple(table["labels"]["beginnings"]),
        asides=frozenset(table["asides"]["headings"]),
        back_matter=frozenset(table["back_matter"]["headings"]),
        particles=frozenset(table["byline"]["particles"]),
        unseen=frozenset(table["html"]["unseen"]),
        inline=frozenset(table["html"]["inline"]),
        tags=table["html"]["tags"],
        roles=table["html"]["roles"],
        classes=table["html"]["classes"],
        neutral=language.function_words("en") - frozenset(interface["words"]),
    )


def reason(stretch: Stretch, names: Furniture) -> str:
    """Return why *stretch* alone, without its surroundings, is furniture, or ``""``."""
    line = plain_line(stretch.text)
    words = [word.lower().replace("’", "'") for word in stretch.words]
    if not _LETTER.search(stretch.text):
        return "no words"
    if line in names.labels or line.startswith(names.beginnings):
        return "journal furniture"
    if len(words) > _NOTICE_WORDS or (stretch.kind is BlockKind.TABLE_CELL and len(words) <= _SHORT_WORDS):
        return ""  # a cell's few words stand in a table that somebody wrote
    if stretch.links > _LINKED and not stretch.is_prose:
        return "links"
    if len(words) <= _SHORT_WORDS and _IDENTIFIER.match(stretch.text):
        return "identifier"
    return _by_wording(stretch, line, words, names)


def _by_wording(stretch: Stretch, line: str, words: list[str], names: Furniture) -> str:
    density = share(words, names)
    lower = " ".join(words)
    if density >= _LEGAL_DENSE and (_COPYRIGHT.match(stretch.text) or any(phrase in lower for phrase in names.legal)):
        return "legal"
    if density >= _DENSE and not names.second_person.isdisjoint(words):
        return "notice"
    if density >= _VERY_DENSE and words and words[0] in names.imperative:
        return "button"
    if density >= _VERY_DENSE and len(words) <= _SHORT_WORDS and not stretch.ends_a_sentence:
        return "label"
    return ""


def share(words: list[str], names: Furniture) -> float:
    """Return which share of the telling words (numbers and function words tell nothing) is interface vocabulary."""
    telling = [word for word in words if word not in names.neutral and not word.isdigit()]
    return sum(word in names.words for word in telling) / len(telling) if telling else 0.0


def plain_line(text: str) -> str:
    """Return *text* in lower case, without what stands around its words: how headings and labels are compared."""
    return " ".join(text.lower().replace("’", "'").split()).strip(" .:*#|-–—")


def copyright_tail(text: str) -> int | None:
    """Return where a closing copyright line begins in *text*, if there is one behind a sentence."""
    found = _COPYRIGHT_TAIL.search(text)
    return found.start(1) if found else None
