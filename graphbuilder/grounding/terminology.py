"""The concepts that curated names certainly stand for, so that they meet the concepts of texts."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from graphbuilder.model import Concept, MatchKind, Mention, Span, Term
from graphbuilder.ontology.index import Index
from graphbuilder.protocols import Context, Grounder

LEAST_SCORES: Final = {MatchKind.EXACT: 0.0, MatchKind.SYNONYM: 0.94, MatchKind.COMPOSED: 0.0}
"""The score from which a match of each kind counts as certain; matches of other kinds never do."""

REMEMBERED: Final = 1 << 14
"""Names whose concept is kept: curated sources repeat a few thousand of them."""


class GroundedTerminology:
    """Looks ids up in an index and names with a grounder: as labels, near synonyms or compositions of terms."""

    def __init__(self, grounder: Grounder, index: Index) -> None:
        self.index = index
        self._grounder = grounder
        self.concept = lru_cache(REMEMBERED)(self._concept)

    def term(self, curie: str) -> Term | None:
        """Return the term with this CURIE as the ontology has it, or nothing where it is unknown."""
        return self.index.term(curie)

    def names(self, curie: str) -> frozenset[str]:
        """Return the label and every synonym of the term with this CURIE, in lower case."""
        return frozenset(name.text.casefold() for name in self.index.synonyms(curie))

    def _concept(self, words: str) -> Concept | None:
        match = self._grounder.best(Mention(words, Span(0, len(words))), Context())
        least = LEAST_SCORES.get(match.kind)
        return match.concept if least is not None and match.score >= least else None
