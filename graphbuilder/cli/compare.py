"""``graphbuilder compare``: a text's hypotheses beside others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import FormatOption, GraphArgument, RowFormat

if TYPE_CHECKING:
    from graphbuilder.assembly import Alignment
    from graphbuilder.assembly.comparison import Finding

LISTED = 12
"""How many stations that only a mechanism has are listed after the table."""


def run(
    graph: GraphArgument,
    other: Annotated[
        Path,
        typer.Argument(
            help="A graph folder; a curated mechanism (DisMech .yaml, GO-CAM .json or .yaml, DrugMechDB .jsonl.gz, "
            "KGX ..edges.tsv or .jsonl beside its ..nodes); or a folder of these."
        ),
    ],
    most: Annotated[int, typer.Option("--most", help="Show at most this many pairs.")] = 20,
    form: FormatOption = RowFormat.TABLE,
) -> None:
    """Line up the hypotheses of GRAPH with the mechanisms of OTHER, step by step, best match first."""
    from graphbuilder import api

    found = api.compare(graph, other)
    shown = found[:most]
    columns = ("hypothesis", "mechanism", "overlap", "step", "verdict", "what is there", "stations")
    rows = [row for pair in shown for row in _rows(pair, whole=form is not RowFormat.TABLE)]
    console.rows("Hypotheses beside mechanisms", columns, rows, form.value)
    for line in _summary(found, len(shown)):
        console.note(line)


def _rows(pair: Alignment, *, whole: bool) -> Iterator[tuple[str, ...]]:
    """Yield a row a step; in a table only the first of a pair names the two."""
    lined = "; ".join(
        f"{p.mine.label} = {p.theirs.label}" if p.degree.likeness == "same" and p.mine.label != p.theirs.label
        else f"{p.mine.label}" if p.degree.likeness == "same"
        else f"{p.mine.label} ({p.degree.likeness}: {p.theirs.label})"
        for p in pair.pairs
    )  # fmt: skip
    for number, finding in enumerate(pair.findings):
        head = (f"{pair.first.id} {pair.first.stance}", pair.second.name, f"{pair.overlap:.2f}")
        named = whole or number == 0
        yield (
            *(head if named else ("", "", "")),
            f"{number + 1}. {finding.step.label}",
            finding.verdict.value,
            _links(finding),
            lined if named else "",
        )


def _links(finding: Finding) -> str:
    return "; ".join(link.label for link in finding.links)


def _summary(found: Sequence[Alignment], shown: int) -> Iterator[str]:
    from graphbuilder.assembly import unmentioned

    hypotheses, others = {pair.first.id for pair in found}, {pair.second.name for pair in found}
    yield f"{len(hypotheses)} hypotheses have something in common with {len(others)} mechanisms; {shown} pairs shown"
    verdicts = Counter(finding.verdict.value for pair in found for finding in pair.findings)
    if verdicts:
        yield "steps: " + ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common())
    if len(others) == 1:
        for name, missing in unmentioned(found).items():
            labels = ", ".join(concept.label for concept in missing[:LISTED])
            more = f" (and {len(missing) - LISTED} more)" if len(missing) > LISTED else ""
            yield f"only in {name}: {labels or 'nothing'}{more}"
