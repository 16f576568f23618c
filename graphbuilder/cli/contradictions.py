"""``graphbuilder contradictions``: where texts disagree."""

from __future__ import annotations

from collections.abc import Sequence

from graphbuilder.cli import console
from graphbuilder.cli.options import FormatOption, GraphArgument, RowFormat
from graphbuilder.model import Claim, Polarity


def run(graph: GraphArgument, form: FormatOption = RowFormat.TABLE) -> None:
    """List contradictions in GRAPH, those that no recorded context explains first."""
    from graphbuilder import api

    found = api.contradictions(api.open_graph(graph))
    rows = [
        (
            one.subject.label,
            one.object.label,
            one.kind.value,
            _side(one.one),
            _side(one.other),
            ", ".join(one.explained_by) or "nothing recorded",
            f"{one.weight:.2f}",
        )
        for one in found
    ]
    columns = ("cause", "effect", "disagreement", "one side", "other side", "explained by", "weight")
    console.rows("Contradictions", columns, rows, form.value)
    open_ = sum(not one.explained_by for one in found)
    console.note(f"{len(found)} contradictions, {open_} of them not explained by any recorded context")


def _side(claims: Sequence[Claim]) -> str:
    """Return how many passages are on a side, and the clearest of them: an assertion before a hedge, the shortest."""
    clearest = min(claims, key=lambda claim: (claim.evidence.certainty, len(claim.evidence.quote), claim.id))
    evidence = clearest.evidence
    denied = "not: " if evidence.polarity is Polarity.NEGATIVE else ""
    quote = " ".join(evidence.quote.split())
    return f"{len(claims)}: {denied}{clearest.statement.predicate.label} — “{quote}” ({evidence.document})"
