"""Why something is in a graph, in plain lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from graphbuilder.assembly.belief import arithmetic, belief
from graphbuilder.assembly.refinement import refinements
from graphbuilder.errors import QueryError
from graphbuilder.model import Candidate, Claim, Graph, Hypothesis, Match, Mention, Statement
from graphbuilder.protocols import Hierarchy


def explain(graph: Graph, thing: str, hierarchy: Hierarchy) -> Iterator[str]:
    """Yield lines that show what the statement or hypothesis with id *thing* rests on, and what says it less precisely.

    Raises:
        QueryError: If the graph holds no such id.
    """
    for statement in graph.statements:
        if statement.id == thing:
            return chain(_statement(graph, statement), _refining(graph, statement, hierarchy))
    for hypothesis in graph.hypotheses:
        if hypothesis.id == thing:
            return _hypothesis(graph, hypothesis)
    raise QueryError(f"{thing}: no statement or hypothesis of this graph has this id (`graphbuilder query --list`)")


def _hypothesis(graph: Graph, hypothesis: Hypothesis) -> Iterator[str]:
    yield f"{hypothesis.id}  {hypothesis.stance}  outcome: {hypothesis.outcome.label} [{hypothesis.outcome.id}]"
    if hypothesis.attribution is not None:
        yield f"  put forward by: {hypothesis.attribution.text!r} in {hypothesis.document}"
    for rival in hypothesis.rivals:
        yield f"  rival: {rival}" + (f"  {graph.courses[rival].label}" if rival in graph.courses else "")
    for number, step in enumerate(hypothesis.steps, 1):
        yield f"  step {number}"
        yield from (f"    {line}" for line in _statement(graph, step.statement))


def _statement(graph: Graph, statement: Statement) -> Iterator[str]:
    yield f"{statement.id}  {statement.label}"
    yield f"  relation: {statement.predicate.id} ({statement.predicate.group}, sign {statement.predicate.sign:+d})"
    claims = graph.claims_of.get(statement.id, ())
    for claim in claims:
        yield from (f"  {line}" for line in _claim(claim))
    yield "  belief"
    yield from (f"    {line}" for line in arithmetic(belief(claims)))


def _refining(graph: Graph, statement: Statement, hierarchy: Hierarchy) -> Iterator[str]:
    for found in refinements(graph.statements, hierarchy):
        if found.narrow == statement:
            yield f"  says more precisely: {found.broad.id}  {found.broad.label}"
        elif found.broad == statement:
            yield f"  said more precisely by: {found.narrow.id}  {found.narrow.label}"


def _claim(claim: Claim) -> Iterator[str]:
    evidence = claim.evidence
    place = f"{evidence.document} [{evidence.passage.start}, {evidence.passage.end})"
    yield f"{claim.id}  {place}{f' in {evidence.section}' if evidence.section else ''}"
    yield f"  quote: {' '.join(evidence.quote.split())}"
    yield f"  held: {evidence.polarity}, {evidence.certainty}, {evidence.factuality}{_cues(claim)}"
    if evidence.attribution is not None:
        yield f"  attributed to: {evidence.attribution.text!r} ({evidence.attribution.stance})"
    for qualifier in evidence.qualifiers:
        yield f"  {qualifier.kind}: {qualifier.mention.text!r}"
    yield f"  cause: {_end(evidence.subject, claim.subject)}"
    yield f"  effect: {_end(evidence.object, claim.object)}"
    yield f"  read by rule {evidence.rule!r} at {evidence.trigger.text!r}, confidence {evidence.confidence:.2f}"


def _cues(claim: Claim) -> str:
    words = ", ".join(repr(cue.text) for cue in claim.evidence.cues)
    return f" (because of {words})" if words else ""


def _end(mention: Mention, match: Match) -> str:
    words = repr(mention.text)
    if mention.refers_to is not None:
        words += f", which refers to {mention.refers_to.text!r}"
    if mention.reading is not None:
        words += f", read as {mention.reading!r}"
    others = "; also considered: " + ", ".join(map(_candidate, match.candidates[1:4])) if match.candidates[1:] else ""
    return f"{words} -> {match.concept.id} {match.concept.label!r} ({match.kind}, {match.score:.2f}){others}"


def _candidate(candidate: Candidate) -> str:
    return f"{candidate.term.id} {candidate.term.label!r} ({candidate.score:.2f})"
