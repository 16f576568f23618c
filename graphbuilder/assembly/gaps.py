"""Where a hypothesis has a hole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from graphbuilder.assembly.contrast import stations
from graphbuilder.assembly.discourse import discourse
from graphbuilder.assembly.kinship import anchor
from graphbuilder.assembly.likeness import wording
from graphbuilder.model import (
    LEADING,
    SYMMETRIC,
    Category,
    Claim,
    Concept,
    Graph,
    Group,
    Hypothesis,
    Provisional,
    Statement,
)
from graphbuilder.model.contrast import Gap, GapKind
from graphbuilder.model.link import Standing, bearing, tally

SCALE: Final = {Category.CHEMICAL: 0, Category.GENE: 0, Category.CELL: 1, Category.ANATOMY: 2, Category.DISEASE: 3}
"""From molecule to organism. Phenotypes, processes and procedures live on every scale and jump nowhere."""

COME_FROM: Final = frozenset({Category.CELL, Category.ORGANISM})
"""What must have come from somewhere. Of a molecule in a binding assay nobody asks where it came from."""

CARRYING: Final = frozenset({Group.CAUSES, Group.CONTRIBUTES_TO, Group.DECREASES, Group.INCREASES, Group.PREVENTS})
"""Groups that may jump between scales. What moves, binds or is made of another says how by its own word."""

ORDER: Final = (GapKind.NO_SOURCE, GapKind.SCALE_JUMP, GapKind.NO_EVIDENCE, GapKind.ONLY_HEDGED)
"""The more telling first."""


def all_gaps(graph: Graph, elsewhere: Graph | None = None) -> list[tuple[Hypothesis, Gap]]:
    """Return every gap of *graph* with its hypothesis: those with a bridge first, then the more telling kinds."""
    found = [(hypothesis, gap) for hypothesis in graph.hypotheses for gap in gaps(hypothesis, graph, elsewhere)]
    return sorted(found, key=lambda pair: (not pair[1].bridges, ORDER.index(pair[1].kind)))


def gaps(hypothesis: Hypothesis, graph: Graph, elsewhere: Graph | None = None) -> Iterator[Gap]:
    """Yield the gaps of *hypothesis*, step by step; bridges are looked for in *elsewhere* (by default the graph).

    Takes time in proportion to the steps and to what is known of their ends, not to the graph.
    """
    known = elsewhere or graph
    for step in hypothesis.steps:
        statement = step.statement
        yield from _evidence(hypothesis, statement, graph)
        if _jumps(statement) and not _bridged(hypothesis, statement):
            bridges = tuple(dict.fromkeys(_bridges(statement, known)))
            yield Gap(hypothesis.id, GapKind.SCALE_JUMP, statement, bridges=bridges)
        for concept in _sourceless(hypothesis, statement):
            sources = (s for s in known.arriving.get(concept.id, ()) if _brings(s, concept) and s != statement)
            yield Gap(hypothesis.id, GapKind.NO_SOURCE, statement, concept, tuple(sources))


def _evidence(hypothesis: Hypothesis, statement: Statement, graph: Graph) -> Iterator[Gap]:
    claims = graph.claims_of.get(statement.id, ())
    standing = tally(bearing(claim.evidence) for claim in claims if not _bare(claim)).standing
    if standing is Standing.UNSUPPORTED:
        yield Gap(hypothesis.id, GapKind.NO_EVIDENCE, statement)
    elif standing is Standing.HEDGED:
        yield Gap(hypothesis.id, GapKind.ONLY_HEDGED, statement)


def _bare(claim: Claim) -> bool:
    """Tell whether curators put the link down without saying what it rests on."""
    return claim.evidence.curated and claim.evidence.attribution is None


def _sourceless(hypothesis: Hypothesis, statement: Statement) -> Iterator[Concept]:
    """Yield a cell or organism in an interaction that nothing in the hypothesis makes, frees or brings."""
    if statement.predicate.group not in SYMMETRIC:
        return
    first = stations(hypothesis)[0]
    for concept in (statement.subject, statement.object):
        if concept.category not in COME_FROM or concept == first:
            continue
        brought = any(_brings(step.statement, concept) for step in hypothesis.steps)
        if not brought and not _initiates(concept, hypothesis, statement):
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
    lowers = statement.predicate.sign < 0
    return statement.predicate.group in LEADING - SYMMETRIC and statement.object.id == concept.id and not lowers


def _jumps(statement: Statement) -> bool:
    """Tell whether a link leads up over a scale at once: from a molecule to a disease, with nothing in between.

    Ends that the ontologies do not know are on no sure scale, and "gene" or "cell" is no participant.
    """
    if statement.predicate.group not in CARRYING:
        return False
    below, above = (_scale(concept) for concept in (statement.subject, statement.object))
    return below is not None and above is not None and above - below > 1


def _scale(concept: Concept) -> int | None:
    if isinstance(concept, Provisional) or all(word in discourse().broad for word in wording(concept.label).split()):
        return None
    inside_a_cell = anchor(concept).startswith("GO:")
    return None if inside_a_cell else SCALE.get(concept.category)


def _bridged(hypothesis: Hypothesis, statement: Statement) -> bool:
    """Tell whether other steps of the hypothesis lead over stations in between."""
    reached, grew = {statement.subject.id}, True
    others = [step.statement for step in hypothesis.steps if step.statement != statement]
    while grew:
        fresh = {other.object.id for other in others if other.subject.id in reached} - reached
        reached |= fresh
        grew = bool(fresh)
    return statement.object.id in reached


def _bridges(statement: Statement, known: Graph) -> Iterator[Statement]:
    """Yield pairs of statements that lead over one station in between."""
    ahead = _by_end(known.leaving.get(statement.subject.id, ()), ahead=True)
    behind = _by_end(known.arriving.get(statement.object.id, ()), ahead=False)
    for station in sorted(ahead.keys() & behind.keys() - {statement.subject.id, statement.object.id}):
        for pair in product(ahead[station], behind[station]):
            yield from pair


def _by_end(statements: Iterable[Statement], *, ahead: bool) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in (one for one in statements if one.predicate.group in LEADING):
        found.setdefault(statement.object.id if ahead else statement.subject.id, []).append(statement)
    return found
