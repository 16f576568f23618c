"""Which explanations a text sets against each other, whatever they end in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from graphbuilder.assembly.course import Course, voice
from graphbuilder.assembly.discourse import discourse
from graphbuilder.assembly.kinship import kin
from graphbuilder.assembly.wording import alike
from graphbuilder.model import Attribution, Hypothesis
from graphbuilder.protocols import Hierarchy
from graphbuilder.rules.source import load_holders


def opposed(told: Sequence[tuple[Course, Hypothesis]], hierarchy: Hierarchy) -> Mapping[int, set[int]]:
    """Return for each hypothesis, by its number, those that the text sets against it.

    A view that is called another, a second, an opposing one, or that the text opens as another explanation, is set
    against the one told before it, and with that one against what that one competes with. So are two views of one
    kind that go by different names: the vascular theory, the neural theory; and what a choice sums up: "either ... or".
    """
    rivals: defaultdict[int, set[int]] = defaultdict(set)
    series: list[int] = []
    for number, (course, hypothesis) in enumerate(told):
        another = _another(course)
        if not another and not any(_one_outcome(told[one][1], hypothesis, hierarchy) for one in series[-1:]):
            series = []
        for earlier in series if another else ():
            _pair(rivals, earlier, number)
        series.append(number)
    for one, other in combinations(range(len(told)), 2):
        mine, theirs = told[one][0], told[other][0]
        if _of_one_kind(mine.attribution, theirs.attribution) or _chosen_between(mine, theirs):
            _pair(rivals, one, other)
    return rivals


def _one_outcome(one: Hypothesis, other: Hypothesis, hierarchy: Hierarchy) -> bool:
    mine, yours = one.outcome_mention, other.outcome_mention
    same_words = mine is not None and yours is not None and alike(mine, yours)
    return same_words or kin(one.outcome, other.outcome, hierarchy)


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
    (mine, kind), (yours, same) = _name(one), _name(other)
    return kind == same != "" and mine != yours and bool(mine) and bool(yours)


def _name(view: Attribution) -> tuple[frozenset[str], str]:
    """Return what a view is called and the noun that says that it is one; that is empty where there is none."""
    words = view.text.lower().split()
    place = next((at for at, word in enumerate(words) if "view" in load_holders().get(word, ())), None)
    return (
        (frozenset(), "") if place is None else (frozenset(words[:place]) - discourse().fillers - {"the"}, words[place])
    )


def _chosen_between(one: Course, other: Course) -> bool:
    """Tell whether one sentence sums both up as a choice."""
    if one.summary is None or other.summary is None:
        return False
    mine, theirs = one.summary.evidence, other.summary.evidence
    return mine.passage == theirs.passage and " or " in mine.quote
