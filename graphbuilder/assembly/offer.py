"""What makes a course an explanation: it is offered as one, and it ends in something that calls for one."""

from __future__ import annotations

from collections.abc import Sequence

from graphbuilder.assembly.course import Course, denied, directed, ends, voice
from graphbuilder.assembly.discourse import discourse
from graphbuilder.assembly.kinship import kin
from graphbuilder.model import Category, Certainty, Claim, Composed, Group
from graphbuilder.ontology import names
from graphbuilder.protocols import Hierarchy
from graphbuilder.rules.source import load_holders

EXPLAINING = frozenset({Group.CAUSES, Group.CONTRIBUTES_TO, Group.PRODUCES, Group.TRANSFORMS_INTO, Group.INCREASES})
"""Relations that, alone, can be a whole explanation."""

EXPLAINED = frozenset({Category.DISEASE, Category.PHENOTYPE, Category.PROCESS, Category.QUALITY, Category.OTHER})
"""What a course must end in unless a view of the field is told: things as such need no explanation."""

ILLNESS = frozenset({Category.DISEASE, Category.PHENOTYPE})
QUALITY = "PATO:"


def explains(
    steps: Sequence[Claim], last: Claim, course: Course, found: Sequence[Course], hierarchy: Hierarchy
) -> bool:
    """Tell whether the text offers *steps*, which end in the effect of *last*, as an explanation.

    What causes an illness or a finding explains it, in a chain by being told, in a single link by being put forward,
    held back from or contested. What molecules, cells and normal processes do to each other is biology, unless
    somebody puts it forward, or the text weighs it against something else. Nothing explains a person, or an aim.
    """
    if not any(map(directed, steps)) or aimed_at(last):
        return False
    if holds_view(course):
        return True
    single = len({claim.statement.id for claim in steps}) == 1
    if ailing(last) and not single:
        return True
    hedged, contested = any(map(held_back, steps)), _contested(last, course, found, hierarchy)
    able = last.statement.predicate.group in EXPLAINING and ends(last)[1].category in EXPLAINED
    if ailing(last):
        return able and (course.offered or hedged or contested)
    return able and (course.offered or (hedged and (contested or course.one_of_several)))


def ailing(claim: Claim) -> bool:
    """Tell whether the claim brings about an illness, a finding or another state that is not as it should be.

    The growth of a tumor is such a state, what a tumor cell becomes is not. What lowers an illness explains none.
    """
    concept, mention, words = ends(claim)[1], claim.evidence.object, discourse()
    if claim.statement.predicate.sign < 0:
        return False
    if concept.category in ILLNESS:
        return True
    if isinstance(concept, Composed) and any(part.term.id.startswith(QUALITY) for part in concept.parts):
        return True
    named = [word for word, _, _ in names.tokens(mention.named)]
    head = _head(named)
    return (
        words.ails(head)
        or not words.unsound.isdisjoint(named)
        or (head in words.happenings and any(map(words.ails, named)))
    )


def aimed_at(claim: Claim) -> bool:
    """Tell whether the effect is a person or something that people set out to do."""
    return _head([word for word, _, _ in names.tokens(claim.evidence.object.named)]) in discourse().aims


def holds_view(course: Course) -> bool:
    """Tell whether somebody puts the course forward, and not just a piece of work that points to it."""
    if course.attribution is None or not course.offered:
        return False
    known = load_holders()
    words = (names.singular(word) for word in course.attribution.text.lower().split())
    kinds = {kind for word in words for kind in known.get(word, ())}
    return "studies" not in kinds


def held_back(claim: Claim) -> bool:
    """Tell whether the text holds back from the claim."""
    return claim.evidence.certainty is Certainty.HEDGED


def _head(named: Sequence[str]) -> str:
    """Return the last word before the first preposition."""
    stop = next((place for place, word in enumerate(named) if place and word in discourse().fillers), len(named))
    return named[stop - 1] if named else ""


def _contested(last: Claim, course: Course, found: Sequence[Course], hierarchy: Hierarchy) -> bool:
    """Tell whether somebody puts forward, holds back from or denies another explanation of the same outcome."""
    outcome = ends(last)[1]
    others = (claim for other in found if other is not course and disputed(other) for claim in other.claims)
    return any(directed(claim) and kin(ends(claim)[1], outcome, hierarchy) for claim in others)


def disputed(course: Course) -> bool:
    """Tell whether somebody puts the course forward or denies it, or the text holds back from it."""
    return voice(course.attribution) is not None or denied(course.claims[0]) or any(map(held_back, course.claims))
