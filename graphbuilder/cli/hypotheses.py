"""``graphbuilder hypotheses``: the explanations in a graph."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from graphbuilder.cli import console, tables
from graphbuilder.cli.options import GraphArgument
from graphbuilder.model import Hypothesis


class Format(StrEnum):
    """How hypotheses are shown."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


_CARDS = (Format.MARKDOWN, Format.HTML)


def run(
    graph: GraphArgument,
    outcome: Annotated[str, typer.Option("--outcome", help="Only those of this term or anything below it.")] = "",
    look: Annotated[bool, typer.Option("--look", help="On cards: say what the texts already report.")] = False,
    form: Annotated[Format, typer.Option("--format", help="Table, rows, or a one-page card each.")] = Format.TABLE,
) -> None:
    """List the hypotheses of GRAPH with stance, steps and rivals, or show each on a card."""
    from graphbuilder import api, codec

    whole = api.open_graph(graph)
    found = api.hypotheses_of(whole, outcome) if outcome else whole.hypotheses
    if look and form not in _CARDS:
        raise typer.BadParameter(f"--look is for cards; add --format {' or '.join(_CARDS)}")
    looker = api.looker(whole) if look else None
    match form:
        case Format.TABLE:
            tables.hypotheses(whole, found)
        case Format.JSON:
            console.json_rows([codec.hypothesis_row(one) | {"loops": list(_loops(one))} for one in found])
        case Format.MARKDOWN:
            console.write("\n".join(api.cards(whole, found, looker)))
        case Format.HTML:
            console.write(api.cards_page(whole, found, looker))


def _loops(hypothesis: Hypothesis) -> Iterator[dict[str, str]]:
    from graphbuilder.graph.loops import loops

    for loop in loops(step.statement for step in hypothesis.steps).values():
        yield {"step": loop.closing.id, "back_to": loop.back_to.id, "kind": loop.feedback}
