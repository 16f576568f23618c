"""``graphbuilder matrix``: rival hypotheses against the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import FormatOption, GraphArgument, RowFormat

if TYPE_CHECKING:
    from graphbuilder.assembly import Matrix

_MARKS = {"consistent": "+", "inconsistent": "-", None: ""}


def run(
    graph: GraphArgument,
    outcome: Annotated[str, typer.Option("--outcome", help="Only rivals over this term or anything below it.")] = "",
    form: FormatOption = RowFormat.TABLE,
) -> None:
    """Set the rival hypotheses of GRAPH against its evidence, the least contradicted first.

    Evidence that treats all of them alike is left out; + speaks for a hypothesis, - against it.
    """
    from graphbuilder import api

    whole = api.open_graph(graph)
    names = whole.numbered
    for found in api.matrices(whole, outcome):
        columns = ["evidence", "says", *(names[row.hypothesis.id] for row in found.rows)]
        console.rows("Rivals against the evidence", columns, list(_lines(found)), form.value)


def _lines(found: Matrix) -> Iterator[list[str]]:
    yield ["sources against", "", *(str(row.against) for row in found.rows)]
    yield ["sources for", "", *(str(row.for_) for row in found.rows)]
    for claim in found.evidence:
        held = "denied: " if claim.evidence.polarity == "negative" else ""
        marks = (_MARKS[row.fits.get(claim.id)] for row in found.rows)
        yield [f"{claim.evidence.document} {claim.id}", f"{held}{claim.statement.label}", *marks]
