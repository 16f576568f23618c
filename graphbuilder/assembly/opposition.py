"""Which explanations a text sets against each other, whatever they end in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from graphbuilder.assembly.course import Course, voice
from graphbuilder.assembly.discourse import discourse
from graphbuilder.model import Attribution
from graphbuilder.rules.source import load_holders


def opposed(courses: Sequence[Course]) -> Mapping[int, set[int]]:
    """Return for each course, by its number, those that the text sets against it.

    A view that is called another, a second, an opposing one, or that the text opens as another explanation, is set
    against the one told before it, and with that one against what that one is set against. So are two views of one
    kind that go by different names: the vascular theory, the neural theory; and what a choice sums up: "either ... or".
    """
    rivals: defaultdict[int, set[int]] = defaultdict(set)
    series: list[int] = []
    for number, course in enumerate(courses):
        series = series if _another(course) else []
        for earlier in series:
            _pair(rivals, earlier, number)
        series.append(number)
    for one, other in combinations(range(len(courses)), 2):
        mine, theirs = courses[one], courses[other]
        if _of_one_kind(mine.attribution, theirs.attribution) or _chosen_between(mine, theirs):
            _pair(rivals, one, other)
    return rivals


def _pair(rivals: defaultdict[int, set[int]], one: int, other: int) -> None:
    rivals[one].add(other)
    rivals[other].add(one)


def _another(course: Course) -> bool:
    told = course.attribution
    return course.another or (voice(told) is not None and told is not None and discourse().sets_against(told.text))


def _of_one_kind(one: Attribution | None, other: Attribution | None) -> bool:
    """Tell whether both are views with a name of their own, and of one kind."""
    if voice(one) is None or voice(other) is None or one is None or other is None:
        return False
    first, second = one.text.lower().split(), other.text.lower().split()
    named = len(first) > 1 and len(second) > 1 and first != second
    return named and first[-1] == second[-1] and "view" in load_holders().get(first[-1], ())


def _chosen_between(one: Course, other: Course) -> bool:
    """Tell whether one sentence sums both up as a choice."""
    if one.summary is None or other.summary is None:
        return False
    mine, theirs = one.summary.evidence, other.summary.evidence
    return mine.passage == theirs.passage and " or " in mine.quote
