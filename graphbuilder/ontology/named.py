"""``ontology/named.tsv``: terms that our word lists speak of and no file at hand holds, so that they have a label.

A line says where id and label were found together: in annotated text, or ``ours``, where we wrote them down ourselves.
They go into the shipped table of their ontology, without parents; a full release that is installed takes their place.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graphbuilder.errors import OntologyError
from graphbuilder.model import Category
from graphbuilder.ontology.record import Record

_COLUMNS = ("id", "label", "category", "source")


def read(path: Path) -> Iterator[Record]:
    """Yield the terms in *path*.

    Raises:
        OntologyError: At the first line that lacks a column or names an unknown category.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = line.split("\t")
        if len(cells) != len(_COLUMNS) or not all(cells) or (number == 1 and tuple(cells) != _COLUMNS):
            raise OntologyError(f"{path}:{number}: found {line[:60]!r}; expected the columns {' '.join(_COLUMNS)}")
        if number == 1:
            continue
        curie, label, category, _ = cells
        if category not in frozenset(Category):
            raise OntologyError(f"{path}:{number}: no category '{category}'; expected one of {', '.join(Category)}")
        yield Record(id=curie, label=label, category=category)
