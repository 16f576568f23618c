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
    from graphbuilder.assembly import Alignment, Encounter
    from graphbuilder.assembly.counterparts import Pair
    from graphbuilder.model import Graph, Statement

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
    statements: Annotated[
        bool, typer.Option("--statements", help="Line up the statements that belong to no hypothesis instead.")
    ] = False,
    form: FormatOption = RowFormat.TABLE,
) -> None:
    """Line up the hypotheses of GRAPH with the mechanisms of OTHER, step by step, best match first."""
    from graphbuilder import api

    whole = api.open_graph(graph)
    if statements:
        _statements(api.compare_statements(whole, other), whole, most, form)
        return
    found = api.compare(whole, other)
    shown = found[:most]
    columns = ("hypothesis", "mechanism", "overlap", "step", "verdict", "what is there", "stations")
    rows = [row for pair in shown for row in _rows(pair, whole, short=form is RowFormat.TABLE)]
    console.rows("Hypotheses beside mechanisms", columns, rows, form.value)
    for line in _summary(found, len(shown)):
        console.note(line)


def _statements(found: Sequence[Encounter], graph: Graph, most: int, form: RowFormat) -> None:
    rows = [
        (
            _said(one.finding.step, graph),
            one.second.name,
            one.finding.verdict.value,
            "; ".join(link.label for link in one.finding.links),
            "; ".join(map(_lined_up, one.pairs)),
        )
        for one in found[:most]
    ]
    console.rows(
        "Statements beside mechanisms", ("statement", "mechanism", "verdict", "what is there", "ends"), rows, form.value
    )
    others, verdicts = {one.second.name for one in found}, Counter(one.finding.verdict.value for one in found)
    console.note(f"{len(found)} statements have both ends in one of {len(others)} mechanisms; {len(rows)} shown")
    if verdicts:
        console.note("they are: " + ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common()))


def _rows(pair: Alignment, graph: Graph, *, short: bool) -> Iterator[tuple[str, ...]]:
    """Yield a row a step; in a table (*short*) hypotheses go by number, and the first row of a pair alone names it."""
    names = graph.numbered
    key = names[pair.first.id] if short else pair.first.id
    for number, finding in enumerate(pair.findings):
        named = number == 0 or not short
        yield (
            *((f"{key} {pair.first.stance}", pair.second.name, f"{pair.overlap:.2f}") if named else ("", "", "")),
            f"{number + 1}. {_said(finding.step, graph)}",
            finding.verdict.value,
            "; ".join(link.label for link in finding.links),
            "; ".join(map(_lined_up, pair.pairs)) if named else "",
        )


def _said(step: Statement, graph: Graph) -> str:
    """Return a step, with the words of the text where its concepts are called otherwise: a reader can check them."""
    claim = graph.claims_of[step.id][0]
    ends = ((claim.subject.concept, claim.evidence.subject), (claim.object.concept, claim.evidence.object))
    cause, effect = (_end(concept.label, mention.named) for concept, mention in ends)
    return f"{cause} {step.predicate.label} {effect}"


def _end(label: str, words: str) -> str:
    words = " ".join(words.split())
    return label if label.casefold() == words.casefold() else f'{label} ("{words}")'


def _lined_up(pair: Pair) -> str:
    if pair.degree.likeness != "same":
        return f"{pair.mine.label} ({pair.degree.likeness}: {pair.theirs.label})"
    return pair.mine.label if pair.mine.label == pair.theirs.label else f"{pair.mine.label} = {pair.theirs.label}"


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
