"""Lines about who wrote a text, where and when: authors, affiliations, journal and date."""

from __future__ import annotations

import re

from graphbuilder.readers import furniture
from graphbuilder.readers.stretch import Stretch

_PLACE = re.compile(
    r"\b(?:Universit\w+|Hospital|Institut\w*|Department|Dept|Division|School|Faculty|Laborator\w+|Cent(?:er|re)|Clinic|"
    r"College|Academy|Hôpital|Klinik\w*|Ospedale|Facult\w+|USA|UK)\b"
)
_MONTH = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_DATED = re.compile(
    r"^(?:e-?pub|published|first published|received|accepted|revised|posted|last updated|updated|available online)\b"
    rf"|\b(?:19|20)\d\d\b(?:\s*{_MONTH}\.?(?:[ \-]\d{{1,2}})?)?\s*[;:]\s*\d"
    rf"|^[A-Z][\w&.,:() \-]{{0,80}}?\s{_MONTH}\.?\s*(?:\d{{1,2}},?\s*)?(?:19|20)\d\d\.?$"
    rf"|^[A-Z][\w&.,:() \-]{{0,80}}?\s(?:19|20)\d\d\s{_MONTH}\.?(?:\s*\d{{1,2}})?\.?$"
    rf"|^\d{{1,2}}\s+{_MONTH}\.?\s+(?:19|20)\d\d",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.\-]*")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|we|this|these|that|which)\b")
_MARK = re.compile(r"[\d*†‡§¶#]+$")
_BYLINE_WORDS, _DATE_WORDS = 60, 25
"""Words of the longest byline, and of the longest line of journal and date."""

_MOSTLY_NAMES = 0.7
"""Share of a line's parts that must be names of people."""


def found(stretch: Stretch) -> bool:
    """Tell whether *stretch* is a byline. Ask only behind a title: titles can look like lists of names."""
    text = stretch.text.strip()
    words = len(stretch.words)
    if words > _BYLINE_WORDS or _VERB.search(text):
        return False
    if words <= _DATE_WORDS and _DATED.search(text):
        return True
    return _is_affiliation(text) or (not stretch.is_prose and _is_names(text))


def _is_affiliation(text: str) -> bool:
    return bool(_PLACE.search(text)) and text.count(",") >= 2


def _is_names(text: str) -> bool:
    """Tell whether the text is names of people alone: two of at least two words each, or one after "by"."""
    by = text.lower().startswith("by ")
    parts = [part.strip() for part in re.split(r"[,;•|]|\band\b|&", text[3:] if by else text)]
    people = [part for part in parts if part and not part.isdigit()]
    named = [part for part in people if _is_name(part)]
    return bool(named) and len(named) >= _MOSTLY_NAMES * len(people) and (by or len(named) >= 2)


def _is_name(part: str) -> bool:
    words = [_MARK.sub("", word) for word in part.split()]
    words = [word for word in words if word]
    particles = furniture.load().particles
    return 2 <= len(words) <= 5 and all(_NAME.fullmatch(word) or word.lower() in particles for word in words)
