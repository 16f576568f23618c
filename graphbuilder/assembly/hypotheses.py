"""From courses to hypotheses: outcome, ordered steps, stance.

The definitions of hypothesis, stance and rivalry are those of the annotation guidelines (docs/reference/statements.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graphbuilder.assembly.branches import branches
from graphbuilder.assembly.course import Course, denied, ends, follows, voice
from graphbuilder.assembly.discourse import discourse
from graphbuilder.assembly.kinship import kin
from graphbuilder.assembly.onward import station
from graphbuilder.assembly.wording import alike
from graphbuilder.graph import order
from graphbuilder.model import (
    SYMMETRIC,
    Category,
    Certainty,
    Claim,
    Factuality,
    Group,
    Hypothesis,
    Provisional,
    Stance,
    Step,
)
from graphbuilder.protocols import Hierarchy

EXPLAINING = frozenset({Group.CAUSES, Group.CONTRIBUTES_TO, Group.PRODUCES, Group.TRANSFORMS_INTO, Group.INCREASES})
"""Relations that, alone, can be a whole explanation."""

EXPLAINED = frozenset({Category.DISEASE, Category.PHENOTYPE, Category.PROCESS, Category.OTHER})
"""What a single link must end in to count as an explanation rather than a detail of biology."""

ILLNESS = frozenset({Category.DISEASE, Category.PHENOTYPE, Category.PROCEDURE, Category.OTHER})
"""What a chain that is simply told must pass through to be an explanation rather than biology."""


def hypotheses(found: Sequence[Course], hierarchy: Hierarchy) -> Iterator[Hypothesis]:
    """Yield the hypotheses that the courses of one document amount to, in the order of the text."""
    for course in found:
        last = _outcome(course, found, hierarchy)
        steps = _upstream(course, last, hierarchy)
        if _explains(steps, last, course, found, hierarchy):
            yield _hypothesis(course, steps, last)


def _outcome(course: Course, found: Sequence[Course], hierarchy: Hierarchy) -> Claim:
    """Return the claim that a course ends in: the last whose effect another course leads to as well, else the last.

    Where two explanations meet is what they explain; what one of them adds beyond (complications) is not.
    """
    leading = [claim for claim in _in_order(course.claims) if _directed(claim)] or course.claims[-1:]
    others = [claim for other in found if other is not course for claim in other.claims if _directed(claim)]
    if course.summary is not None:
        others.append(course.summary)
    shared = [claim for claim in leading if any(_same_effect(claim, other, hierarchy) for other in others)]
    return (shared or leading)[-1]


def _same_effect(one: Claim, other: Claim, hierarchy: Hierarchy) -> bool:
    return kin(ends(one)[1], ends(other)[1], hierarchy) or alike(one.evidence.object, other.evidence.object)


def _upstream(course: Course, last: Claim, hierarchy: Hierarchy) -> list[Claim]:
    """Return the claims on the way to the effect of *last*, from the initiating cause on.

    Interactions on that way belong to it, and so does all that the text gives by name to who puts the course forward,
    even where its links do not meet: the reader is told where they gape.
    """
    told = [claim for claim in course.claims if _put_forward(claim, course) and not _beyond(claim, last, hierarchy)]
    chosen = {claim.id: claim for claim in [last, *told]}
    remaining = [claim for claim in course.claims if claim.id not in chosen]
    grew = True
    while grew:
        onward = [claim for claim in remaining if _on_the_way(claim, chosen.values(), last, hierarchy)]
        grew = bool(onward)
        chosen |= {claim.id: claim for claim in onward}
        remaining = [claim for claim in remaining if claim.id not in chosen]
    return _in_order([claim for claim in course.claims if claim.id in chosen])


def _on_the_way(claim: Claim, chosen: Iterable[Claim], last: Claim, hierarchy: Hierarchy) -> bool:
    """Tell whether *claim* leads to the outcome or to a station on the way there, or takes part in a step."""
    if _directed(claim) and _same_effect(claim, last, hierarchy):
        return True
    return any(follows(step, claim, discourse(), hierarchy) or _takes_part(claim, step) for step in chosen)


def _takes_part(claim: Claim, step: Claim) -> bool:
    """Tell whether *claim* is about what *step* starts from: how it moves, what it meets."""
    if _directed(claim) and claim.statement.predicate.group is not Group.MOVES_TO:
        return False
    start = ends(step)[0].id
    return start in {end.id for end in (ends(claim) if not _directed(claim) else ends(claim)[:1])}


def _beyond(claim: Claim, last: Claim, hierarchy: Hierarchy) -> bool:
    """Tell whether *claim* goes on from the outcome to something else."""
    return claim.id != last.id and follows(claim, last, discourse(), hierarchy)


def _put_forward(claim: Claim, course: Course) -> bool:
    """Tell whether the text gives the claim, by name, to who puts the course forward."""
    stance = voice(claim.evidence.attribution)
    return stance is not None and stance is course.stance


def _in_order(claims: Sequence[Claim]) -> list[Claim]:
    edges = [(station(cause), station(effect)) for cause, effect in map(ends, claims)]
    return [claims[index] for index in order.downstream(edges)]


def _directed(claim: Claim) -> bool:
    return claim.statement.predicate.group not in SYMMETRIC


def _explains(
    steps: Sequence[Claim], last: Claim, course: Course, found: Sequence[Course], hierarchy: Hierarchy
) -> bool:
    """Tell whether the text offers the steps as an explanation.

    A chain explains if the text offers it as such, or if it has to do with illness at all: what molecules, cells and
    normal processes do to each other, simply told, is biology. A single link must be offered, and be able to explain.
    """
    offered = _offered(steps, course) or _contested(last, course, found, hierarchy)
    if len({claim.statement.id for claim in steps}) > 1:
        return any(map(_directed, steps)) and (offered or _about_illness(steps, last))
    able = last.statement.predicate.group in EXPLAINING and ends(last)[1].category in EXPLAINED
    return able and offered


def _offered(steps: Sequence[Claim], course: Course) -> bool:
    """Tell whether somebody is named who holds it, or the text holds back from it."""
    named = course.stance in {Stance.ESTABLISHED, Stance.PROPOSED, Stance.REJECTED}
    return named or any(claim.evidence.certainty is Certainty.HEDGED for claim in steps)


def _about_illness(steps: Sequence[Claim], last: Claim) -> bool:
    """Tell whether the way leads through illness, or ends in something that no ontology of biology knows."""
    return isinstance(ends(last)[1], Provisional) or any(
        end.category in ILLNESS for claim in steps for end in ends(claim)
    )


def _contested(last: Claim, course: Course, found: Sequence[Course], hierarchy: Hierarchy) -> bool:
    """Tell whether somebody puts forward, holds back from or denies another explanation of the same outcome."""
    outcome = ends(last)[1]
    others = (claim for other in found if other is not course and _disputed(other) for claim in other.claims)
    return any(_directed(claim) and kin(ends(claim)[1], outcome, hierarchy) for claim in others)


def _disputed(course: Course) -> bool:
    held_back = any(claim.evidence.certainty is Certainty.HEDGED for claim in course.claims)
    return bool(voice(course.attribution)) or denied(course.claims[0]) or held_back


def _hypothesis(course: Course, steps: Sequence[Claim], last: Claim) -> Hypothesis:
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
        branches=branches(steps),
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
