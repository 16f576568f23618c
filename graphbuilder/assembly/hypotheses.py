"""From courses to hypotheses: what leads to the outcome, in order, and how the text stands to it.

The definitions of hypothesis, stance and rivalry are those of the annotation guidelines (docs/reference/statements.md).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graphbuilder.assembly.branches import branches
from graphbuilder.assembly.course import Course, denied, directed, ends, follows, voice
from graphbuilder.assembly.offer import ailing, explains, held_back
from graphbuilder.assembly.opposition import opposed
from graphbuilder.assembly.outcome import in_order, outcome, same_cause, same_effect
from graphbuilder.model import Claim, Factuality, Group, Hypothesis, Stance, Step
from graphbuilder.protocols import Hierarchy


def hypotheses(found: Sequence[Course], hierarchy: Hierarchy) -> Iterator[Hypothesis]:
    """Yield the hypotheses that the courses of one document amount to, in the order of the text.

    Each names as rivals those that the text sets against it. A course that only denies another one is part of it.
    """
    found = [course for course in found if not _only_denies(course, found, hierarchy)]
    told: list[tuple[Course, Hypothesis]] = []
    waiting = deque(found)
    while waiting:
        course = waiting.popleft()
        last = outcome(course, found, hierarchy)
        steps = _upstream(course, last, hierarchy)
        if explains(steps, last, course, found, hierarchy):
            told.append((course, _hypothesis(course, steps, last)))
        rest = _apart(course, steps, hierarchy)
        if any(map(ailing, rest)):
            waiting.appendleft(replace(course, claims=rest, summary=None))
    rivals = opposed(told, hierarchy)
    for number, (_, hypothesis) in enumerate(told):
        yield replace(hypothesis, rivals=tuple(sorted({told[other][1].id for other in rivals.get(number, ())})))


def _apart(course: Course, steps: Sequence[Claim], hierarchy: Hierarchy) -> list[Claim]:
    """Return the claims of a course that neither lead to its outcome nor follow from the way there."""
    return [
        claim
        for claim in course.claims
        if claim not in steps
        and not any(follows(claim, step, hierarchy) or same_cause(claim, step, hierarchy) for step in steps)
    ]


def _only_denies(course: Course, found: Iterable[Course], hierarchy: Hierarchy) -> bool:
    """Tell whether a course denies in one link what another one tells; that one is dropped if the denial is flat."""
    denial = course.claims[0]
    if not denied(denial) or len({claim.statement.id for claim in course.claims}) > 1:
        return False
    hosts = [
        other
        for other in found
        if not denied(other.claims[0])
        and any(same_effect(claim, denial, hierarchy) for claim in other.claims)
        and any(same_cause(claim, denial, hierarchy) for claim in other.claims)
    ]
    flat = denial.evidence.factuality is Factuality.COUNTERFACT and voice(course.attribution) in {None, Stance.REJECTED}
    for host in hosts:
        host.dropped |= flat
    return bool(hosts)


def _upstream(course: Course, last: Claim, hierarchy: Hierarchy) -> list[Claim]:
    """Return the claims on the way to the effect of *last*, from the initiating cause on.

    Interactions on that way belong to it, and so does all that who puts the course forward is said to claim before the
    outcome is reached, even where its links do not meet: the reader is told where they gape.
    """
    told = [
        claim
        for claim in course.claims
        if _put_forward(claim, course) and not _beyond(claim, last, hierarchy) and _by_then(claim, last)
    ]
    chosen = {claim.id: claim for claim in [last, *told]}
    remaining = [claim for claim in course.claims if claim.id not in chosen]
    grew = True
    while grew:
        onward = [claim for claim in remaining if _on_the_way(claim, chosen.values(), last, hierarchy)]
        grew = bool(onward)
        chosen |= {claim.id: claim for claim in onward}
        remaining = [claim for claim in remaining if claim.id not in chosen]
    return in_order([claim for claim in course.claims if claim.id in chosen], hierarchy)


def _on_the_way(claim: Claim, chosen: Iterable[Claim], last: Claim, hierarchy: Hierarchy) -> bool:
    """Tell whether *claim* leads to the outcome or to a station on the way there, or takes part in a step."""
    if directed(claim) and same_effect(claim, last, hierarchy):
        return True
    return any(follows(step, claim, hierarchy) or _takes_part(claim, step) for step in chosen)


def _takes_part(claim: Claim, step: Claim) -> bool:
    """Tell whether *claim* is about what *step* starts from: how it moves, what it meets."""
    if directed(claim) and claim.statement.predicate.group is not Group.MOVES_TO:
        return False
    start = ends(step)[0].id
    return start in {end.id for end in (ends(claim) if not directed(claim) else ends(claim)[:1])}


def _beyond(claim: Claim, last: Claim, hierarchy: Hierarchy) -> bool:
    """Tell whether *claim* goes on from the outcome to something else."""
    return claim.id != last.id and follows(claim, last, hierarchy)


def _by_then(claim: Claim, last: Claim) -> bool:
    """Tell whether the text has come to *claim* by the end of the sentence that tells *last*."""
    return claim.place <= last.place or claim.evidence.passage == last.evidence.passage


def _put_forward(claim: Claim, course: Course) -> bool:
    """Tell whether the text gives the claim, by name, to who puts the course forward."""
    stance = voice(claim.evidence.attribution)
    return stance is not None and stance is course.stance


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
    if course.dropped or any(denied(claim) for claim in steps):
        return Stance.REJECTED
    if course.stance in {Stance.ESTABLISHED, Stance.PROPOSED, Stance.REJECTED, Stance.OPEN}:
        return course.stance
    if all(claim.evidence.factuality is Factuality.UNCOMMITTED for claim in steps):
        return Stance.OPEN
    return Stance.PROPOSED if any(map(held_back, steps)) else Stance.ESTABLISHED
