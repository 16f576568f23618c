"""What lies above the terms of a graph."""

from __future__ import annotations

from collections.abc import Iterable

from graphbuilder.model import Claim, Lineage, terms_in
from graphbuilder.protocols import Hierarchy


def lineages(claims: Iterable[Claim], hierarchy: Hierarchy) -> tuple[Lineage, ...]:
    """Return the terms that *claims* name, and all above them, each with its parents; sorted.

    Terms that the hierarchy does not know are left out: nothing lies above them.
    """
    ends = (match.concept for claim in claims for match in (claim.subject, claim.object))
    own = {term.id for concept in set(ends) for term in terms_in(concept)}
    everything = own.union(*(hierarchy.ancestors(term) for term in own))
    known = ((hierarchy.term(curie), hierarchy.parents(curie)) for curie in everything)
    return tuple(sorted(Lineage(term, tuple(sorted(parents))) for term, parents in known if term is not None))
