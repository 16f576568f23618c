"""Cues: the words that deny, qualify, suspend or only ask what a clause says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from graphbuilder.errors import RuleError
from graphbuilder.model import Factuality
from graphbuilder.rules.table import read_table, read_value

CUES = Path(__file__).parent / "cues.toml"
REACH = Path(__file__).parent / "reach.toml"


class CueKind(StrEnum):
    """What a cue does to the claims within its reach."""

    NEGATION = "negation"
    EXCLUSION = "exclusion"
    """Takes away an end, or nearly the whole, without a negating word: "independent of", "little"."""
    HEDGE = "hedge"
    FIT = "fit"
    """Says that a claim fits what was found, which is less than to say it: "consistent with"."""
    CONDITION = "condition"
    EVIDENTIAL = "evidential"
    """Tells where a claim comes from and leaves it standing: "indicate that"."""
    FINDING = "finding"
    """Says that something was seen to happen: "showed that"."""
    INQUIRY = "inquiry"
    """Says that somebody asks or aims, so that nothing is claimed."""
    IDLE = "idle"
    """Looks like a cue and is none: "not only"."""


class Take(StrEnum):
    """A dependent through which a verb, noun or adjective reaches the claims it is about."""

    CLAUSE = "clause"
    """A finite complement or subject clause: "suggest that ...", "that ... is possible"."""
    OPEN = "open"
    """A clause with "whether" or "if"."""
    INFINITIVE = "infinitive"
    """An infinitive or a predicative with "as": "appear to ...", "is regarded as ..."."""
    OBJECT = "object"
    """The object, or the subject of the passive: "suggests a role", "a role was suggested"."""
    SUBJECT = "subject"
    """The subject: "the role of ... is unclear"."""
    COMPLEMENT = "complement"
    """What a preposition ties on: "evidence for ...", "lack of ..."."""
    MODIFIED = "modified"
    """The noun it stands before: "a possible role"."""


@dataclass(frozen=True, slots=True)
class CueRule:
    """Words that act alike on what they govern.

    ``words`` are phrases; each word of a phrase matches a token's text or lemma, whatever the case; an adverb may stand
    between two of them, and longer phrases win over shorter ones. ``value`` is how far the text still commits itself;
    ``denies`` turns the polarity, too. ``tags`` (UPOS) and ``relations`` (UD, without subtype) narrow which uses of the
    words count. ``takes`` lists the dependents of a verb, noun or adjective that are governed; particles (auxiliaries,
    adverbs, determiners, subordinators) govern what they depend on. Where ``objects`` lists nouns, no other noun is
    reached as a claim; the words are a cue all the same if they deny, or tell of their subject ("the mechanism is
    unclear"). ``when_open`` names the rule that stands in for this one inside a clause that another cue leaves open,
    ``when_shown`` the one for a deed that was found.

    In ``reads`` and ``leaves`` the claim is starred, and an end of it may be underlined: "Zinc may *delay* healing",
    "No _drug_ *prevented* relapse". ``reads`` are reached by the rule, ``leaves`` are not.
    """

    name: str
    kind: CueKind
    words: tuple[str, ...]
    reads: tuple[str, ...]
    leaves: tuple[str, ...] = ()
    value: Factuality = Factuality.FACT
    denies: bool = False
    tags: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    takes: tuple[Take, ...] = ()
    objects: tuple[str, ...] = ()
    when_open: str = ""
    when_shown: str = ""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    def __post_init__(self) -> None:
        if not self.words or not self.reads:
            raise ValueError("words and reads must not be empty")
        for example in (*self.reads, *self.leaves):
            if example.count("*") != 2:
                raise ValueError(f"'{example}' does not star one claim, as in 'Zinc may *delay* healing.'")


@dataclass(frozen=True, slots=True)
class ReachWords:
    """The words on which the way from a cue to a claim depends; ``reach.toml`` says what each list is for."""

    carriers: frozenset[str]
    relational: frozenset[str]
    witnesses: frozenset[str]
    adversative: frozenset[str]
    concessive: frozenset[str]
    means: frozenset[str]
    denials: frozenset[str]
    restrictive: frozenset[str]
    outcome: frozenset[str]
    roles: frozenset[str]
    open: frozenset[str]
    vessels: frozenset[str]
    consequences: frozenset[str]

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


@cache
def load_cues(path: Path = CUES) -> tuple[CueRule, ...]:
    """Return the cue rules in the order of the file.

    Raises:
        RuleError: If an entry does not fit or two have one name.
    """
    rules = read_table(path, "cue", CueRule)
    seen: set[str] = set()
    for rule in rules:
        if rule.name in seen:
            raise RuleError(f"{path.name}, rule '{rule.name}': name: there is a rule of this name already")
        seen.add(rule.name)
    for rule in rules:
        for field in ("when_open", "when_shown"):
            if (other := getattr(rule, field)) and other not in seen:
                raise RuleError(f"{path.name}, rule '{rule.name}': {field}: there is no rule '{other}'")
    return rules


@cache
def load_reach(path: Path = REACH) -> ReachWords:
    """Return the words that lead from a cue to a claim.

    Raises:
        RuleError: If the file does not fit.
    """
    return read_value(path, ReachWords)


@cache
def phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], CueRule], ...]]:
    """Return the phrases of all cue rules by their first word, longest first, then in the order of the file."""
    found: dict[str, list[tuple[tuple[str, ...], CueRule]]] = {}
    for rule in load_cues():
        for phrase in rule.words:
            words = tuple(phrase.lower().split())
            found.setdefault(words[0], []).append((words, rule))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}
