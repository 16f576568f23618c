"""How the hypotheses of one graph line up with the mechanisms of another: a text with what curators hold, say.

A mechanism is a hypothesis of the other graph; a curated document brings the rest of what it says along (phenotypes,
genes, cells that take part), and a curated document without a mechanism of its own (a knowledge graph) is one as it is.
Stations are lined up concept by concept, then each step is looked for between the stations of its ends.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import prod
from typing import Final, TypeAlias

from graphbuilder.assembly.contrast import stations
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

LONGEST: Final = 3
"""Over how many links of the mechanism a step may be found again."""

SURE: Final = 0.5
"""From which weight on two stations are surely lined up."""


class Verdict(StrEnum):
    """What a mechanism says of a step."""

    THERE = "there"
    OPPOSITE = "opposite sign there"
    REVERSED = "other way round there"
    LATERAL = "linked there, without cause"
    UNLINKED = "both ends there, no link"
    WITHIN = "within one station there"
    CAUSE = "only its cause there"
    EFFECT = "only its effect there"
    NEW = "not there"


TOLD: Final = frozenset({Verdict.THERE, Verdict.OPPOSITE, Verdict.REVERSED})
"""Verdicts that rest on a link of the mechanism that leads on."""

MET: Final = TOLD | {Verdict.LATERAL, Verdict.UNLINKED}
"""Verdicts on steps of which the mechanism has both ends."""


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


@dataclass(frozen=True, slots=True)
class Finding:
    """A step of the hypothesis, what the mechanism says of it, and the links that say so."""

    step: Statement
    verdict: Verdict
    links: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """A hypothesis and a mechanism side by side."""

    first: Hypothesis
    second: Mechanism
    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    only_first: tuple[Concept, ...]
    only_second: tuple[Concept, ...]

    @property
    def overlap(self) -> float:
        """Return which part of the hypothesis the mechanism has, in [0, 1]: half for stations, half for steps."""
        stations = sum(pair.degree.weight for pair in self.pairs) / (len(self.pairs) + len(self.only_first))
        told = sum(finding.verdict in TOLD for finding in self.findings)
        return (stations + told / len(self.findings)) / 2

    @property
    def speaks(self) -> bool:
        """Tell whether there is something to compare: a link of the mechanism on a step, or a meeting of courses."""
        return any(finding.verdict in TOLD for finding in self.findings) or self._met or self._ends_alike

    @property
    def _met(self) -> bool:
        """Tell whether both ends of a step are surely there, one of them on the course, not just taking part in it."""
        theirs = self.second.hypothesis
        course = self.second.concepts.keys() if theirs is None else {one.id for one in stations(theirs)}
        surely = {pair.mine.id: pair.theirs.id for pair in self.pairs if pair.degree.weight >= SURE}
        ends = [
            (surely.get(f.step.subject.id), surely.get(f.step.object.id)) for f in self.findings if f.verdict in MET
        ]
        return any(cause and effect and not course.isdisjoint({cause, effect}) for cause, effect in ends)

    @property
    def _ends_alike(self) -> bool:
        """Tell whether the hypothesis explains the outcome of the mechanism, or a kind or an aspect of it."""
        theirs = self.second.hypothesis
        outcome = next((pair for pair in self.pairs if pair.mine.id == self.first.outcome.id), None)
        if theirs is None or outcome is None or outcome.theirs.id != theirs.outcome.id:
            return False
        return outcome.degree.likeness in {Likeness.SAME, Likeness.NARROWER, Likeness.ASPECT}


def compare(first: Graph, second: Graph, hierarchy: Hierarchy) -> list[Alignment]:
    """Return the hypotheses of *first* beside the mechanisms of *second* that speak of them, best first.

    Within one graph a hypothesis is not compared with itself; two graphs that hold the same one agree. The cost grows
    with the number of pairs that have a station in common.
    """
    index = _Index(mechanisms(second), _names(second), hierarchy)
    names = _names(first)
    found = [alignment for mine in first.hypotheses for alignment in index.alignments(mine, names)]
    if first.sources == second.sources:
        found = [one for one in found if one.second.hypothesis is None or one.second.hypothesis.id != one.first.id]
    return sorted(found, key=lambda a: (-a.overlap, -len(a.pairs), a.first.id, a.second.name, a.second.document))


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


class _Index:
    """Finds the mechanisms that have a station like a given one, without looking at the others."""

    def __init__(self, mechanisms: Iterable[Mechanism], names: Names, hierarchy: Hierarchy) -> None:
        self._hierarchy = hierarchy
        self._mechanisms = tuple(mechanisms)
        self._names = names
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        self._concepts: dict[str, Concept] = {}
        self._found: defaultdict[str, set[str]] = defaultdict(set)
        self._liked: dict[str, tuple[Pair, ...]] = {}
        for number, mechanism in enumerate(self._mechanisms):
            for key, concept in mechanism.concepts.items():
                self._holders[key].append(number)
                self._concepts[key] = concept
        for key, concept in self._concepts.items():
            words = names.get(key, ())
            under = map(_below, self._above(concept))
            for name in (*_own(concept), *under, *map(_by_words, words), *map(_by_word, words)):
                self._found[name].add(key)

    def alignments(self, mine: Hypothesis, names: Names) -> Iterator[Alignment]:
        near: defaultdict[int, list[Pair]] = defaultdict(list)
        for concept in stations(mine):
            for pair in self._like(concept, names.get(concept.id, frozenset())):
                for number in self._holders[pair.theirs.id]:
                    near[number].append(pair)
        for number, pairs in near.items():
            alignment = _align(mine, self._mechanisms[number], _best(pairs))
            if alignment.speaks:
                yield alignment

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


def _names(graph: Graph) -> Names:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for claim in graph.claims:
        for match, mention in ((claim.subject, claim.evidence.subject), (claim.object, claim.evidence.object)):
            found[match.concept.id] |= {wording(mention.named), wording(match.concept.label)}
    return {key: frozenset(words - {""}) for key, words in found.items()}


def _best(pairs: Iterable[Pair]) -> dict[str, Pair]:
    """Return the best pair of each station of the hypothesis, by its id."""
    found: dict[str, Pair] = {}
    for pair in pairs:
        known = found.setdefault(pair.mine.id, pair)
        found[pair.mine.id] = max(known, pair, key=lambda p: (p.degree, p.theirs.id))
    return found


def _align(mine: Hypothesis, mechanism: Mechanism, pairs: Mapping[str, Pair]) -> Alignment:
    own = stations(mine)
    taken = {pair.theirs.id for pair in pairs.values()}
    course = stations(mechanism.hypothesis) if mechanism.hypothesis is not None else []
    return Alignment(
        mine,
        mechanism,
        tuple(pairs[concept.id] for concept in own if concept.id in pairs),
        tuple(_finding(step.statement, mechanism, pairs) for step in mine.steps),
        tuple(concept for concept in own if concept.id not in pairs),
        tuple(concept for concept in course if concept.id not in taken),
    )


def _finding(step: Statement, mechanism: Mechanism, pairs: Mapping[str, Pair]) -> Finding:
    cause, effect = pairs.get(step.subject.id), pairs.get(step.object.id)
    if cause is None or effect is None:
        missing = Verdict.NEW if cause is effect else Verdict.CAUSE if cause is not None else Verdict.EFFECT
        return Finding(step, missing)
    if cause.theirs.id == effect.theirs.id:
        return Finding(step, Verdict.WITHIN)
    forth = _way(mechanism, cause.theirs.id, effect.theirs.id)
    if forth:
        return Finding(step, Verdict.OPPOSITE if _opposed(step, forth) else Verdict.THERE, forth)
    symmetric = step.predicate.group in SYMMETRIC
    if back := _way(mechanism, effect.theirs.id, cause.theirs.id):
        return Finding(step, Verdict.THERE if symmetric else Verdict.REVERSED, back)
    if lateral := _beside(mechanism, cause.theirs.id, effect.theirs.id):
        return Finding(step, Verdict.THERE if symmetric else Verdict.LATERAL, lateral)
    return Finding(step, Verdict.UNLINKED)


def _way(mechanism: Mechanism, source: str, target: str) -> tuple[Statement, ...]:
    """Return the shortest way of links, never through the outcome: what ends in a disease does not cause its signs."""
    barred = mechanism.hypothesis.outcome.id if mechanism.hypothesis is not None else ""
    ways: list[tuple[str, tuple[Statement, ...]]] = [(source, ())]
    seen = {source}
    for here, way in ways:
        if len(way) == LONGEST or (here == barred and way):
            continue
        for link in mechanism.onward.get(here, ()):
            if link.object.id == target:
                return (*way, link)
            if link.object.id not in seen:
                seen.add(link.object.id)
                ways.append((link.object.id, (*way, link)))
    return ()


def _beside(mechanism: Mechanism, one: str, other: str) -> tuple[Statement, ...]:
    """Return the links without direction or cause between the two: associated, located, treats."""
    ends = {one, other}
    lateral = (link for link in mechanism.statements if link.predicate.group not in LEADING - SYMMETRIC)
    return tuple(link for link in lateral if {link.subject.id, link.object.id} == ends)


def _opposed(step: Statement, way: Sequence[Statement]) -> bool:
    return step.predicate.sign * prod(link.predicate.sign for link in way) < 0


def unmentioned(found: Iterable[Alignment]) -> dict[str, list[Concept]]:
    """Return, by the name of each mechanism, the stations of its course that no hypothesis in *found* has."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    concepts: dict[str, Concept] = {}
    times: Counter[str] = Counter()
    for alignment in found:
        times[alignment.second.name] += 1
        for concept in alignment.only_second:
            concepts[concept.id] = concept
            counted[alignment.second.name][concept.id] += 1
    return {
        name: [concepts[key] for key, count in missing.items() if count == times[name]]
        for name, missing in counted.items()
    }
