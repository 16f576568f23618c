"""Of the terms that several ontologies have for one thing, the one that stands for all: its node in the graph."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache

from graphbuilder.grounding import rank
from graphbuilder.grounding.lexicon import Lexicon
from graphbuilder.grounding.rank import Situation, Weights
from graphbuilder.model import Match, MatchKind, Term
from graphbuilder.ontology.names import key

_REMEMBERED = 1 << 14


class Preferred:
    """Answers with the preferred member of a class of equal terms; the index knows the classes.

    It bears the label that most members bear, and of those that do it wins this name on its own: by alias, else by the
    order of kinds and ontologies in ``ranking.toml``. The text has no say, so that one thing is one node.
    """

    def __init__(self, lexicon: Lexicon, weights: Weights) -> None:
        self._lexicon = lexicon
        self._weights = weights
        self._of = lru_cache(_REMEMBERED)(self._choose)

    def of(self, term: Term) -> Term:
        """Return the term that stands for *term*, often itself."""
        return self._of(term)

    def match(self, match: Match) -> Match:
        """Return *match* with the preferred term; a label of its twin is a synonym."""
        if not isinstance(match.concept, Term):
            return match
        term = self._of(match.concept)
        if term == match.concept:
            return match
        same_name = key(term.label) == key(match.concept.label)
        kind = match.kind if match.kind is not MatchKind.EXACT or same_name else MatchKind.SYNONYM
        return replace(match, concept=term, kind=kind)

    def _choose(self, term: Term) -> Term:
        index = self._lexicon.index
        twins = index.same_as(term.id)
        if not twins:
            return term
        equal = (index.term(curie) for curie in (term.id, *twins) if index.admits(index.ontology(curie)))
        members = [member for member in equal if member is not None]
        if len(members) < 2:
            return term
        labels = Counter(key(member.label) for member in members)
        usual = sorted(name for name, count in labels.items() if count == max(labels.values()))
        bearers = {member for member in members if key(member.label) in usual}
        entries = [entry for name in usual for entry in self._lexicon.entries(name) if entry.term in bearers]
        found = rank.ranked(entries, Situation(), self._weights)
        return found[0][1].term if found else term
