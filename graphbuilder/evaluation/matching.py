"""When two statements are the same, and which gold statement each predicted one answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphbuilder.evaluation.gold import Annotation

UNDIRECTED = frozenset({"associated_with", "interacts_with"})
_FILLERS = """
a an and as at both by certain either for from in its of on or other several some such that the their these this those
to various with
"""
FILLERS = frozenset(_FILLERS.split())
"""Words that name nothing by themselves."""

HALF, QUARTER = 0.5, 0.25
"""Shared words that make two spans one, as a share of all: half, or a quarter if one contains the other."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near two statements are: 0 to 2 over both ends, and whether the group agrees too."""

    closeness: float = 0.0
    same_group: bool = False

    @property
    def total(self) -> float:
        """Return the closeness, with one more for an agreeing group."""
        return self.closeness + self.same_group


def content(span: str) -> frozenset[str]:
    """Return the content words of a span, without plural endings.

    >>> sorted(content("the stem cells"))
    ['cell', 'stem']
    """
    return frozenset(_stem(word) for word in re.findall(r"[^\W_]+", span.lower()) if word not in FILLERS)


def closeness(one: str, other: str) -> float:
    """Return 0 where two spans do not name the same thing, else how near they are, in [0.5, 1].

    >>> closeness("bone fractures", "fractures")
    0.5
    """
    mine, yours = content(one), content(other)
    if not mine or not yours:
        return float(one.lower() == other.lower())
    shared = len(mine & yours) / len(mine | yours)
    least = QUARTER if mine <= yours or yours <= mine else HALF
    return max(shared, HALF) if shared >= least else 0.0


def likeness(gold: Annotation, predicted: Annotation) -> Likeness:
    """Return how near *predicted* is to the nearest reading of *gold*; direction counts where the group has one."""
    best = Likeness()
    for subject, group, object_ in gold.readings():
        ways = [(predicted.subject, predicted.object)]
        if group in UNDIRECTED:
            ways.append((predicted.object, predicted.subject))
        for first, second in ways:
            ends = closeness(subject, first), closeness(object_, second)
            if all(ends):
                found = Likeness(sum(ends), group == predicted.predicate)
                best = max(best, found, key=lambda likeness: likeness.total)
    return best


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which prediction answers which gold statement: by both ends (``pairs``), and by the group too (``full``)."""

    pairs: Mapping[int, int]
    full: Mapping[int, int]


def align(gold: Sequence[Annotation], predicted: Sequence[Annotation]) -> Alignment:
    """Return the two largest one-to-one matchings, from predicted to gold positions; required statements come first."""
    near = {(i, j): likeness(one, other) for i, one in enumerate(gold) for j, other in enumerate(predicted)}
    order = sorted(range(len(gold)), key=lambda i: (gold[i].optional, i))
    loose = {i: _ranked([j for j in range(len(predicted)) if near[i, j].closeness], i, near) for i in order}
    strict = {i: [j for j in loose[i] if near[i, j].same_group] for i in order}
    full = _matched(strict, order, {})
    return Alignment(_matched(loose, order, full), full)


def _ranked(choices: list[int], gold: int, near: Mapping[tuple[int, int], Likeness]) -> list[int]:
    return sorted(choices, key=lambda j: -near[gold, j].total)


def _matched(edges: Mapping[int, Sequence[int]], order: Sequence[int], begun: Mapping[int, int]) -> dict[int, int]:
    """Return a maximum matching that extends *begun* (augmenting paths, Kuhn 1955)."""
    owner = dict(begun)

    def place(gold: int, seen: set[int]) -> bool:
        for predicted in edges[gold]:
            if predicted not in seen:
                seen.add(predicted)
                if predicted not in owner or place(owner[predicted], seen):
                    owner[predicted] = gold
                    return True
        return False

    for gold in order:
        if gold not in owner.values():
            place(gold, set())
    return owner


def _stem(word: str) -> str:
    return re.sub(r"[es]+$", "", re.sub(r"(ies|y)$", "i", word)) or word
