"""Where a course forks or joins inside one clause: "A and B cause C", "A leads to either B or C"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from graphbuilder.model import Branch, BranchKind, Claim, Mention, Span


def branches(claims: Sequence[Claim]) -> tuple[Branch, ...]:
    """Return the steps that one clause offers side by side; *claims* are those of a hypothesis, in its order."""
    place = {claim.statement.id: number for number, claim in reversed(list(enumerate(claims)))}
    found: list[Branch] = []
    for together, arms in _side_by_side(claims):
        steps = sorted({claim.statement.id for claim in together}, key=place.__getitem__)
        if len(steps) > 1:
            found.append(Branch(_kind(together[0], arms), tuple(steps)))
    return tuple(dict.fromkeys(sorted(found, key=lambda branch: [place[step] for step in branch.steps])))


def _side_by_side(claims: Iterable[Claim]) -> Iterator[tuple[list[Claim], list[Mention]]]:
    """Yield the claims that share relation and one end in one clause, with the ends in which they differ."""
    forks: defaultdict[tuple[Span, Span, Mention], list[Claim]] = defaultdict(list)
    joins: defaultdict[tuple[Span, Span, Mention], list[Claim]] = defaultdict(list)
    for claim in claims:
        evidence = claim.evidence
        clause = (evidence.passage, evidence.trigger.span)
        forks[*clause, evidence.subject].append(claim)
        joins[*clause, evidence.object].append(claim)
    for together in forks.values():
        yield together, [claim.evidence.object for claim in together]
    for together in joins.values():
        yield together, [claim.evidence.subject for claim in together]


def _kind(claim: Claim, arms: Sequence[Mention]) -> BranchKind:
    """Return what the words between the arms say; arms that nothing parts belong together."""
    start, quote = claim.evidence.passage.start, claim.evidence.quote
    spans = sorted({arm.span for arm in arms})
    between = " ".join(quote[max(one.end - start, 0) : max(other.start - start, 0)] for one, other in pairwise(spans))
    if "or" not in between.lower().replace("/", " ").split():
        return BranchKind.AND
    before = quote[: max(spans[0].start - start, 0)].lower().split()
    return BranchKind.EITHER if "either" in before[-3:] else BranchKind.OR
