"""``graphbuilder diff``: what one graph says that another does not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import FormatOption, GraphArgument, RowFormat
from graphbuilder.model import Graph, Statement, bearing, tally


def run(
    graph: GraphArgument,
    other: Annotated[Path, typer.Argument(help="The graph to compare with.")],
    form: FormatOption = RowFormat.TABLE,
) -> None:
    """List statements and hypotheses that only GRAPH (-) or only OTHER (+) holds, or with other evidence (~)."""
    from graphbuilder import assembly, folder

    first, second = folder.read(graph), folder.read(other)
    found = assembly.difference(first, second)
    statements = ((found.only_first, "-"), (found.only_second, "+"), (found.other_evidence, "~"))
    hypotheses = ((found.hypotheses_first, "-"), (found.hypotheses_second, "+"))
    rows = [
        (sign, "statement", one.id, one.label, _evidence(one, sign, first, second))
        for group, sign in statements
        for one in group
    ]
    rows += [
        (sign, "hypothesis", one.id, " -> ".join(step.label for step in one.steps), one.stance.value)
        for courses, sign in hypotheses
        for one in courses
    ]
    console.rows("Differences", ("", "what", "id", "says", "evidence"), rows, form.value)
    counts = ", ".join(f"{sum(row[0] == sign for row in rows)} {sign}" for sign in "-+~")
    console.note(f"{counts} (only in {graph}, only in {other}, other evidence)")


def _evidence(statement: Statement, sign: str, first: Graph, second: Graph) -> str:
    """Return what speaks for and against a statement, in each graph that holds it."""
    held = {"-": (first,), "+": (second,), "~": (first, second)}[sign]
    claims = (graph.claims_of[statement.id] for graph in held)
    return " -> ".join(tally(bearing(claim.evidence) for claim in said).balance for said in claims)
