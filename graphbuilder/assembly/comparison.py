"""How the hypotheses of one graph line up with the mechanisms of another: a text with what curators hold, say.

A mechanism is a hypothesis of the other graph; a curated document brings the rest of what it says along (phenotypes,
genes, cells that take part), and a curated document without a mechanism of its own (a knowledge graph) is one as it is.
Stations are lined up concept by concept, then each step is looked for between the stations of its ends.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import prod
from typing import Final

from graphbuilder.assembly.contrast import stations
from graphbuilder.assembly.counterparts import Index, Mechanism, Pair, best, mechanisms, wordings
from graphbuilder.assembly.likeness import Likeness
from graphbuilder.model import LEADING, SYMMETRIC, Bearing, Concept, Graph, Hypothesis, Statement, bearing
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

_ORDER: Final = (Verdict.THERE, Verdict.OPPOSITE, Verdict.REVERSED, Verdict.LATERAL, Verdict.UNLINKED)

MET: Final = TOLD | {Verdict.LATERAL, Verdict.UNLINKED}
"""Verdicts on steps of which the mechanism has both ends."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A step of the hypothesis, what the mechanism says of it, and the links that say so."""

    step: Statement
    verdict: Verdict
    links: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Encounter:
    """A statement and a mechanism that has both of its ends."""

    finding: Finding
    second: Mechanism
    pairs: tuple[Pair, ...]


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
    index, names = Index(mechanisms(second), wordings(second), hierarchy), wordings(first)
    lined_up = (
        _align(mine, index.mechanisms[number], best(pairs))
        for mine in first.hypotheses
        for number, pairs in index.near(stations(mine), names).items()
    )
    found = [alignment for alignment in lined_up if alignment.speaks]
    if first.sources == second.sources:
        found = [one for one in found if one.second.hypothesis is None or one.second.hypothesis.id != one.first.id]
    return sorted(found, key=lambda a: (-a.overlap, -len(a.pairs), a.first.id, a.second.name, a.second.document))


def compare_statements(first: Graph, second: Graph, hierarchy: Hierarchy) -> list[Encounter]:
    """Return the statements of *first* that belong to none of its hypotheses beside the mechanisms of *second*.

    A mechanism is named if it surely has both ends. What is linked there too comes first, then what is opposite, the
    other way round, and linked there without cause or not at all. What all its evidence denies says nothing.
    """
    told = {step.statement.id for hypothesis in first.hypotheses for step in hypothesis.steps}
    index, names = Index(mechanisms(second), wordings(second), hierarchy), wordings(first)
    found = []
    for statement in first.statements:
        if statement.id in told or statement.predicate.group not in LEADING or _denied(statement, first):
            continue
        for number, pairs in index.near((statement.subject, statement.object), names).items():
            surely = {key: pair for key, pair in best(pairs).items() if pair.degree.weight >= SURE}
            finding = _finding(statement, index.mechanisms[number], surely)
            if finding.verdict in TOLD | {Verdict.LATERAL} or (finding.verdict is Verdict.UNLINKED and _named(surely)):
                found.append(Encounter(finding, index.mechanisms[number], tuple(surely.values())))
    return sorted(
        found, key=lambda e: (_ORDER.index(e.finding.verdict), e.finding.step.id, e.second.name, e.second.document)
    )


def _named(pairs: Mapping[str, Pair]) -> bool:
    """Tell whether the mechanism has the ends themselves, and not only what they are about."""
    return all(pair.degree.likeness is not Likeness.ABOUT for pair in pairs.values())


def _denied(statement: Statement, graph: Graph) -> bool:
    return all(bearing(claim.evidence) is Bearing.DENIES for claim in graph.claims_of[statement.id])


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
