"""Following an explanation through a text: which claims carry one line of thought."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from graphbuilder.assembly.discourse import discourse
from graphbuilder.assembly.kinship import kin
from graphbuilder.assembly.onward import leads_on
from graphbuilder.assembly.wording import alike
from graphbuilder.model import SYMMETRIC, Attribution, Claim, Concept, Factuality, Group, Polarity, Span, Stance
from graphbuilder.protocols import Hierarchy

COURSE_GROUPS = frozenset(Group) - {
    Group.ASSOCIATED_WITH,
    Group.LOCATED_IN,
    Group.MANIFESTS_AS,
    Group.PREVENTS,
    Group.TREATS,
}
"""Relations that carry a course onward; association, place, features and treatment explain nothing by themselves."""


CHOICE = frozenset({"alternatively", "or", "whereas"})
"""What parts two causes of one effect, so that they are two explanations."""

NEXT = 1
"""Characters between a sentence and the next one of its paragraph."""


@dataclass(slots=True)
class Course:
    """Claims of one document that continue each other, under one attribution.

    ``another`` tells whether the text opens it as another explanation than the one before, ``one_of_several`` whether
    it is such a one or has one after it, ``dropped`` whether it is denied later on.
    """

    attribution: Attribution | None
    claims: list[Claim] = field(default_factory=list)
    summary: Claim | None = None
    another: bool = False
    one_of_several: bool = False
    dropped: bool = False

    @property
    def stance(self) -> Stance | None:
        """Return the stance of the attribution, if there is one."""
        return None if self.attribution is None else self.attribution.stance

    @property
    def offered(self) -> bool:
        """Tell whether somebody is named who puts it forward, holds it or has held it."""
        return self.stance in {Stance.ESTABLISHED, Stance.PROPOSED, Stance.REJECTED}

    def join(self, claim: Claim) -> None:
        """Add a claim; a voice of its own that comes later than a first citation names the course."""
        self.claims.append(claim)
        if voice(self.attribution) is None and voice(claim.evidence.attribution) is not None:
            self.attribution = claim.evidence.attribution


def courses(claims: Iterable[Claim], hierarchy: Hierarchy) -> list[Course]:
    """Return the courses of one document's claims, which come in the order of the text.

    A claim joins the latest course that it continues, unless it is ascribed to somebody with another stance; who puts
    an explanation forward goes on telling it until the text turns away. A claim in a sentence that sums up joins the
    courses to its outcome as their summary.
    """
    found: list[Course] = []
    before: Span | None = None
    for passage, said in groupby(claims, key=lambda claim: claim.evidence.passage):
        telling = [claim for claim in said if claim.statement.predicate.group in COURSE_GROUPS]
        for claim in telling:
            if not (discourse().sums_up(claim.evidence.quote) and _summarise(claim, found, hierarchy)):
                _place(claim, found, before, hierarchy)
        before = passage if telling else before
    return found


def ends(claim: Claim) -> tuple[Concept, Concept]:
    """Return cause and effect as the text has them (a symmetric statement may hold them the other way round)."""
    return claim.subject.concept, claim.object.concept


def follows(later: Claim, earlier: Claim, hierarchy: Hierarchy) -> bool:
    """Tell whether *later* starts where *earlier* has led; what interacts leads to the interaction too."""
    cause, effect = ends(later)[0], ends(earlier)[1]
    if kin(cause, effect, hierarchy) or leads_on(earlier, cause) or _ensues(later, earlier):
        return True
    started, reached = later.evidence.subject, [earlier.evidence.object]
    if earlier.statement.predicate.group in SYMMETRIC:
        reached.append(earlier.evidence.subject)
    return any(alike(started, mention) for mention in reached)


def directed(claim: Claim) -> bool:
    """Tell whether the claim leads from one end to the other."""
    return claim.statement.predicate.group not in SYMMETRIC


def denied(claim: Claim) -> bool:
    """Tell whether the passage denies the relation."""
    return claim.evidence.polarity is Polarity.NEGATIVE


def _ensues(later: Claim, earlier: Claim) -> bool:
    """Tell whether *later* starts from what is said to come of *earlier*, told just before: "the resulting hypoxia"."""
    start, told = later.evidence, earlier.evidence
    here = told.trigger.span.start < start.subject.span.start and start.passage.start - told.passage.end <= NEXT
    return here and start.subject.text.lower().split()[0] in discourse().ensuing


def voice(attribution: Attribution | None) -> Stance | None:
    """Return the stance that sets a course apart from others; a citation alone is no voice of its own."""
    return None if attribution is None or attribution.stance is Stance.CITED else attribution.stance


def _summarise(claim: Claim, found: list[Course], hierarchy: Hierarchy) -> bool:
    """Attach a summing-up claim to the earlier courses to its outcome, those from its cause if there are any.

    Return whether there was a course to attach it to. A course that stops at its cause is told to the end by it. A
    denial sums up nothing that was said. A choice ("either ... or") that names none of the outcomes is between the
    views that were told.
    """
    cause, outcome = ends(claim)
    before = (course for course in found if course.claims[0].evidence.passage != claim.evidence.passage)
    said = [course for course in before if not denied(course.claims[0])]
    reached = [course for course in said if any(kin(ends(step)[1], outcome, hierarchy) for step in course.claims)]
    views = [course for course in said if voice(course.attribution) is not None]
    if not reached and len(views) > 1 and " or " in claim.evidence.quote:
        reached = views
    if denied(claim) or not reached:
        return False
    begun = [course for course in reached if any(kin(ends(step)[0], cause, hierarchy) for step in course.claims)]
    short = (
        [] if begun else [course for course in said if course not in reached and _leads_to(course, claim, hierarchy)]
    )
    for course in short[-1:]:
        course.claims.append(claim)
    for course in (*(begun or reached), *short[-1:]):
        course.summary = course.summary or claim
    return True


def _leads_to(course: Course, claim: Claim, hierarchy: Hierarchy) -> bool:
    return any(follows(claim, step, hierarchy) for step in course.claims)


def _place(claim: Claim, found: list[Course], before: Span | None, hierarchy: Hierarchy) -> None:
    another = discourse().tells_another(_opening(claim))
    for course in reversed(found):
        if another and course.claims[0].evidence.passage != claim.evidence.passage:
            break
        if _same_voice(claim, course) and not _alternative(claim, course):
            near = {claim.evidence.passage, before}
            told_on = course is found[-1] and _told_on(claim, course)
            if told_on or any(_continues(claim, step, near, hierarchy) for step in course.claims):
                course.join(claim)
                return
    for course in found[-1:]:
        course.one_of_several |= another
    found.append(Course(claim.evidence.attribution, [claim], another=another, one_of_several=another))


def _opening(claim: Claim) -> str:
    """Return the sentence up to the relation that it claims."""
    evidence = claim.evidence
    return evidence.quote[: max(evidence.trigger.span.start - evidence.passage.start, 0)]


def _told_on(claim: Claim, course: Course) -> bool:
    """Tell whether the one who put *course* forward is still speaking: named again, or in the next sentence."""
    mine, last = claim.evidence, course.claims[-1].evidence
    if course.attribution is None or voice(course.attribution) is None:
        return False
    next_sentence = 0 <= mine.passage.start - last.passage.end <= NEXT
    if mine.attribution is not None:
        back = any(map(discourse().calls_back, (mine.attribution.text, course.attribution.text)))
        return mine.attribution == course.attribution or (back and next_sentence and _stance(claim) is course.stance)
    if mine.passage == last.passage:
        return last.attribution is None
    return next_sentence and not discourse().turns_away(mine.quote)


def _stance(claim: Claim) -> Stance | None:
    return voice(claim.evidence.attribution)


def _same_voice(claim: Claim, course: Course) -> bool:
    """An unascribed or merely cited claim may go on with any course; another only with a course of its stance.

    What is called another view is none of those told before.
    """
    attribution = claim.evidence.attribution
    if denied(claim) is not denied(course.claims[0]) or _asked(claim) is not _asked(course.claims[0]):
        return False
    mine, theirs = voice(attribution), voice(course.attribution)
    if attribution is None or mine is None or attribution == course.attribution:
        return True
    return mine is theirs and not discourse().sets_against(attribution.text)


def _asked(claim: Claim) -> bool:
    return claim.evidence.factuality is Factuality.UNCOMMITTED


def _alternative(claim: Claim, course: Course) -> bool:
    """Tell whether the course holds the other side of an "or": "A or B causes C" offers two explanations."""
    return any(_coordinated(claim, step) and _or_between(claim, step) for step in course.claims)


def _continues(claim: Claim, step: Claim, near: set[Span | None], hierarchy: Hierarchy) -> bool:
    """Tell whether *claim* starts where *step* has led, leads to where it starts, or shares its clause.

    Upstream only from a sentence nearby (*near*): what causes a disease does not, ten sentences later, become an
    explanation of each of the disease's complications.
    """
    cause, earlier_cause = ends(claim)[0], ends(step)[0]
    if follows(claim, step, hierarchy):
        return True
    if step.evidence.passage in near and follows(step, claim, hierarchy):
        return True
    if kin(cause, earlier_cause, hierarchy) and (
        _same_words(claim, step) or step.statement.predicate.group in SYMMETRIC
    ):
        return True
    return _coordinated(claim, step) or _said_again(claim, step, near)


def _said_again(claim: Claim, step: Claim, near: set[Span | None]) -> bool:
    """Tell whether two views in sentences side by side start from the same: "the ensuing hypoxia", "hypoxia"."""
    mine, theirs = claim.evidence, step.evidence
    voiced = voice(mine.attribution) is not None and voice(theirs.attribution) is not None
    return voiced and theirs.passage in near and alike(mine.subject, theirs.subject)


def _coordinated(claim: Claim, step: Claim) -> bool:
    """Tell whether one sentence gives the two causes of one effect: "A and B cause C", "A causes C because of B"."""
    mine, theirs = claim.evidence, step.evidence
    return mine.passage == theirs.passage and mine.object == theirs.object and mine.subject != theirs.subject


def _or_between(claim: Claim, step: Claim) -> bool:
    first, second = sorted((claim.evidence.subject.span, step.evidence.subject.span))
    start = claim.evidence.passage.start
    between = claim.evidence.quote[max(first.end - start, 0) : max(second.start - start, 0)]
    return not CHOICE.isdisjoint(between.lower().split())


def _same_words(claim: Claim, step: Claim) -> bool:
    """Tell whether the two causes are the same words, or one sentence names both."""
    words = claim.evidence.subject.refers_to or claim.evidence.subject
    return claim.evidence.passage == step.evidence.passage or words == step.evidence.subject
