"""What a course explains, and the order in which its links happen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphbuilder.assembly.course import Course, denied, directed, ends, follows
from graphbuilder.assembly.kinship import kin
from graphbuilder.assembly.offer import ILLNESS, ailing, disputed, holds_view
from graphbuilder.assembly.onward import station
from graphbuilder.assembly.wording import alike
from graphbuilder.graph import order
from graphbuilder.model import Claim, Group
from graphbuilder.protocols import Hierarchy


def outcome(course: Course, found: Sequence[Course], hierarchy: Hierarchy) -> Claim:
    """Return the claim that a course ends in: the last whose effect another course leads to as well, else the last.

    Where two explanations meet is what they explain; what one of them adds beyond (complications) is not. Of several
    ends an illness or a finding is explained rather than a thing, and what its sentence is about rather than what else
    its cause does: "Ulcers are caused by pressure, which leads to pallor" is about ulcers.
    """
    leading = [claim for claim in in_order(course.claims, hierarchy) if directed(claim)] or course.claims[-1:]
    rivals = [other for other in found if other is not course and not denied(other.claims[0])]
    ill = [claim for claim in leading if ailing(claim)]
    met = _met(ill, course, rivals, hierarchy) or _met(leading, course, filter(disputed, rivals), hierarchy)
    if met:
        return met[-1]
    ends_here = [claim for claim in leading if not any(follows(o, claim, hierarchy) for o in leading)]
    ill = [claim for claim in ends_here if ailing(claim)] or ([] if holds_view(course) else ill)
    named = [claim for claim in ill if ends(claim)[1].category in ILLNESS]
    last = max(named or ill or ends_here or leading, key=lambda claim: claim.place)
    return next((claim for claim in ill if _told_first(claim, last)), last)


def _met(claims: Iterable[Claim], course: Course, others: Iterable[Course], hierarchy: Hierarchy) -> list[Claim]:
    """Return those of *claims* whose effect another course, or the sentence that sums this one up, leads to as well.

    A place that something moves to is not what is explained.
    """
    told = (claim for other in others for claim in other.claims)
    ways = [claim for claim in told if directed(claim) and claim.statement.predicate.group is not Group.MOVES_TO]
    ways += [] if course.summary is None else [course.summary]
    return [claim for claim in claims if any(same_effect(claim, way, hierarchy) for way in ways)]


def _told_first(claim: Claim, last: Claim) -> bool:
    """Tell whether *claim* tells the effect before the cause that it shares with *last*: "X is due to Y, which ..."."""
    mine, theirs = claim.evidence, last.evidence
    shared = mine.passage == theirs.passage and ends(claim)[0] == ends(last)[0]
    return shared and mine.object.span < mine.subject.span


def same_effect(one: Claim, other: Claim, hierarchy: Hierarchy) -> bool:
    """Tell whether two claims lead to one thing."""
    return kin(ends(one)[1], ends(other)[1], hierarchy) or alike(one.evidence.object, other.evidence.object)


def same_cause(one: Claim, other: Claim, hierarchy: Hierarchy) -> bool:
    """Tell whether two claims start from one thing."""
    return kin(ends(one)[0], ends(other)[0], hierarchy) or alike(one.evidence.subject, other.evidence.subject)


def in_order(claims: Sequence[Claim], hierarchy: Hierarchy) -> list[Claim]:
    """Return *claims* from the first causes to the last effects, also where a station goes by another name."""
    edges = [(_reached(claim, claims, hierarchy), station(ends(claim)[1])) for claim in claims]
    return [claims[index] for index in order.downstream(edges)]


def _reached(claim: Claim, claims: Sequence[Claim], hierarchy: Hierarchy) -> str:
    """Return the station that *claim* starts from: where another one has led, if it goes on from there."""
    cause = station(ends(claim)[0])
    reached = [station(ends(other)[1]) for other in claims if other is not claim and follows(claim, other, hierarchy)]
    return cause if cause in reached or not reached else reached[0]
