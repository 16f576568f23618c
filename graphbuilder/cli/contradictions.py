"""``graphbuilder contradictions``: where texts disagree."""

from __future__ import annotations

from graphbuilder.cli import console
from graphbuilder.cli.options import FormatOption, GraphArgument, RowFormat


def run(graph: GraphArgument, form: FormatOption = RowFormat.TABLE) -> None:
    """List contradictions in GRAPH, those that no recorded context explains first."""
    from graphbuilder import assembly, folder

    rows = [
        (
            found.subject,
            found.object,
            found.one[0].statement.label,
            str(len(found.one)),
            found.other[0].statement.label,
            str(len(found.other)),
            ", ".join(found.explained_by) or "nothing recorded",
        )
        for found in assembly.contradictions(folder.read(graph))
    ]
    columns = ("cause", "effect", "said", "passages", "against", "passages against", "explained by")
    console.rows("Contradictions", columns, rows, form.value)
