"""The nearest named class above a composition, found through the hierarchy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphbuilder.model import Term
from graphbuilder.ontology.index import Index
from graphbuilder.ontology.names import key

_PATTERNS = ("{base} on {part}", "{base} of {part}", "{part} {base}", "{base} in {part}")
"""How ontologies name a class that narrows another."""


def nearest(base: Term, parts: Iterable[Term], index: Index) -> Term:
    """Return the most specific class below *base* that is named after something above one of *parts*, else *base*.

    "surgical procedure on the uterus" lies under "surgical procedure on reproductive system".
    """
    for part in parts:
        for above in _upwards(part.id, index):
            for name in _names(base, above, index):
                for found in index.names(name):
                    if found.term != base.id and index.is_a(found.term, base.id):
                        return index.term(found.term) or base
    return base


def _upwards(curie: str, index: Index) -> Iterator[str]:
    """Yield a term and all above it, the most specific first."""
    yield curie
    yield from sorted(index.broader(curie), key=lambda above: (-len(index.broader(above)), above))


def _names(base: Term, part: str, index: Index) -> Iterator[str]:
    term = index.term(part)
    if term is not None:
        for pattern in _PATTERNS:
            yield key(pattern.format(base=base.label, part=term.label))
