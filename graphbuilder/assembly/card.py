"""A hypothesis on one page: chain, hedges, quotes, evidence balance, rivals, discriminators, gaps (Markdown)."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuilder.assembly.belief import belief
from graphbuilder.assembly.contrast import contrast
from graphbuilder.assembly.gaps import gaps
from graphbuilder.model import Certainty, Claim, Concept, Graph, Hypothesis, Polarity, Provisional
from graphbuilder.protocols import Hierarchy


def card(hypothesis: Hypothesis, graph: Graph, hierarchy: Hierarchy) -> str:
    """Return the page for *hypothesis* as Markdown."""
    sections = (
        _head(hypothesis, graph),
        _chain(hypothesis, graph),
        _rivals(hypothesis, graph, hierarchy),
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


def _balance(claims: tuple[Claim, ...]) -> str:
    denied = sum(claim.evidence.polarity is Polarity.NEGATIVE for claim in claims)
    hedged = sum(claim.evidence.certainty is Certainty.HEDGED for claim in claims)
    return f"{len(claims) - denied} for, {denied} against, {hedged} hedged"


def _quote(claim: Claim) -> str:
    evidence = claim.evidence
    return f"{_escaped(' '.join(evidence.quote.split()))} — {_escaped(evidence.document)}, {evidence.factuality}"


def _rivals(hypothesis: Hypothesis, graph: Graph, hierarchy: Hierarchy) -> Iterator[str]:
    by_id = {other.id: other for other in graph.hypotheses}
    for key in hypothesis.rivals:
        if key not in by_id:
            continue
        found = contrast(hypothesis, by_id[key], graph, hierarchy)
        yield from ("", f"## Against {names(graph)[key]}: {_escaped(by_id[key].steps[0].statement.subject.label)}", "")
        yield f"- in common: {', '.join(map(_named, found.shared)) or 'nothing'}"
        mine, yours = (_named(concept) if concept else "nothing of its own" for concept in found.divergence)
        yield f"- they part at: {mine} / {yours}"
        yield "- would tell them apart, the readiest first:"
        for seen in found.observations:
            reported = f"; reported in {len(seen.reported)} other claims" if seen.reported else ""
            side = names(graph)[seen.expected_by]
            kind = seen.observability.name.lower().replace("_", " ")
            yield f"  - {_named(seen.concept)}: expected by {side} ({kind}{reported})"


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
