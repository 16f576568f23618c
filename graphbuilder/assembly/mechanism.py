"""The hypotheses of curated sources: a mechanism is what its curators linked, not what a discourse makes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from graphbuilder.graph import order
from graphbuilder.model import MECHANISM, Claim, Concept, Group, Hypothesis, Stance, Statement, Step
from graphbuilder.model.link import Bearing, bearing

HYPOTHESIS = "hypothesis"
"""How the sections of a curated source begin that its curators put forward rather than hold."""

_RANK = {Group.CAUSES: 0, Group.CONTRIBUTES_TO: 1}
"""Of links between the same ends the nearer says more."""


def mechanisms(claims: Iterable[Claim]) -> Iterator[Hypothesis]:
    """Yield one hypothesis for the mechanism of a curated document, and one for each that it only puts forward.

    *claims* are those of one document, in its order. Links that every piece of evidence denies are no step. Steps run
    from causes to effects; those of a feedback loop stay together.
    """
    claims = tuple(claims)
    sections = dict.fromkeys(claim.evidence.section for claim in claims)
    for section in sections:
        if section is not None and section.startswith((MECHANISM, HYPOTHESIS)):
            said = [claim for claim in claims if claim.evidence.section == section]
            steps = tuple(_steps(said))
            if steps:
                yield _hypothesis(steps, said, section)


def _steps(claims: Sequence[Claim]) -> Iterator[Statement]:
    held = [claim for claim in claims if bearing(claim.evidence) is not Bearing.DENIES]
    statements = list({claim.statement.id: claim.statement for claim in held}.values())
    edges = [(statement.subject.id, statement.object.id) for statement in statements]
    ordered = (statements[index] for index in order.downstream(edges))
    for _, same in groupby(ordered, key=lambda statement: (statement.subject.id, statement.object.id)):
        yield from sorted(same, key=lambda statement: _RANK.get(statement.predicate.group, 0))


def _hypothesis(steps: Sequence[Statement], claims: Sequence[Claim], section: str) -> Hypothesis:
    outcome = _outcome(steps)
    last = next(claim for claim in reversed(claims) if outcome.id in {end.id for end in _ends(claim)})
    evidence = last.evidence
    return Hypothesis(
        outcome=outcome,
        steps=tuple(map(Step, steps)),
        stance=Stance.PROPOSED if section.startswith(HYPOTHESIS) else Stance.ESTABLISHED,
        document=evidence.document,
        outcome_mention=evidence.object if last.object.concept.id == outcome.id else evidence.subject,
    )


def _outcome(steps: Sequence[Statement]) -> Concept:
    """Return what most links lead to without leading on, else (in a circle) what most lead to; the last of equals."""
    causes = {statement.subject.id for statement in steps}
    reached = Counter(statement.object.id for statement in steps)
    ends = [statement.object for statement in steps if statement.object.id not in causes]
    best = ends or [statement.object for statement in steps]
    return max(reversed(best), key=lambda concept: reached[concept.id])


def _ends(claim: Claim) -> tuple[Concept, Concept]:
    return claim.statement.subject, claim.statement.object
