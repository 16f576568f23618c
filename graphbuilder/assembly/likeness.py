"""How near two concepts of different sources are: what may be lined up in a comparison, and what only looks alike.

Stricter than kinship inside one text: there a writer goes on about one thing, here two people may speak of two.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final

from graphbuilder.assembly.discourse import discourse
from graphbuilder.assembly.kinship import MADE_OF_PARTS
from graphbuilder.model import Category, Composed, Concept, Part, Provisional, Term
from graphbuilder.protocols import Hierarchy

SHALLOW: Final = 4
"""A term with fewer ancestors than this ("cell", "inflammation of an organ system") is above too much to line up."""

FAR: Final = 12
"""How many more ancestors a narrower term may have: a joint pain is a pain, no seizure an "abnormal head"."""

AGENTS: Final = frozenset({Category.GENE, Category.CHEMICAL, Category.CELL, Category.ORGANISM})
"""What a process can be said to be about: the mutation of a gene, the uptake of a drug."""

_QUALITY: Final = "PATO:"
_FILLERS: Final = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
_WORD: Final = re.compile(r"\w+")


class Likeness(StrEnum):
    """What the one is to the other."""

    SAME = "same"
    NARROWER = "narrower"
    BROADER = "broader"
    PART = "part of it"
    WHOLE = "whole of it"
    ASPECT = "an aspect of it"
    ABOUT = "about it"


@dataclass(frozen=True, slots=True, order=True)
class Degree:
    """A likeness with its weight, in (0, 1]: 1 for the same, less the farther apart."""

    weight: float
    likeness: Likeness


def likeness(one: Concept, other: Concept, hierarchy: Hierarchy) -> Degree | None:
    """Return what *one* is to *other*, or nothing where they are two things."""
    if one.id == other.id:
        return Degree(1.0, Likeness.SAME)
    if not _same_state(one, other):
        return _about(one, other)
    if isinstance(one, Composed) and isinstance(other, Composed):
        return _composed(one, other, hierarchy)
    if (about := _about(one, other)) is not None:
        return about
    mine, yours = anchors(one), anchors(other)
    return max(filter(None, (_terms(a, b, hierarchy, one, other) for a in mine for b in yours)), default=None)


def anchors(concept: Concept) -> tuple[str, ...]:
    """Return the ids under which the hierarchy may know a concept; the first is the nearest."""
    match concept:
        case Composed(base=base, broader=broader):
            return (base.id,) if broader is None or broader == base else (broader.id, base.id)
        case Provisional(broader=broader):
            return () if broader is None else (broader.id,)
        case _:
            return (concept.id,)


def aspect(words: str) -> str:
    """Return the wording of what *words* name an aspect of; empty where they name no aspect.

    >>> aspect("Pathogenesis of osteoarthritis")
    'osteoarthritis'
    """
    whole = wording(words).split()
    rest = [word for word in whole if word not in _words()["aspects"]]
    return " ".join(rest) if 0 < len(rest) < len(whole) else ""


def wording(words: str) -> str:
    """Return what stays of a name whatever the order and number of its words.

    >>> wording("Degradation of the cartilage") == wording("cartilage degradation")
    True
    """
    found = {_singular(word) for word in _WORD.findall(words.casefold())}
    return " ".join(sorted(found - _FILLERS))


def head(words: str) -> str:
    """Return the word that says what *words* name: the last before the first preposition, in the singular.

    >>> head("slow thinning of outer walls")
    'thinning'
    """
    said = _WORD.findall(words.casefold().partition("(")[0])
    stop = next((place for place, word in enumerate(said) if place and word in _FILLERS), len(said))
    return _singular(said[stop - 1]) if said else ""


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "is", "us")) else word


def _about(one: Concept, other: Concept) -> Degree | None:
    """Line up the expression of a gene with the gene: what takes part in a process, not where it takes place."""
    if isinstance(one, Composed) and isinstance(other, Term) and _takes_part(other, one):
        return Degree(0.5, Likeness.ABOUT)
    return None


def _takes_part(term: Term, composed: Composed) -> bool:
    return term.category in AGENTS and any(part.term.id == term.id for part in composed.parts)


def _terms(mine: str, yours: str, hierarchy: Hierarchy, one: Concept, other: Concept) -> Degree | None:
    """Return the likeness of two ids; a concept whose id it is not lies below it."""
    own, theirs = mine == one.id, yours == other.id
    if mine == yours:
        if own or theirs:
            return Degree(0.7, Likeness.BROADER if own else Likeness.NARROWER)
        return None
    if theirs and (gap := _gap(mine, yours, hierarchy)) is not None:
        return Degree(_weight(gap, own), Likeness.NARROWER)
    if own and (gap := _gap(yours, mine, hierarchy)) is not None:
        return Degree(_weight(gap, theirs), Likeness.BROADER)
    if own and theirs and {one.category, other.category} <= MADE_OF_PARTS:
        if len(hierarchy.ancestors(yours)) >= SHALLOW and yours in hierarchy.broader(mine):
            return Degree(0.4, Likeness.PART)
        if len(hierarchy.ancestors(mine)) >= SHALLOW and mine in hierarchy.broader(yours):
            return Degree(0.4, Likeness.WHOLE)
    return None


def _gap(narrow: str, broad: str, hierarchy: Hierarchy) -> int | None:
    """Return how many ancestors *narrow* has beyond those of *broad*, if it lies not too far under it."""
    above = hierarchy.ancestors(narrow)
    if broad not in above:
        return None
    higher = len(hierarchy.ancestors(broad))
    gap = len(above) - higher
    return gap if higher >= SHALLOW and gap <= FAR else None


def _weight(gap: int, direct: bool) -> float:
    return (0.9 if direct else 0.6) / (1 + gap / 6)


def _composed(one: Composed, other: Composed, hierarchy: Hierarchy) -> Degree | None:
    """Line up two compositions only if one's base and parts all lie at or under the other's."""
    for narrow, broad, found in ((one, other, Likeness.NARROWER), (other, one, Likeness.BROADER)):
        if _at_or_under(narrow.base.id, broad.base.id, hierarchy) and all(
            any(_narrows(part, wide, hierarchy) for part in narrow.parts) for wide in broad.parts
        ):
            return Degree(0.7, found)
    return None


def _narrows(part: Part, wide: Part, hierarchy: Hierarchy) -> bool:
    return part.relation == wide.relation and _at_or_under(part.term.id, wide.term.id, hierarchy)


def _at_or_under(narrow: str, broad: str, hierarchy: Hierarchy) -> bool:
    return narrow == broad or broad in hierarchy.ancestors(narrow)


def _same_state(one: Concept, other: Concept) -> bool:
    """Tell whether neither is a changed state of the other: the loss of a cell is no kind of cell."""
    return _state(one) == _state(other)


def _state(concept: Concept) -> str:
    if not isinstance(concept, Composed):
        return ""
    words = discourse()
    qualities = {part.term.id for part in concept.parts if part.term.id.startswith(_QUALITY)}
    if qualities & words.losses:
        return "less"
    return "more" if qualities & words.gains else "changed" if qualities else ""


def turned_round(words: Iterable[str]) -> bool:
    """Tell whether one of *words* makes a name mean its opposite."""
    return not _words()["inversions"].isdisjoint(words)


@cache
def _words() -> dict[str, frozenset[str]]:
    text = resources.files("graphbuilder.assembly").joinpath("likeness.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}
