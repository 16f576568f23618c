r"""Our own plain form of an ontology: sorted tab-separated lines, one term a line, readable in a diff.

Columns: ``id``, ``label``, ``category``, ``names``, ``is_a``, ``part_of``, ``broader`` (parents of either kind, where
the source does not say which), ``replaces`` (ids that the term has taken over), ``same_as``. Several values stand
between bars; a bar inside a value is ``\|`` and a backslash ``\\``. A name is ``scope:text`` or ``scope+kind:text``,
so that ``exact+abbreviation:EMH`` says all the source does. The category of a relation is ``relation``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graphbuilder.errors import OntologyError
from graphbuilder.ontology.record import Record, Scope, Synonym

COLUMNS = ("id", "label", "category", "names", "is_a", "part_of", "broader", "replaces", "same_as")
HEADER = "\t".join(COLUMNS)

_RELATION = "relation"
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_BLANK = re.compile(r"\s+")
_SCOPES = frozenset(Scope)


def line(record: Record) -> str:
    """Return the line of a record, without its end. Obsolete ids belong in the ``replaces`` of what took them over."""
    return "\t".join(
        (
            record.id,
            _clean(record.label),
            _RELATION if record.is_relation else record.category,
            _join(_name(synonym) for synonym in sorted(set(record.synonyms))),
            *(_join(sorted(set(ids))) for ids in (record.is_a, record.part_of, record.broader)),
            *(_join(sorted(set(ids))) for ids in (record.alt_ids, record.same_as)),
        )
    )


def read(lines: Iterable[str], name: str) -> Iterator[Record]:
    """Yield the records of a table; *name* is for messages.

    Raises:
        OntologyError: At the first line that is not one of ours.
    """
    for number, text in enumerate(lines, 1):
        row = text.rstrip("\r\n")
        if number == 1:
            if row != HEADER:
                raise OntologyError(f"{name}:1: found {row[:60]!r}; expected the column names {' '.join(COLUMNS)}")
            continue
        cells = row.split("\t")
        if len(cells) != len(COLUMNS) or ":" not in cells[0]:
            raise OntologyError(f"{name}:{number}: found {len(cells)} columns; expected {len(COLUMNS)}, first a CURIE")
        yield _record(cells, number, name)


def _record(cells: list[str], number: int, name: str) -> Record:
    identifier, label, category, names, *links = cells
    is_a, part_of, broader, replaces, same_as = (tuple(link.split("|")) if link else () for link in links)
    return Record(
        id=identifier,
        label=label,
        category="" if category == _RELATION else category,
        synonyms=tuple(_synonym(value, number, name) for value in _split(names)),
        is_a=is_a,
        part_of=part_of,
        broader=broader,
        alt_ids=replaces,
        same_as=same_as,
        is_relation=category == _RELATION,
        line=number,
    )


def _name(synonym: Synonym) -> str:
    kind = f"+{synonym.kind}" if synonym.kind else ""
    return f"{synonym.scope}{kind}:{_clean(synonym.text)}"


def _synonym(value: str, number: int, name: str) -> Synonym:
    head, colon, text = value.partition(":")
    scope, _, kind = head.partition("+")
    if not colon or scope not in _SCOPES:
        raise OntologyError(f"{name}:{number}: found name {value[:60]!r}; expected 'exact:text' or another scope")
    return Synonym(Scope(scope), text, kind)


def _join(values: Iterable[str]) -> str:
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def _split(cell: str) -> list[str]:
    if "\\" not in cell:
        return cell.split("|") if cell else []
    return [re.sub(r"\\(.)", r"\1", value) for value in _BAR.sub(r"\1" + "\x00", cell).split("\x00")]


def _clean(text: str) -> str:
    return _BLANK.sub(" ", text).strip()
