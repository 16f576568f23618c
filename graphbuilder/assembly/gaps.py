"""Where a hypothesis has a hole."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuilder.assembly.contrast import stations
from graphbuilder.model import SYMMETRIC, Category, Concept, Graph, Hypothesis, Statement
from graphbuilder.model.contrast import Gap, GapKind
from graphbuilder.model.link import LEADING, Standing, bearing, tally

SCALE = {Category.CHEMICAL: 0, Category.GENE: 0, Category.CELL: 1, Category.ANATOMY: 2, Category.DISEASE: 3}
"""From molecule to organism. Phenotypes, processes and procedures live on every scale and jump nowhere."""


def gaps(hypothesis: Hypothesis, graph: Graph, elsewhere: Graph | None = None) -> Iterator[Gap]:
    """Yield the gaps of *hypothesis*, step by step; bridges are looked for in *elsewhere* (by default the graph)."""
    known = elsewhere or graph
    for step in hypothesis.steps:
        statement = step.statement
        yield from _evidence(hypothesis, statement, graph)
        if _jumps(statement):
            bridges = tuple(_bridges(statement, known))
            yield Gap(hypothesis.id, GapKind.SCALE_JUMP, statement, bridges=bridges)
        for concept in _sourceless(hypothesis, statement):
            arriving = known.arriving.get(concept.id, ())
            bridges = tuple(one for one in arriving if _brings(one, concept) and one != statement)
            yield Gap(hypothesis.id, GapKind.NO_SOURCE, statement, concept, bridges)


def _evidence(hypothesis: Hypothesis, statement: Statement, graph: Graph) -> Iterator[Gap]:
    standing = tally(bearing(claim.evidence) for claim in graph.claims_of.get(statement.id, ())).standing
    if standing is Standing.UNSUPPORTED:
        yield Gap(hypothesis.id, GapKind.NO_EVIDENCE, statement)
    elif standing is Standing.HEDGED:
        yield Gap(hypothesis.id, GapKind.ONLY_HEDGED, statement)


def _sourceless(hypothesis: Hypothesis, statement: Statement) -> Iterator[Concept]:
    """Yield a partner in an interaction that nothing in the hypothesis makes, frees or brings."""
    if statement.predicate.group not in SYMMETRIC:
        return
    first = stations(hypothesis)[0]
    for concept in (statement.subject, statement.object):
        brought = any(_brings(step.statement, concept) for step in hypothesis.steps)
        if concept != first and not brought and not _initiates(concept, hypothesis, statement):
            yield concept


def _initiates(concept: Concept, hypothesis: Hypothesis, at: Statement) -> bool:
    """Tell whether the course begins with *concept*: some earlier step than *at* already starts from it."""
    for step in hypothesis.steps:
        if step.statement == at:
            return False
        if step.statement.subject == concept:
            return True
    return False


def _brings(statement: Statement, concept: Concept) -> bool:
    return statement.predicate.group in LEADING - SYMMETRIC and statement.object.id == concept.id


def _jumps(statement: Statement) -> bool:
    ends = [SCALE.get(concept.category) for concept in (statement.subject, statement.object)]
    below, above = ends
    return below is not None and above is not None and abs(below - above) > 1


def _bridges(statement: Statement, known: Graph) -> Iterator[Statement]:
    """Yield pairs of statements that lead over one station in between."""
    for first in _leading(known, statement.subject):
        for second in _leading(known, first.object):
            if second.object.id == statement.object.id and statement not in (first, second):
                yield first
                yield second


def _leading(known: Graph, concept: Concept) -> Iterator[Statement]:
    return (one for one in known.leaving.get(concept.id, ()) if one.predicate.group in LEADING)
