"""``graphbuilder matrix``: rival hypotheses against the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import FormatOption, GraphArgument, RowFormat
from graphbuilder.model import Bearing, Claim, bearing

if TYPE_CHECKING:
    from graphbuilder.assembly import Matrix

_MARKS = {"consistent": "+", "inconsistent": "-", None: ""}
_HELD = {Bearing.SUPPORTS: "", Bearing.HEDGES: "hedged: ", Bearing.DENIES: "denied: "}


def run(
    graph: GraphArgument,
    outcome: Annotated[str, typer.Option("--outcome", help="Only rivals over this term or anything below it.")] = "",
    form: FormatOption = RowFormat.TABLE,
) -> None:
    """Set the rival hypotheses of GRAPH against its evidence, the least contradicted first.

    Evidence that treats all of them alike is left out; + speaks for a hypothesis, - against it. As JSON or CSV: a row
    for each hypothesis and piece of evidence.
    """
    from graphbuilder import api

    whole = api.open_graph(graph)
    if form is not RowFormat.TABLE:
        fits = [fit for found in api.matrices(whole, outcome) for fit in _fits(found)]
        console.rows("", ("hypothesis", "evidence", "document", "says", "fit"), fits, form.value)
        return
    names = whole.numbered
    for found in api.matrices(whole, outcome):
        columns = ["evidence", "says", *(names[row.hypothesis.id] for row in found.rows)]
        console.table("Rivals against the evidence", columns, _lines(found))


def _fits(found: Matrix) -> Iterator[tuple[str, ...]]:
    """Yield a row for each hypothesis and piece of evidence that bears on it: matrices of any width as one list."""
    for row in found.rows:
        for claim in found.evidence:
            if claim.id in row.fits:
                says = f"{_held(claim)}{claim.statement.label}"
                yield row.hypothesis.id, claim.id, claim.evidence.document, says, row.fits[claim.id].value


def _lines(found: Matrix) -> Iterator[list[str]]:
    yield ["sources against", "", *(str(row.against) for row in found.rows)]
    yield ["sources for", "", *(str(row.for_) for row in found.rows)]
    for claim in found.evidence:
        marks = (_MARKS[row.fits.get(claim.id)] for row in found.rows)
        yield [f"{claim.evidence.document} {claim.id}", f"{_held(claim)}{claim.statement.label}", *marks]


def _held(claim: Claim) -> str:
    return _HELD[bearing(claim.evidence)]
