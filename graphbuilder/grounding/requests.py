"""New-term requests: what a curator needs to give a provisional concept a term of an ontology."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphbuilder.model import Category, Claim, Concept, Evidence, Provisional, Term


@dataclass(frozen=True, slots=True, order=True)
class TermRequest:
    """A term to ask for: its label, the parents that we would suggest, and the passages that use it.

    ``id`` is that of the provisional concept, which the new term would take over.
    """

    id: str
    label: str
    category: Category
    parents: tuple[Term, ...]
    surfaces: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    """Document id and quote, sorted."""


def term_requests(claims: Iterable[Claim]) -> Iterator[TermRequest]:
    """Yield one request for each provisional concept in *claims*, by label."""
    concepts: dict[str, Provisional] = {}
    surfaces: defaultdict[str, set[str]] = defaultdict(set)
    quotes: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for claim in claims:
        for concept, surface in _ends(claim):
            if isinstance(concept, Provisional):
                concepts[concept.id] = concept
                surfaces[concept.id].add(surface)
                quotes[concept.id].add(_quote(claim.evidence))
    for concept in sorted(concepts.values()):
        parents = () if concept.broader is None else (concept.broader,)
        yield TermRequest(
            concept.id,
            concept.label,
            concept.category,
            parents,
            tuple(sorted(surfaces[concept.id])),
            tuple(sorted(quotes[concept.id])),
        )


def request_row(request: TermRequest) -> dict[str, object]:
    """Return a request as an object of JSON."""
    return {
        "id": request.id,
        "label": request.label,
        "category": request.category.value,
        "parents": [{"id": parent.id, "label": parent.label} for parent in request.parents],
        "surfaces": list(request.surfaces),
        "quotes": [{"document": document, "quote": quote} for document, quote in request.quotes],
    }


def _ends(claim: Claim) -> tuple[tuple[Concept, str], tuple[Concept, str]]:
    evidence = claim.evidence
    return (claim.subject.concept, evidence.subject.named), (claim.object.concept, evidence.object.named)


def _quote(evidence: Evidence) -> tuple[str, str]:
    return evidence.document, evidence.quote
