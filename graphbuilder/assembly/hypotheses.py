"""From courses to hypotheses: outcome, ordered steps, stance.

The definitions of hypothesis, stance and rivalry are those of the annotation guidelines (docs/reference/statements.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graphbuilder.assembly.course import Course, denied, ends, voice
from graphbuilder.assembly.discourse import Discourse, discourse
from graphbuilder.assembly.kinship import kin
from graphbuilder.assembly.onward import leads_on, station
from graphbuilder.graph import order
from graphbuilder.model import (
    SYMMETRIC,
    Category,
    Certainty,
    Claim,
    Concept,
    Factuality,
    Group,
    Hypothesis,
    Stance,
    Step,
)
from graphbuilder.protocols import Hierarchy

EXPLAINING = frozenset({Group.CAUSES, Group.CONTRIBUTES_TO, Group.PRODUCES, Group.TRANSFORMS_INTO, Group.INCREASES})
"""Relations that, alone, can be a whole explanation."""

EXPLAINED = frozenset({Category.DISEASE, Category.PHENOTYPE, Category.PROCESS, Category.OTHER})
"""What a single link must end in to count as an explanation rather than a detail of biology."""


def hypotheses(found: Sequence[Course], hierarchy: Hierarchy) -> Iterator[Hypothesis]:
    """Yield the hypotheses that the courses of one document amount to, in the order of the text."""
    for course in found:
        outcome = _outcome(course, found, hierarchy)
        steps = _upstream(course.claims, outcome, hierarchy)
        if steps and _explains(steps, course, found, hierarchy):
            yield _hypothesis(course, steps)


def _outcome(course: Course, found: Sequence[Course], hierarchy: Hierarchy) -> Concept:
    """Return where the course ends: the last station that another course leads to as well, else the last of all.

    Where two explanations meet is what they explain; what one of them adds beyond (complications) is not.
    """
    effects = [ends(claim)[1] for claim in _in_order(course.claims) if _directed(claim)] or [ends(course.claims[-1])[1]]
    others = [ends(claim)[1] for other in found if other is not course for claim in other.claims if _directed(claim)]
    if course.summary is not None:
        others.append(ends(course.summary)[1])
    shared = [effect for effect in effects if any(kin(effect, other, hierarchy) for other in others)]
    return (shared or effects)[-1]


def _upstream(claims: Sequence[Claim], outcome: Concept, hierarchy: Hierarchy) -> list[Claim]:
    """Return the claims on the way to *outcome*, from the initiating cause on, with the interactions on that way."""
    words = discourse()
    wanted: dict[str, Concept] = {outcome.id: outcome}
    chosen: list[Claim] = []
    remaining = list(claims)
    grew = True
    while grew:
        onward = [
            claim for claim in remaining if _directed(claim) and _arrives(claim, wanted, outcome, words, hierarchy)
        ]
        grew = bool(onward)
        chosen += onward
        wanted |= {ends(claim)[0].id: ends(claim)[0] for claim in onward}
        remaining = [claim for claim in remaining if claim not in onward]
    chosen += [claim for claim in remaining if not _directed(claim) and any(end.id in wanted for end in ends(claim))]
    return _in_order([claim for claim in claims if claim in chosen])


def _arrives(
    claim: Claim, wanted: Mapping[str, Concept], outcome: Concept, words: Discourse, hierarchy: Hierarchy
) -> bool:
    """Tell whether *claim* leads to the outcome or to a station on the way there."""
    effect = ends(claim)[1]
    if effect.id in wanted or kin(effect, outcome, hierarchy):
        return True
    return any(leads_on(claim, cause, words) for cause in wanted.values())


def _in_order(claims: Sequence[Claim]) -> list[Claim]:
    edges = [(station(cause), station(effect)) for cause, effect in map(ends, claims)]
    return [claims[index] for index in order.downstream(edges)]


def _directed(claim: Claim) -> bool:
    return claim.statement.predicate.group not in SYMMETRIC


def _explains(steps: Sequence[Claim], course: Course, found: Sequence[Course], hierarchy: Hierarchy) -> bool:
    """A chain explains by itself; a single link only if somebody puts it forward, or others explain the same."""
    if len({claim.statement.id for claim in steps}) > 1:
        return any(_directed(claim) for claim in steps)
    only = steps[0]
    if only.statement.predicate.group not in EXPLAINING or ends(only)[1].category not in EXPLAINED:
        return False
    offered = course.stance in {Stance.ESTABLISHED, Stance.PROPOSED, Stance.REJECTED}
    hedged = only.evidence.certainty is Certainty.HEDGED
    return offered or hedged or _contested(only, course, found, hierarchy)


def _contested(only: Claim, course: Course, found: Sequence[Course], hierarchy: Hierarchy) -> bool:
    """Tell whether somebody puts forward, holds back from or denies another explanation of the same outcome."""
    outcome = ends(only)[1]
    others = (claim for other in found if other is not course and _disputed(other) for claim in other.claims)
    return any(_directed(claim) and kin(ends(claim)[1], outcome, hierarchy) for claim in others)


def _disputed(course: Course) -> bool:
    held_back = any(claim.evidence.certainty is Certainty.HEDGED for claim in course.claims)
    return bool(voice(course.attribution)) or denied(course.claims[0]) or held_back


def _hypothesis(course: Course, steps: Sequence[Claim]) -> Hypothesis:
    last = next(claim for claim in reversed(steps) if _directed(claim))
    said: dict[str, Step] = {}
    for claim in steps:
        said.setdefault(claim.statement.id, Step(claim.statement))
    summary = course.summary
    return Hypothesis(
        outcome=ends(last)[1],
        steps=tuple(said.values()),
        stance=stance(course, steps),
        document=last.evidence.document,
        outcome_mention=last.evidence.object,
        attribution=course.attribution,
        summary=None if summary is None else summary.evidence.object,
    )


def stance(course: Course, steps: Iterable[Claim]) -> Stance:
    """Return how the text stands to a course (annotation guidelines, "Hypotheses and stance")."""
    steps = tuple(steps)
    if any(denied(claim) for claim in steps):
        return Stance.REJECTED
    if course.stance in {Stance.ESTABLISHED, Stance.PROPOSED, Stance.REJECTED, Stance.OPEN}:
        return course.stance
    if any(claim.evidence.factuality is Factuality.UNCOMMITTED for claim in steps):
        return Stance.OPEN
    hedged = any(claim.evidence.certainty is Certainty.HEDGED for claim in steps)
    return Stance.PROPOSED if hedged else Stance.ESTABLISHED
