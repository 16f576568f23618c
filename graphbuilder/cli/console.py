"""Printing: data to stdout, everything else to stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from graphbuilder.model import Document, Source

Item = TypeVar("Item")


def write(text: str) -> None:
    """Print data."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def note(text: str) -> None:
    """Print a remark."""
    print(text, file=sys.stderr)


def warnings(of: Document | Source) -> None:
    """Print what a document's reader warned of."""
    for warning in of.warnings:
        note(f"{of.id}: {warning}")


def announce_index() -> None:
    """Say so when the ontology index must be built first: once, on first use, a quarter of a minute."""
    from graphbuilder.ontology import library

    if not library.here().is_ready():
        note("building the ontology index (once)")


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table, as wide as the terminal or, into a file or pipe, as its words need."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    sheet = Table(title=title, title_justify="left", show_lines=False)
    for column in columns:
        sheet.add_column(column, overflow="fold")
    for row in rows:
        sheet.add_row(*(Text(cell) for cell in row))
    width = None if sys.stdout.isatty() else 160
    Console(file=sys.stdout, width=width, highlight=False).print(sheet)


def json_rows(found: Sequence[Mapping[str, object]]) -> None:
    """Print a list of objects."""
    write(json.dumps(found, ensure_ascii=False, indent=1))


def rows(title: str, columns: Sequence[str], found: Sequence[Sequence[str]], form: str) -> None:
    """Print rows as a table, as JSON objects or as CSV."""
    from graphbuilder.protocols import Rows
    from graphbuilder.questions import written

    if form == "table":
        table(title, columns, found)
    else:
        write(written(Rows(tuple(columns), tuple(map(tuple, found))), form))


def progress(items: Iterable[Item], what: str) -> Iterator[Item]:
    """Yield *items* behind a counter on stderr; silent where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:.0f}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        for item in items:
            yield item
            bar.advance(task)
