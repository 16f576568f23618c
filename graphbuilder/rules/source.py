"""Sources: the words by which a passage gives a claim to somebody, and how that somebody stands to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Literal

from graphbuilder.model import Stance
from graphbuilder.rules.table import read_table

ATTRIBUTION = Path(__file__).parent / "attribution.toml"

Holder = Literal["authors", "others", "studies", "view", "explanation", "anyone", "nobody", "collective", "case"]
"""Who holds a claim: those who write, other people, studies and data, a view of the field (an explanation, if its name
can mean nothing else), whatever is named, nobody in particular ("it is believed"), or what "of" says ("a body of").
A case holds none; to report one is to put no view forward."""


@dataclass(frozen=True, slots=True)
class Holders:
    """Nouns and pronouns that can be a source, under the kind of source they are; lemmas."""

    name: Holder
    words: tuple[str, ...]

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Report:
    """Words that tie a claim to a source.

    ``verbs`` take the source as subject (or as agent of the passive) and the claim as what they govern;
    ``openers`` are phrases that introduce the source itself ("according to"). ``holders`` are the kinds of source
    admitted. ``coloured`` tells whether words beside it can change the stance. In ``reads`` the claim is starred and
    the source stands in brackets, in ``leaves`` the claim is starred.
    """

    name: str
    stance: Stance
    holders: tuple[Holder, ...]
    reads: tuple[str, ...]
    leaves: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    coloured: bool = True

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    def __post_init__(self) -> None:
        if not self.reads or not (self.verbs or self.openers):
            raise ValueError("reads and one of verbs and openers must not be empty")


@dataclass(frozen=True, slots=True)
class Colour:
    """Words beside a source, a reporting verb or what it reports that change the stance: "currently", "alternative".

    Where ``holders`` is given, words beside a source count only if it is of such a kind; where ``verbs`` is given,
    words beside a verb only if it is one of them.
    """

    name: str
    stance: Stance
    words: tuple[str, ...]
    reads: tuple[str, ...]
    holders: tuple[Holder, ...] = ()
    verbs: tuple[str, ...] = ()

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Turn:
    """Openings of sentences that leave what the sentences before were telling; lower case."""

    name: str
    words: tuple[str, ...]

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


@cache
def load_holders() -> dict[str, tuple[Holder, ...]]:
    """Return the kinds of source that each word can be.

    Raises:
        RuleError: If the file does not fit.
    """
    found: dict[str, tuple[Holder, ...]] = {}
    for holders in read_table(ATTRIBUTION, "holder", Holders):
        for word in holders.words:
            found[word] = (*found.get(word, ()), holders.name)
    return found


@cache
def load_reports() -> tuple[Report, ...]:
    """Return the ways of tying a claim to a source, in the order of the file; the first that fits counts.

    Raises:
        RuleError: If the file does not fit.
    """
    return read_table(ATTRIBUTION, "report", Report)


@cache
def load_openers() -> Mapping[str, tuple[tuple[tuple[str, ...], Report], ...]]:
    """Return the openers of all reports by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], Report]]] = {}
    for report in load_reports():
        for opener in report.openers:
            words = tuple(opener.lower().split())
            found.setdefault(words[0], []).append((words, report))
    return {first: tuple(entries) for first, entries in found.items()}


@cache
def load_colours() -> tuple[Colour, ...]:
    """Return what changes a stance, in the order of the file; the first that fits counts.

    Raises:
        RuleError: If the file does not fit.
    """
    return read_table(ATTRIBUTION, "colour", Colour)


@cache
def load_turns(*names: str) -> tuple[str, ...]:
    """Return the openings, all or those of the turns with *names*, by which a text leaves the view it was telling.

    Raises:
        RuleError: If the file does not fit.
    """
    turns = (turn for turn in read_table(ATTRIBUTION, "turn", Turn) if not names or turn.name in names)
    return tuple(word for turn in turns for word in turn.words)
