"""A hypothesis on one page of Markdown: chain, hedges, quotes, evidence, rivals, discriminators, gaps, terms.

The page speaks in the words of the texts, and says at its end which term each of them stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graphbuilder.assembly.belief import belief
from graphbuilder.assembly.contrast import contrast, stations
from graphbuilder.assembly.discriminators import discriminators
from graphbuilder.assembly.gaps import gaps
from graphbuilder.assembly.sightings import Look, nowhere
from graphbuilder.graph.loops import loops
from graphbuilder.model import BranchKind, Claim, Concept, Graph, Hypothesis, Provisional, Statement, bearing, tally
from graphbuilder.model.contrast import Sighting
from graphbuilder.protocols import Hierarchy

MOST_RIVALS: Final = 12
"""Among more than this no small set decides, and the pairs are shown already."""


def card(hypothesis: Hypothesis, graph: Graph, hierarchy: Hierarchy, look: Look = nowhere) -> str:
    """Return the page for *hypothesis* as Markdown; *look* answers where a text already reports something."""
    sections = (
        _head(hypothesis, graph),
        _chain(hypothesis, graph),
        _branches(hypothesis),
        _rivals(hypothesis, graph, hierarchy, look),
        _deciding(hypothesis, graph, hierarchy, look),
        _gaps(hypothesis, graph),
        _terms(hypothesis, graph),
    )
    return "\n".join(line for section in sections for line in section) + "\n"


def _head(hypothesis: Hypothesis, graph: Graph) -> Iterator[str]:
    cause, outcome = (_called(concept, graph) for concept in (hypothesis.strides[0].cause, hypothesis.outcome))
    yield f"# {graph.numbered[hypothesis.id]}: {cause} to {outcome}"
    yield ""
    yield f"- outcome: {outcome}"
    yield f"- stance: {hypothesis.stance}{_by(hypothesis)}"
    yield f"- first source: {_escaped(hypothesis.document)}"
    yield f"- id: `{hypothesis.id}`"
    if hypothesis.summary is not None:
        yield f"- summed up by the text: {_escaped(hypothesis.summary.text)}"


def _by(hypothesis: Hypothesis) -> str:
    return f", by “{_escaped(hypothesis.attribution.text)}”" if hypothesis.attribution else ""


def _chain(hypothesis: Hypothesis, graph: Graph) -> Iterator[str]:
    yield from ("", "## Course", "")
    closing = loops(step.statement for step in hypothesis.steps)
    for number, stride in enumerate(hypothesis.strides, 1):
        statement = stride.statement
        claims = graph.claims_of.get(statement.id, ())
        course = f"{_called(stride.cause, graph)} *{statement.predicate.label}* {_called(stride.effect, graph)}"
        balance = tally(bearing(claim.evidence) for claim in claims).balance
        yield f"{number}. {course} ({balance}; belief {belief(claims).value:.2f})"
        if statement.id in closing:
            yield f"   - loop back to {_called(stride.effect, graph)}: {closing[statement.id].feedback}"
        yield from (f"   > {_quote(claim)}" for claim in claims)


def _branches(hypothesis: Hypothesis) -> Iterator[str]:
    if hypothesis.branches:
        yield from ("", "## Branches", "")
    place = {step.statement.id: number for number, step in enumerate(hypothesis.steps, 1)}
    for branch in hypothesis.branches:
        word = " and " if branch.kind is BranchKind.AND else " or "
        either = "either " if branch.kind is BranchKind.EITHER else ""
        yield f"- {either}{word.join(str(place[step]) for step in branch.steps)}"


def _quote(claim: Claim) -> str:
    evidence = claim.evidence
    return f"{_escaped(' '.join(evidence.quote.split()))} — {_escaped(evidence.document)}, {evidence.factuality}"


def _rivals(hypothesis: Hypothesis, graph: Graph, hierarchy: Hierarchy, look: Look) -> Iterator[str]:
    for key in hypothesis.rivals:
        if key not in graph.courses:
            continue
        rival = graph.courses[key]
        found = contrast(hypothesis, rival, graph, hierarchy, look)
        yield from ("", f"## Against {graph.numbered[key]}: {_called(rival.strides[0].cause, graph)}", "")
        yield f"- in common: {', '.join(_called(concept, graph) for concept in found.shared) or 'nothing'}"
        mine, yours = (_called(concept, graph) if concept else "nothing of its own" for concept in found.divergence)
        yield f"- they part at: {mine} / {yours}"
        yield "- would tell them apart, the readiest first:"
        for seen in found.observations:
            times = len(seen.reported)
            reported = f"; reported in {times} other claim{'s' if times > 1 else ''}" if times else ""
            side = graph.numbered[seen.expected_by] + (" lowered" if seen.sign < 0 else "")
            kind = seen.observability.name.lower().replace("_", " ")
            yield f"  - {_called(seen.concept, graph)}: expected by {side} ({kind}{reported}){_seen(seen.sightings)}"


def _deciding(hypothesis: Hypothesis, graph: Graph, hierarchy: Hierarchy, look: Look) -> Iterator[str]:
    """Yield what would decide among three or more; for two, the contrast has said it."""
    competing = {hypothesis.id, *hypothesis.rivals}
    rivals = [other for key, other in graph.courses.items() if key in competing]
    if len(rivals) < 3 or len(rivals) > MOST_RIVALS:
        return
    numbered = graph.numbered
    yield from ("", f"## The fewest things that would decide among {', '.join(numbered[one.id] for one in rivals)}", "")
    for seen in discriminators(rivals, graph, hierarchy, look):
        lowered = " lowered" if seen.sign < 0 else ""
        by, others = (", ".join(numbered[key] for key in side) for side in (seen.expected_by, seen.not_expected_by))
        yield f"- {_called(seen.concept, graph)}{lowered}: expected by {by}, not by {others}{_seen(seen.sightings)}"


def _seen(sightings: Sequence[Sighting]) -> str:
    words = dict.fromkeys(f"“{_escaped(seen.mention.text)}” ({_escaped(seen.document)})" for seen in sightings)
    return f"; already reported as {', '.join(words)}" if words else ""


def _gaps(hypothesis: Hypothesis, graph: Graph) -> Iterator[str]:
    yield from ("", "## Gaps", "")
    found = [
        f"- {gap.kind}: {_called(gap.concept, graph) if gap.concept else _said(gap.statement, graph)}"
        + (f" (elsewhere: {'; '.join(_said(bridge, graph) for bridge in gap.bridges)})" if gap.bridges else "")
        for gap in gaps(hypothesis, graph)
    ]
    yield from found or ["- none found"]


def _terms(hypothesis: Hypothesis, graph: Graph) -> Iterator[str]:
    """Yield what the concepts on the page are, each once: those of the course, then those that only rivals have."""
    yield from ("", "## Terms", "")
    shown = [graph.courses[key] for key in hypothesis.rivals if key in graph.courses]
    for concept in dict.fromkeys(concept for each in (hypothesis, *shown) for concept in stations(each)):
        yield f"- {_called(concept, graph)}: {_term(concept)}"


def _term(concept: Concept) -> str:
    if not isinstance(concept, Provisional):
        return f"{_escaped(concept.label)} `{concept.id}`"
    return f"no term yet, under {_term(concept.broader)}" if concept.broader else "no term yet"


def _said(statement: Statement, graph: Graph) -> str:
    ends = _called(statement.subject, graph), _called(statement.object, graph)
    return f"{ends[0]} {_escaped(statement.predicate.label)} {ends[1]}"


def _called(concept: Concept, graph: Graph) -> str:
    """Return a concept in the words of the texts."""
    return _escaped(graph.called.get(concept.id, concept.label))


def _escaped(text: str) -> str:
    """Return *text* with what Markdown or HTML would take for markup made plain."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in text)
