"""Links between a change and the changed thing: what destroys neurons brings about the loss of neurons."""

from __future__ import annotations

from graphbuilder.assembly.discourse import discourse
from graphbuilder.model import Claim, Composed, Concept


def leads_on(claim: Claim, cause: Concept) -> bool:
    """Tell whether *cause* is the loss (or gain) of what *claim* lowers (or raises)."""
    words = discourse()
    sign = claim.statement.predicate.sign
    qualities = words.losses if sign < 0 else words.gains if sign > 0 else frozenset()
    changed = without(cause, qualities)
    return changed is not None and changed.id == claim.object.concept.id


def station(concept: Concept) -> str:
    """Return the id of a concept for putting links in order: that of the thing whose loss or gain it is, or its own."""
    words = discourse()
    changed = without(concept, words.losses | words.gains)
    return concept.id if changed is None else changed.id


def without(concept: Concept, qualities: frozenset[str]) -> Concept | None:
    """Return what is left of a composition without its part among *qualities*, or nothing if it has none."""
    if not isinstance(concept, Composed):
        return None
    rest = tuple(part for part in concept.parts if part.term.id not in qualities)
    if len(rest) == len(concept.parts):
        return None
    return Composed(concept.base, rest) if rest else concept.base
