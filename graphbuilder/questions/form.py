"""Rows as text: a table for people, JSON and CSV for programs. Missing values are ``null`` in JSON, empty elsewhere."""

from __future__ import annotations

import csv
import io
import json
from typing import Final

from graphbuilder.errors import QueryError
from graphbuilder.protocols import Rows, Value

GAP: Final = "  "


def as_table(rows: Rows) -> str:
    """Return columns side by side, each as wide as its widest cell; line ends within a cell become blanks."""
    lines = [rows.columns, *(tuple(map(_cell, row)) for row in rows.rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "".join(
        GAP.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
    )


def as_json(rows: Rows) -> str:
    """Return a JSON array with one object a row."""
    objects = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
    return json.dumps(objects, ensure_ascii=False, indent=1) + "\n"


def as_csv(rows: Rows) -> str:
    """Return CSV (RFC 4180) with a head line."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(rows.columns)
    writer.writerows([_raw(value) for value in row] for row in rows.rows)
    return text.getvalue()


FORMS: Final = {"csv": as_csv, "json": as_json, "table": as_table}


def written(rows: Rows, form: str) -> str:
    """Return *rows* as ``table``, ``json`` or ``csv``.

    >>> print(written(Rows(("id", "hops"), (("HP:1", 2), (None, 10))), "table"), end="")
    id    hops
    ----  ----
    HP:1  2
          10

    Raises:
        QueryError: If *form* is none of these.
    """
    if form not in FORMS:
        raise QueryError(f"rows cannot be written as '{form}'; known are {', '.join(FORMS)}")
    return FORMS[form](rows)


def _raw(value: Value) -> Value:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value


def _cell(value: Value) -> str:
    return " ".join(str(_raw(value)).split())
