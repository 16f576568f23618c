"""What makes a course an explanation: it is offered as one, and it ends in something that calls for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphbuilder.assembly.course import Course, denied, directed, ends, voice
from graphbuilder.assembly.discourse import discourse
from graphbuilder.assembly.kinship import kin
from graphbuilder.model import Category, Certainty, Claim, Composed, Concept, Group, Mention
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
    somebody puts it forward as a view. Nothing explains a person, or what one aims at.
    """
    if not any(map(directed, steps)) or aimed_at(last):
        return False
    if holds_view(course):
        return True
    single = len({claim.statement.id for claim in steps}) == 1
    if ailing(last) and not single:
        return True
    able = last.statement.predicate.group in EXPLAINING and ends(last)[1].category in EXPLAINED
    offered = course.offered or any(map(held_back, steps)) or _contested(last, course, found, hierarchy)
    return able and offered and (ailing(last) or course.offered)


def ailing(claim: Claim) -> bool:
    """Tell whether the effect is an illness, a finding or another state that is not as it should be."""
    concept, mention = ends(claim)[1], claim.evidence.object
    changed = isinstance(concept, Composed) and any(part.term.id.startswith(QUALITY) for part in concept.parts)
    return concept.category in ILLNESS or changed or discourse().ails(_words(concept, mention))


def aimed_at(claim: Claim) -> bool:
    """Tell whether the effect is a person or something that people set out to do."""
    return _head(claim.evidence.object) in discourse().aims


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


def _words(concept: Concept, mention: Mention) -> Iterable[str]:
    return (word for words in (concept.label, mention.named) for word, _, _ in names.tokens(words))


def _head(mention: Mention) -> str:
    """Return the last word before the first preposition."""
    words = [word for word, _, _ in names.tokens(mention.named)]
    stop = next((place for place, word in enumerate(words) if place and word in discourse().fillers), len(words))
    return words[stop - 1] if words else ""


def _contested(last: Claim, course: Course, found: Sequence[Course], hierarchy: Hierarchy) -> bool:
    """Tell whether somebody puts forward, holds back from or denies another explanation of the same outcome."""
    outcome = ends(last)[1]
    others = (claim for other in found if other is not course and _disputed(other) for claim in other.claims)
    return any(directed(claim) and kin(ends(claim)[1], outcome, hierarchy) for claim in others)


def _disputed(course: Course) -> bool:
    return voice(course.attribution) is not None or denied(course.claims[0]) or any(map(held_back, course.claims))
