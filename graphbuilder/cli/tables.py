"""Graphs as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphbuilder.cli import console
from graphbuilder.model import Claim, Graph, Hypothesis, Match, MatchKind, Mention, Standing, Statement, bearing, tally

if TYPE_CHECKING:
    from graphbuilder.curated import Counts
    from graphbuilder.folder import Change
    from graphbuilder.graph.loops import Loop


def statements(graph: Graph) -> None:
    """Print one row a claim."""
    columns = ("statement", "cause", "relation", "effect", "held", "by", "rule")
    console.table("Statements", columns, (_claim(claim) for claim in graph.claims))


def hypotheses(graph: Graph, chosen: Sequence[Hypothesis] | None = None) -> None:
    """Print one block a hypothesis (all, or those chosen): number, stance, rivals, outcome, steps."""
    names = graph.numbered
    rows = (
        (
            names[h.id],
            _stance(h),
            ", ".join(names[r] for r in h.rivals if r in names),
            _outcome(h),
            _steps(h, graph),
            h.id,
        )
        for h in (graph.hypotheses if chosen is None else chosen)
    )
    console.table("Hypotheses", ("", "stance", "rival of", "outcome", "steps", "id"), rows)


def summary(graph: Graph) -> str:
    """Return the counts of a graph in one line."""
    counts = (
        (len(graph.sources), "sources"),
        (len(graph.concepts), "concepts"),
        (len(graph.statements), "statements"),
        (len(graph.claims), "pieces of evidence"),
        (len(graph.hypotheses), "hypotheses"),
    )
    return ", ".join(f"{count} {what}" for count, what in counts)


def curated(counts: Sequence[Counts]) -> str:
    """Return in one line what went in and what came out of curated sources."""
    from graphbuilder.curated import Counts

    whole = sum(counts, Counts())
    return (
        f"{len(counts)} curated sources: {whole.nodes} nodes, {whole.links} edges read; "
        f"{whole.without_target} edges without target (kept, to concepts of their own); "
        f"{whole.left_out} entries left out; {whole.claims} claims"
    )


def change(made: Change) -> str:
    """Return what changed in a graph folder in one line."""
    done = ((made.added, "added"), (made.replaced, "replaced"), (made.removed, "removed"))
    documents = ", ".join(f"{len(names)} {what}" for names, what in done)
    held = f"{made.sources} sources, {made.evidence} pieces of evidence, {made.hypotheses} hypotheses"
    return f"documents: {documents}; now {held}"


def _claim(claim: Claim) -> tuple[str, ...]:
    evidence = claim.evidence
    held = f"{'not: ' if evidence.polarity == 'negative' else ''}{evidence.factuality}"
    by = evidence.attribution.text if evidence.attribution else ""
    return (
        claim.statement.id,
        _end(evidence.subject, claim.subject),
        evidence.group.value,
        _end(evidence.object, claim.object),
        held,
        by,
        evidence.rule,
    )


def _end(mention: Mention, match: Match) -> str:
    words = mention.text if mention.refers_to is None else f"{mention.text} = {mention.refers_to.text}"
    return f"{words} [{'?' if match.kind is MatchKind.PROVISIONAL else match.concept.id}]"


def _stance(hypothesis: Hypothesis) -> str:
    by = f" ({hypothesis.attribution.text})" if hypothesis.attribution else ""
    return f"{hypothesis.stance}{by}"


def _outcome(hypothesis: Hypothesis) -> str:
    return f"{hypothesis.outcome.label} [{hypothesis.outcome.id}]"


def _steps(hypothesis: Hypothesis, graph: Graph) -> str:
    from graphbuilder.graph.loops import loops

    closing = loops(step.statement for step in hypothesis.steps)
    lines = (
        f"{number}. {stride.label}{_marks(graph, stride.statement, closing.get(stride.statement.id))}"
        for number, stride in enumerate(hypothesis.strides, 1)
    )
    return "\n".join(lines)


def _marks(graph: Graph, step: Statement, loop: Loop | None) -> str:
    """Return what a reader must know of a step besides what it says: that it is no plain fact, that it leads back."""
    standing = tally(bearing(claim.evidence) for claim in graph.claims_of.get(step.id, ())).standing
    marks = [] if standing is Standing.ASSERTED else [standing.value]
    if loop:
        marks.append(f"loop back to {loop.back_to.label}: {loop.feedback}")
    return f" ({'; '.join(marks)})" if marks else ""
