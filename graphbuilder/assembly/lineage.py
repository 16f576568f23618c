"""What lies above the terms of a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphbuilder.model import Claim, Lineage, Term, terms_in
from graphbuilder.protocols import Hierarchy


def named_terms(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the CURIEs of the ontology terms that *claims* name, are composed of or lie under."""
    ends = {match.concept for claim in claims for match in (claim.subject, claim.object)}
    return (term.id for concept in ends for term in terms_in(concept))


def lineages(terms: Iterable[str], hierarchy: Hierarchy) -> tuple[Lineage, ...]:
    """Return *terms*, their equals and all above these, each with its parents; sorted.

    An equal counts as a parent too: it is the same thing, and all above it is above the term. Terms that the hierarchy
    does not know are left out: nothing lies above them.
    """
    open_ = set(terms)
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
