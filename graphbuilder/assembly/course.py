"""Following an explanation through a text: which claims carry one line of thought."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from graphbuilder.assembly.kinship import kin
from graphbuilder.model import SYMMETRIC, Attribution, Claim, Concept, Group, Polarity, Stance
from graphbuilder.protocols import Hierarchy

COURSE_GROUPS = frozenset(Group) - {Group.ASSOCIATED_WITH, Group.TREATS, Group.LOCATED_IN, Group.PREVENTS}
"""Relations that carry a course onward; association, treatment and place explain nothing by themselves."""


@dataclass(slots=True)
class Course:
    """Claims of one document that continue each other, under one attribution."""

    attribution: Attribution | None
    claims: list[Claim] = field(default_factory=list)
    summary: Claim | None = None

    @property
    def stance(self) -> Stance | None:
        """Return the stance of the attribution, if there is one."""
        return None if self.attribution is None else self.attribution.stance

    def join(self, claim: Claim) -> None:
        """Add a claim; a voice of its own that comes later than a first citation names the course."""
        self.claims.append(claim)
        if voice(self.attribution) is None and voice(claim.evidence.attribution) is not None:
            self.attribution = claim.evidence.attribution


def courses(claims: Iterable[Claim], openers: tuple[str, ...], hierarchy: Hierarchy) -> list[Course]:
    """Return the courses of one document's claims, which come in the order of the text.

    A claim joins the latest course that it continues, unless it is ascribed to somebody with another stance. A claim in
    a sentence that sums up (*openers*) joins the courses to its outcome as their summary.
    """
    found: list[Course] = []
    for _, passage in groupby(claims, key=lambda claim: claim.evidence.passage):
        said = [claim for claim in passage if claim.statement.predicate.group in COURSE_GROUPS]
        for claim in said:
            if sums_up(claim, openers) and _summarise(claim, found, hierarchy):
                continue
            _place(claim, found, hierarchy)
    return found


def sums_up(claim: Claim, openers: tuple[str, ...]) -> bool:
    """Tell whether the sentence of *claim* opens as a summary."""
    return claim.evidence.quote.lstrip().lower().startswith(openers)


def ends(claim: Claim) -> tuple[Concept, Concept]:
    """Return cause and effect as the text has them (a symmetric statement may hold them the other way round)."""
    return claim.subject.concept, claim.object.concept


def _summarise(claim: Claim, found: list[Course], hierarchy: Hierarchy) -> bool:
    """Attach a summing-up claim to the earlier courses that reach its outcome; tell whether there was any."""
    outcome = ends(claim)[1]
    reached = [course for course in found if any(kin(ends(step)[1], outcome, hierarchy) for step in course.claims)]
    for course in reached:
        course.summary = course.summary or claim
    return bool(reached)


def _place(claim: Claim, found: list[Course], hierarchy: Hierarchy) -> None:
    for course in reversed(found):
        if _same_voice(claim, course) and _continues(claim, course, hierarchy):
            course.join(claim)
            return
    found.append(Course(claim.evidence.attribution, [claim]))


def _same_voice(claim: Claim, course: Course) -> bool:
    """An unascribed or merely cited claim may go on with any course; another only with a course of its stance."""
    attribution = claim.evidence.attribution
    if claim.evidence.polarity is not course.claims[0].evidence.polarity:
        return False
    mine, theirs = voice(attribution), voice(course.attribution)
    return mine is None or attribution == course.attribution or mine is theirs


def _continues(claim: Claim, course: Course, hierarchy: Hierarchy) -> bool:
    """Tell whether *claim* starts where the course has been, or leads to where it starts."""
    cause, effect = ends(claim)
    for step in course.claims:
        earlier_cause, earlier_effect = ends(step)
        if kin(cause, earlier_effect, hierarchy) or kin(effect, earlier_cause, hierarchy):
            return True
        if kin(cause, earlier_cause, hierarchy) and _same_sentence_or_reference(claim, step):
            return True
        if step.statement.predicate.group in SYMMETRIC and kin(cause, earlier_cause, hierarchy):
            return True
    return False


def _same_sentence_or_reference(claim: Claim, step: Claim) -> bool:
    same_words = claim.evidence.subject.refers_to or claim.evidence.subject
    return claim.evidence.passage == step.evidence.passage or same_words == step.evidence.subject


def voice(attribution: Attribution | None) -> Stance | None:
    """Return the stance that sets a course apart from others; a citation alone is no voice of its own."""
    return None if attribution is None or attribution.stance is Stance.CITED else attribution.stance


def denied(claim: Claim) -> bool:
    """Tell whether the passage denies the relation."""
    return claim.evidence.polarity is Polarity.NEGATIVE
