"""Under which circumstances a claim was made: its qualifiers, and what its sentence says of species, dose and the like.

contexts.toml lists the words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import TypeAlias

from graphbuilder.assembly.likeness import wording
from graphbuilder.model import Claim

Context: TypeAlias = Mapping[str, frozenset[str]]
"""The values of each kind of circumstance: ``{"species": {"mouse"}, "location": {"liver"}}``."""


def context(claim: Claim) -> Context:
    """Return what is recorded of the circumstances of *claim*; kinds of which nothing is said are left out."""
    found: dict[str, set[str]] = {}
    for qualifier in claim.evidence.qualifiers:
        said = wording(qualifier.mention.named)
        if said:
            found.setdefault(qualifier.kind.value, set()).add(said)
    for kind, value in _said(claim.evidence.quote):
        found.setdefault(kind, set()).add(value)
    return {kind: frozenset(values) for kind, values in found.items()}


def differing(one: Iterable[Context], other: Iterable[Context]) -> tuple[str, ...]:
    """Return the kinds in which every context of *one* differs from every context of *other*, sorted.

    A context that says nothing of a kind differs from none: it may hold there as well.
    """
    ours, theirs = list(one), list(other)
    kinds = sorted(set().union(*ours) & set().union(*theirs))
    return tuple(kind for kind in kinds if all(_apart(a, b, kind) for a in ours for b in theirs))


def _apart(one: Context, other: Context, kind: str) -> bool:
    mine, yours = one.get(kind), other.get(kind)
    return mine is not None and yours is not None and mine.isdisjoint(yours)


def _said(sentence: str) -> set[tuple[str, str]]:
    pattern, values = _words()
    found = (match.group().casefold() for match in pattern.finditer(sentence))
    return {pair for word in found for pair in values.get(word, values.get(word.removesuffix("s"), ()))}


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, str], ...]]]:
    text = resources.files("graphbuilder.assembly").joinpath("contexts.toml").read_text(encoding="utf-8")
    values: dict[str, list[tuple[str, str]]] = {}
    for kind, table in tomllib.loads(text).items():
        for value, words in table.items():
            for word in words:
                values.setdefault(word, []).append((kind, value))
    longest = sorted(values, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})s?\b", re.IGNORECASE)
    return pattern, {word: tuple(pairs) for word, pairs in values.items()}
