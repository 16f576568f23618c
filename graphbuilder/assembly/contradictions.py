"""Where texts disagree, and whether a difference of context explains it.

Most pairs of opposite statements are no disagreement: they are about different species, tissues, doses or conditions,
about two things that go by one broad name, or one sentence tells of both directions. What only looks like a
contradiction is left out; what a recorded context explains comes last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graphbuilder.assembly.belief import belief, noisy_or
from graphbuilder.assembly.contexts import context, differing
from graphbuilder.assembly.discourse import discourse
from graphbuilder.assembly.likeness import wording
from graphbuilder.model import (
    Claim,
    Composed,
    Concept,
    Factuality,
    Graph,
    Group,
    Match,
    MatchKind,
    Mention,
    Provisional,
    Span,
)
from graphbuilder.model.link import Bearing, bearing

WEAK: Final = frozenset({Factuality.UNCOMMITTED, Factuality.CONDITIONAL, Factuality.DOUBTFUL})
"""How a claim may be held that takes no side: a question asked, a condition, a doubt."""

LOOSE: Final = frozenset({MatchKind.BROADER, MatchKind.AMBIGUOUS})
"""Matches by which two things may go under one term."""


class Disagreement(StrEnum):
    """In what two sides disagree."""

    SIGN = "opposite signs"
    DENIAL = "said and denied"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims for and against one thing: a statement said and denied, or two statements of opposite sign.

    ``explained_by`` are the kinds of context in which every claim on one side differs from every claim on the other;
    ``weight`` is the lesser belief of the two sides, in [0, 1]; ``texts`` how many documents take part.
    """

    subject: Concept
    object: Concept
    kind: Disagreement
    one: tuple[Claim, ...]
    other: tuple[Claim, ...]
    explained_by: tuple[str, ...]
    weight: float

    @property
    def texts(self) -> int:
        """Return how many documents take part."""
        return len({claim.evidence.document for claim in (*self.one, *self.other)})


def contradictions(graph: Graph) -> list[Contradiction]:
    """Return the contradictions of *graph*: the unexplained first, then by weight, then by label.

    Left out are claims that take no side, claims about a concept too broad to disagree on, and claims that are
    contradicted in their own sentence alone. Takes time in proportion to the claims.
    """
    by_ends: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in graph.claims:
        if _takes_sides(claim) and not (_broad(claim.statement.subject) or _broad(claim.statement.object)):
            by_ends[claim.statement.subject.id, claim.statement.object.id].append(claim)
    found = [contradiction for claims in by_ends.values() for contradiction in _among(claims)]
    return sorted(found, key=_rank)


def _takes_sides(claim: Claim) -> bool:
    return claim.evidence.factuality not in WEAK or bearing(claim.evidence) is Bearing.DENIES


def _broad(concept: Concept) -> bool:
    """Tell whether a concept is so broad that two claims about it need not be about one thing."""
    match concept:
        case Composed():
            return False
        case Provisional(label=label):
            return all(word in discourse().broad for word in wording(label).split())
        case _:
            return all(word in discourse().broad for word in wording(concept.label).split())


def _among(claims: Iterable[Claim]) -> Iterator[Contradiction]:
    """Yield the contradictions between claims about one ordered pair of concepts.

    What merely contributes has no side: texts say "plays a role in" and "acts on" of what raises and of what lowers.
    """
    raising: list[Claim] = []
    lowering: list[Claim] = []
    by_statement: defaultdict[str, tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    for claim in claims:
        denied = bearing(claim.evidence) is Bearing.DENIES
        by_statement[claim.statement.id][denied].append(claim)
        sign = claim.statement.predicate.sign
        if sign and not denied and claim.statement.predicate.group is not Group.CONTRIBUTES_TO:
            (raising if sign > 0 else lowering).append(claim)
    for said, denying in by_statement.values():
        yield from _between(said, denying, Disagreement.DENIAL)
    yield from _between(raising, lowering, Disagreement.SIGN)


def _between(one: Sequence[Claim], other: Sequence[Claim], kind: Disagreement) -> Iterator[Contradiction]:
    """Yield the contradiction between two sides, if there is one once each sentence that is on both is put aside."""
    both = {_place(claim) for claim in one} & {_place(claim) for claim in other}
    ours = [claim for claim in one if _place(claim) not in both]
    theirs = [claim for claim in other if _place(claim) not in both]
    ours, theirs = _comparable(ours, theirs), _comparable(theirs, ours)
    if ours and theirs:
        statement = ours[0].statement
        explained = differing(map(context, ours), map(context, theirs))
        weight = min(_held(ours), _held(theirs))
        ends = (statement.subject, statement.object)
        yield Contradiction(*ends, kind, tuple(ours), tuple(theirs), explained, weight)


def _place(claim: Claim) -> tuple[str, Span]:
    return claim.evidence.document, claim.evidence.passage


def _comparable(claims: Iterable[Claim], others: Sequence[Claim]) -> list[Claim]:
    """Return the claims whose ends are surely the same things as those of some claim on the other side."""
    return [claim for claim in claims if any(_same_ends(claim, other) for other in others)]


def _same_ends(one: Claim, other: Claim) -> bool:
    return _same_end(one.subject, one.evidence.subject, other.subject, other.evidence.subject) and _same_end(
        one.object, one.evidence.object, other.object, other.evidence.object
    )


def _same_end(match: Match, mention: Mention, other: Match, words: Mention) -> bool:
    if match.kind in LOOSE or other.kind in LOOSE:
        return wording(mention.named) == wording(words.named)
    return True


def _held(claims: Iterable[Claim]) -> float:
    """Return how far one side is borne out, whichever way it speaks."""
    found = belief(claims)
    return max(noisy_or(found.supporting), noisy_or(found.opposing))


def _rank(found: Contradiction) -> tuple[bool, bool, float, int, str, str]:
    return (
        bool(found.explained_by),
        found.texts < 2,
        -round(found.weight, 6),
        -len(found.one) - len(found.other),
        found.subject.label,
        found.object.label,
    )
