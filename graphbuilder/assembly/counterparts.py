"""Which stations of a mechanism stand for what a text names, found without looking at every mechanism."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from graphbuilder.assembly.likeness import (
    AGENTS,
    Degree,
    Likeness,
    anchors,
    aspect,
    head,
    likeness,
    turned_round,
    wording,
)
from graphbuilder.model import LEADING, SYMMETRIC, Claim, Composed, Concept, Graph, Hypothesis, Statement, Term
from graphbuilder.protocols import Hierarchy


@dataclass(frozen=True)
class Mechanism:
    """What hypotheses are compared with: its name, its outcome if it has one, and all that it says."""

    name: str
    document: str
    statements: tuple[Statement, ...]
    hypothesis: Hypothesis | None = None

    @cached_property
    def concepts(self) -> Mapping[str, Concept]:
        """Return every concept once, by id."""
        return {end.id: end for one in self.statements for end in (one.subject, one.object)}

    @cached_property
    def onward(self) -> Mapping[str, tuple[Statement, ...]]:
        """Return the links that lead on from each concept, by its id."""
        found: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            if statement.predicate.group in LEADING - SYMMETRIC:
                found[statement.subject.id].append(statement)
        return {key: tuple(links) for key, links in found.items()}


@dataclass(frozen=True, slots=True)
class Pair:
    """A station of the hypothesis and the one of the mechanism that it is lined up with."""

    mine: Concept
    theirs: Concept
    degree: Degree


def mechanisms(graph: Graph) -> Iterator[Mechanism]:
    """Yield what the hypotheses of another graph can be compared with."""
    titles = {source.id: source.title or source.id for source in graph.sources}
    said: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in graph.claims:
        if claim.evidence.curated:
            said[claim.evidence.document].append(claim)
    for hypothesis in graph.hypotheses:
        own = tuple(step.statement for step in hypothesis.steps)
        more = (claim.statement for claim in said.get(hypothesis.document, ()))
        name = titles.get(hypothesis.document, hypothesis.document)
        yield Mechanism(name, hypothesis.document, tuple(dict.fromkeys((*own, *more))), hypothesis)
    whole = said.keys() - {hypothesis.document for hypothesis in graph.hypotheses}
    for document in sorted(whole):
        statements = tuple(dict.fromkeys(claim.statement for claim in said[document]))
        yield Mechanism(titles.get(document, document), document, statements)


Names: TypeAlias = Mapping[str, frozenset[str]]
"""The wordings of each concept in a graph, by its id: one phrase is one thing, however it was grounded."""


class Index:
    """Finds the mechanisms that have a station like a given one, without looking at the others."""

    def __init__(self, mechanisms: Iterable[Mechanism], names: Names, hierarchy: Hierarchy) -> None:
        self._hierarchy = hierarchy
        self.mechanisms = tuple(mechanisms)
        self._names = names
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        self._concepts: dict[str, Concept] = {}
        self._found: defaultdict[str, set[str]] = defaultdict(set)
        self._liked: dict[str, tuple[Pair, ...]] = {}
        for number, mechanism in enumerate(self.mechanisms):
            for key, concept in mechanism.concepts.items():
                self._holders[key].append(number)
                self._concepts[key] = concept
        for key, concept in self._concepts.items():
            words = names.get(key, ())
            under = map(_below, self._above(concept))
            for name in (*_own(concept), *under, *map(_by_words, words), *map(_by_word, words)):
                self._found[name].add(key)

    def near(self, concepts: Iterable[Concept], names: Names) -> Mapping[int, list[Pair]]:
        """Return, by the number of each mechanism that has something like one of *concepts*, the stations lined up."""
        found: defaultdict[int, list[Pair]] = defaultdict(list)
        for concept in concepts:
            for pair in self._like(concept, names.get(concept.id, frozenset())):
                for number in self._holders[pair.theirs.id]:
                    found[number].append(pair)
        return found

    def _like(self, concept: Concept, names: frozenset[str]) -> tuple[Pair, ...]:
        if concept.id not in self._liked:
            aspects = frozenset(filter(None, map(aspect, names)))
            degrees = ((key, self._degree(concept, key, names, aspects)) for key in self._near(concept, names, aspects))
            pairs = (Pair(concept, self._concepts[key], degree) for key, degree in degrees if degree is not None)
            self._liked[concept.id] = tuple(sorted(pairs, key=lambda pair: pair.theirs.id))
        return self._liked[concept.id]

    def _degree(self, one: Concept, key: str, mine: frozenset[str], aspects: frozenset[str]) -> Degree | None:
        other, yours = self._concepts[key], self._names.get(key, frozenset())
        if not mine.isdisjoint(yours):
            return Degree(1.0, Likeness.SAME)
        if not yours.isdisjoint(aspects):
            return Degree(0.8, Likeness.ASPECT)
        if not isinstance(one, Term) and any(_says(a, b) for a in mine for b in yours):
            if other.category in AGENTS:
                return Degree(0.5, Likeness.ABOUT)
            if any(_narrows(one.label, a, b) for a in mine for b in yours):
                return Degree(0.6, Likeness.NARROWER)
        return likeness(one, other, self._hierarchy)

    def _near(self, concept: Concept, names: frozenset[str], aspects: frozenset[str]) -> set[str]:
        """Return the ids of concepts that may be like this one: the same, above it, below it, or of its words."""
        own = _own(concept)
        parts = (part.term.id for part in concept.parts) if isinstance(concept, Composed) else ()
        within = () if isinstance(concept, Term) else {word for name in names for word in name.split()}
        keys = (*own, *map(_below, own), *self._above(concept), *parts)
        words = (*map(_by_words, names | aspects), *map(_by_word, within))
        return set().union(*(self._found.get(key, set()) for key in (*keys, *words)))

    def _above(self, concept: Concept) -> set[str]:
        return set().union(*(self._hierarchy.broader(key) for key in anchors(concept)))


def wordings(graph: Graph) -> Names:
    """Return the wordings of each concept in a graph."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for claim in graph.claims:
        for match, mention in ((claim.subject, claim.evidence.subject), (claim.object, claim.evidence.object)):
            found[match.concept.id] |= {wording(mention.named), wording(match.concept.label)}
    return {key: frozenset(words - {""}) for key, words in found.items()}


def best(pairs: Iterable[Pair]) -> dict[str, Pair]:
    """Return the best pair of each station of the hypothesis, by its id."""
    found: dict[str, Pair] = {}
    for pair in pairs:
        known = found.setdefault(pair.mine.id, pair)
        found[pair.mine.id] = max(known, pair, key=lambda p: (p.degree, p.theirs.id))
    return found


def _own(concept: Concept) -> tuple[str, ...]:
    return (concept.id, *anchors(concept))


def _below(curie: str) -> str:
    return f"below: {curie}"


def _by_words(words: str) -> str:
    return f"words: {words}"


def _by_word(words: str) -> str:
    """Return the key under which a longer phrase finds a name: the first of its words."""
    return f"word: {words.partition(' ')[0]}"


def _says(long: str, short: str) -> bool:
    return set(short.split()) < set(long.split())


def _narrows(phrase: str, long: str, short: str) -> bool:
    """Tell whether a phrase says more closely what a name of several words says, and does not turn it round.

    Its head must be in the name: swelling in a disease is no kind of the disease.
    """
    more = set(long.split()) - set(short.split())
    return _says(long, short) and " " in short and head(phrase) in short.split() and not turned_round(more)
