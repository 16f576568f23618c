"""What lies above the terms of a graph, and what is the same as they are."""

from __future__ import annotations

from collections.abc import Iterable

from graphbuilder.model import Claim, Lineage, Term, terms_in
from graphbuilder.protocols import Hierarchy


def lineages(claims: Iterable[Claim], hierarchy: Hierarchy) -> tuple[Lineage, ...]:
    """Return the terms that *claims* name, their equals and all above these, each with its parents; sorted.

    An equal counts as a parent too: it is the same thing, and all above it is above the term. Terms that the hierarchy
    does not know are left out: nothing lies above them.
    """
    ends = (match.concept for claim in claims for match in (claim.subject, claim.object))
    open_ = {term.id for concept in set(ends) for term in terms_in(concept)}
    seen: set[str] = set()
    while open_:
        seen |= open_
        further = (curie for term in open_ for curie in (*hierarchy.parents(term), *hierarchy.same_as(term)))
        open_ = set(further) - seen
    known = ((hierarchy.term(curie), curie) for curie in seen)
    return tuple(sorted(_lineage(term, curie, hierarchy) for term, curie in known if term is not None))


def _lineage(term: Term, curie: str, hierarchy: Hierarchy) -> Lineage:
    same = tuple(sorted(hierarchy.same_as(curie)))
    return Lineage(term, tuple(sorted({*hierarchy.parents(curie), *same})), same)
