"""Which hypotheses compete.

Inside one text two hypotheses compete if they end in one outcome, or the outcome of one lies under the other's: an
author who explains the pain and then the pelvic pain explains one thing. So do those that the text itself sets against
each other: "the prevailing model", "an opposing view". From text to text only the same outcome will do: a paper on
pelvic pain has no quarrel with one on the pain of arthritis.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from graphbuilder.assembly.kinship import anchor, related
from graphbuilder.assembly.wording import alike
from graphbuilder.model import Hypothesis, Mention, Stance
from graphbuilder.protocols import Hierarchy


@dataclass(frozen=True, slots=True)
class Brief:
    """As much of a hypothesis as rivalry asks about, so that a million can be held at once.

    ``anchor`` is the id under which the hierarchy knows the outcome, ``mention`` its words, ``against`` the ids of
    those that were its rivals before: what one text sets against each other stays so.
    """

    id: str
    document: str
    outcome: str
    anchor: str
    steps: frozenset[str]
    rejected: bool
    mention: Mention | None
    against: frozenset[str]


def brief(hypothesis: Hypothesis) -> Brief:
    """Return *hypothesis* in brief."""
    return Brief(
        hypothesis.id,
        hypothesis.document,
        hypothesis.outcome.id,
        anchor(hypothesis.outcome),
        frozenset(step.statement.id for step in hypothesis.steps),
        hypothesis.stance is Stance.REJECTED,
        hypothesis.outcome_mention,
        frozenset(hypothesis.rivals),
    )


def named_rivals(hypotheses: Iterable[Hypothesis], hierarchy: Hierarchy) -> tuple[Hypothesis, ...]:
    """Return the hypotheses with their rivals' ids."""
    hypotheses = tuple(hypotheses)
    found = rivalries(map(brief, hypotheses), hierarchy)
    return tuple(replace(hypothesis, rivals=found.get(hypothesis.id, ())) for hypothesis in hypotheses)


def rivalries(briefs: Iterable[Brief], hierarchy: Hierarchy) -> Mapping[str, tuple[str, ...]]:
    """Return the sorted ids of the rivals of each hypothesis that has any; who is a rival has this one as a rival.

    One course that merely says more than another (its steps include the other's) is no rival, and two that every text
    rejects compete no more. The cost grows with the number of pairs that share an outcome.
    """
    briefs = tuple(briefs)
    alive = {one.id for one in briefs if not one.rejected}
    rivals: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in _meeting(briefs, hierarchy):
        if (one.id in alive or other.id in alive) and not (one.steps <= other.steps or other.steps <= one.steps):
            rivals[one.id].add(other.id)
            rivals[other.id].add(one.id)
    return {key: tuple(sorted(others)) for key, others in rivals.items()}


def _meeting(briefs: Iterable[Brief], hierarchy: Hierarchy) -> Iterator[tuple[Brief, Brief]]:
    """Yield the pairs that explain one outcome, or that their text sets against each other."""
    by_document: defaultdict[str, list[Brief]] = defaultdict(list)
    by_outcome: defaultdict[str, dict[str, Brief]] = defaultdict(dict)
    for one in briefs:
        by_document[one.document].append(one)
        by_outcome[one.outcome][one.id] = one
    for together in by_document.values():
        for one, other in combinations(together, 2):
            told = other.id in one.against or one.id in other.against
            if told or related(one.anchor, other.anchor, hierarchy) or _same_words(one, other):
                yield one, other
    for courses in by_outcome.values():
        yield from combinations(courses.values(), 2)


def _same_words(one: Brief, other: Brief) -> bool:
    return one.mention is not None and other.mention is not None and alike(one.mention, other.mention)
