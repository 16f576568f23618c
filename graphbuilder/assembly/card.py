"""A hypothesis on one page: chain, hedges, quotes, evidence balance, rivals, discriminators, gaps (Markdown)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graphbuilder.assembly.belief import belief
from graphbuilder.assembly.contrast import contrast
from graphbuilder.assembly.discriminators import discriminators
from graphbuilder.assembly.gaps import gaps
from graphbuilder.assembly.sightings import Look, nowhere
from graphbuilder.model import BranchKind, Certainty, Claim, Concept, Graph, Hypothesis, Polarity, Provisional
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
    )
    return "\n".join(line for section in sections for line in section) + "\n"


def names(graph: Graph) -> dict[str, str]:
    """Return short names for the hypotheses of a graph: H1, H2 ... in its order."""
    return {hypothesis.id: f"H{number}" for number, hypothesis in enumerate(graph.hypotheses, 1)}


def _head(hypothesis: Hypothesis, graph: Graph) -> Iterator[str]:
    cause, outcome = hypothesis.steps[0].statement.subject.label, hypothesis.outcome.label
    yield f"# {names(graph)[hypothesis.id]}: {_escaped(cause)} to {_escaped(outcome)}"
    yield ""
    yield f"- outcome: {_named(hypothesis.outcome)}"
    yield f"- stance: {hypothesis.stance}{_by(hypothesis)}"
    yield f"- first source: {_escaped(hypothesis.document)}"
    yield f"- id: `{hypothesis.id}`"
    if hypothesis.summary is not None:
        yield f"- summed up by the text: {_escaped(hypothesis.summary.text)}"


def _by(hypothesis: Hypothesis) -> str:
    return f", by “{_escaped(hypothesis.attribution.text)}”" if hypothesis.attribution else ""


def _chain(hypothesis: Hypothesis, graph: Graph) -> Iterator[str]:
    yield from ("", "## Course", "")
    for number, step in enumerate(hypothesis.steps, 1):
        claims = graph.claims_of.get(step.statement.id, ())
        statement = step.statement
        course = f"{_named(statement.subject)} *{statement.predicate.label}* {_named(statement.object)}"
        yield f"{number}. {course} (belief {belief(claims).value:.2f}; {_balance(claims)})"
        yield from (f"   > {_quote(claim)}" for claim in claims)


def _branches(hypothesis: Hypothesis) -> Iterator[str]:
    if hypothesis.branches:
        yield from ("", "## Branches", "")
    place = {step.statement.id: number for number, step in enumerate(hypothesis.steps, 1)}
    for branch in hypothesis.branches:
        word = " and " if branch.kind is BranchKind.AND else " or "
        either = "either " if branch.kind is BranchKind.EITHER else ""
        yield f"- {either}{word.join(str(place[step]) for step in branch.steps)}"


def _balance(claims: tuple[Claim, ...]) -> str:
    denied = sum(claim.evidence.polarity is Polarity.NEGATIVE for claim in claims)
    hedged = sum(claim.evidence.certainty is Certainty.HEDGED for claim in claims)
    return f"{len(claims) - denied} for, {denied} against, {hedged} hedged"


def _quote(claim: Claim) -> str:
    evidence = claim.evidence
    return f"{_escaped(' '.join(evidence.quote.split()))} — {_escaped(evidence.document)}, {evidence.factuality}"


def _rivals(hypothesis: Hypothesis, graph: Graph, hierarchy: Hierarchy, look: Look) -> Iterator[str]:
    by_id = {other.id: other for other in graph.hypotheses}
    for key in hypothesis.rivals:
        if key not in by_id:
            continue
        found = contrast(hypothesis, by_id[key], graph, hierarchy, look)
        yield from ("", f"## Against {names(graph)[key]}: {_escaped(by_id[key].steps[0].statement.subject.label)}", "")
        yield f"- in common: {', '.join(map(_named, found.shared)) or 'nothing'}"
        mine, yours = (_named(concept) if concept else "nothing of its own" for concept in found.divergence)
        yield f"- they part at: {mine} / {yours}"
        yield "- would tell them apart, the readiest first:"
        for seen in found.observations:
            reported = f"; reported in {len(seen.reported)} other claims" if seen.reported else ""
            side = names(graph)[seen.expected_by] + (" lowered" if seen.sign < 0 else "")
            kind = seen.observability.name.lower().replace("_", " ")
            yield f"  - {_named(seen.concept)}: expected by {side} ({kind}{reported}){_seen(seen.sightings)}"


def _deciding(hypothesis: Hypothesis, graph: Graph, hierarchy: Hierarchy, look: Look) -> Iterator[str]:
    """Yield what would decide among three or more; for two, the contrast has said it."""
    rivals = [other for other in graph.hypotheses if other.id in {hypothesis.id, *hypothesis.rivals}]
    if len(rivals) < 3 or len(rivals) > MOST_RIVALS:
        return
    numbered = names(graph)
    yield from ("", f"## The fewest things that would decide among {', '.join(numbered[one.id] for one in rivals)}", "")
    for seen in discriminators(rivals, graph, hierarchy, look):
        lowered = " lowered" if seen.sign < 0 else ""
        by, others = (", ".join(numbered[key] for key in side) for side in (seen.expected_by, seen.not_expected_by))
        yield f"- {_named(seen.concept)}{lowered}: expected by {by}, not by {others}{_seen(seen.sightings)}"


def _seen(sightings: Sequence[Sighting]) -> str:
    words = dict.fromkeys(f"“{_escaped(seen.mention.text)}” ({_escaped(seen.document)})" for seen in sightings)
    return f"; already reported as {', '.join(words)}" if words else ""


def _gaps(hypothesis: Hypothesis, graph: Graph) -> Iterator[str]:
    yield from ("", "## Gaps", "")
    found = [
        f"- {gap.kind}: {_escaped(gap.concept.label if gap.concept else gap.statement.label)}"
        + (f" (elsewhere: {'; '.join(_escaped(bridge.label) for bridge in gap.bridges)})" if gap.bridges else "")
        for gap in gaps(hypothesis, graph)
    ]
    yield from found or ["- none found"]


def _named(concept: Concept) -> str:
    return _escaped(concept.label) + ("" if isinstance(concept, Provisional) else f" `{concept.id}`")


def _escaped(text: str) -> str:
    """Return *text* with what Markdown or HTML would take for markup made plain."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in text)
