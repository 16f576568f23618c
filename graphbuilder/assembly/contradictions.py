"""Where texts disagree, and whether a difference of context explains it.

Most pairs of opposite statements are about different species, tissues, doses or conditions. Those that no recorded
context explains come first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphbuilder.model import Claim, Graph, QualifierKind
from graphbuilder.model.link import Bearing, bearing


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims for and against one thing: a statement said and denied, or two statements of opposite sign.

    ``explained_by`` are the kinds of context in which every claim on one side differs from every claim on the other.
    """

    subject: str
    object: str
    one: tuple[Claim, ...]
    other: tuple[Claim, ...]
    explained_by: tuple[QualifierKind, ...]


def contradictions(graph: Graph) -> list[Contradiction]:
    """Return the contradictions of *graph*: the unexplained first, then those with more evidence, then by label."""
    by_ends: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in graph.claims:
        by_ends[(claim.statement.subject.id, claim.statement.object.id)].append(claim)
    found = [contradiction for claims in by_ends.values() for contradiction in _among(claims)]
    return sorted(found, key=_rank)


def _among(claims: Iterable[Claim]) -> Iterator[Contradiction]:
    """Yield the contradictions between claims about one ordered pair of concepts."""
    raising: list[Claim] = []
    lowering: list[Claim] = []
    by_statement: defaultdict[str, tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    for claim in claims:
        denied = bearing(claim.evidence) is Bearing.DENIES
        by_statement[claim.statement.id][denied].append(claim)
        sign = claim.statement.predicate.sign
        if sign and not denied:
            (raising if sign > 0 else lowering).append(claim)
    for said, denying in by_statement.values():
        yield from _between(said, denying)
    yield from _between(raising, lowering)


def _between(one: list[Claim], other: list[Claim]) -> Iterator[Contradiction]:
    if one and other:
        statement = one[0].statement
        ends = (statement.subject.label, statement.object.label)
        yield Contradiction(*ends, tuple(one), tuple(other), tuple(_explaining(one, other)))


def _explaining(one: list[Claim], other: list[Claim]) -> Iterator[QualifierKind]:
    for kind in QualifierKind:
        ours, theirs = [_context(claim, kind) for claim in one], [_context(claim, kind) for claim in other]
        if all(ours) and all(theirs) and not set().union(*ours) & set().union(*theirs):
            yield kind


def _context(claim: Claim, kind: QualifierKind) -> set[str]:
    return {q.mention.named.lower() for q in claim.evidence.qualifiers if q.kind is kind}


def _rank(found: Contradiction) -> tuple[bool, int, str, str]:
    return bool(found.explained_by), -len(found.one) - len(found.other), found.subject, found.object
