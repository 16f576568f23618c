"""Read the gene table of HGNC: approved symbol, name, and other symbols."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graphbuilder.errors import OntologyError
from graphbuilder.ontology.record import Reading, Record, Scope, Synonym

_COLUMNS = {
    "id": ("HGNC ID", "hgnc_id"),
    "symbol": ("Approved Symbol", "Approved symbol", "symbol"),
    "name": ("Approved Name", "Approved name", "name"),
    "status": ("Status", "status"),
    "synonyms": ("Synonyms", "Alias symbols", "alias_symbol"),
    "previous": ("Previous symbols", "Previous Symbols", "prev_symbol"),
}
"""The heads of the columns, as the download tool and the complete set have had them over the years."""

_FIRST = tuple(head.encode() for head in _COLUMNS["id"])


def is_header(start: bytes) -> bool:
    """Tell whether a file that begins so is a gene table."""
    return start.startswith(_FIRST)


def read(lines: Iterable[str], name: str) -> Reading:
    """Return the approved genes of a table; it states no version.

    Raises:
        OntologyError: If the table lacks a column, or (while the records are read) at the first short line.
    """
    numbered = enumerate(lines, 1)
    _, first = next(numbered)
    heads = first.rstrip("\r\n").split("\t")
    places = {column: heads.index(head) for column, known in _COLUMNS.items() for head in known if head in heads}
    missing = {"id", "symbol", "name"} - set(places)
    if missing:
        raise OntologyError(f"{name}:1: no column for the {', '.join(sorted(missing))}; found {', '.join(heads)}")
    return Reading("hgnc", "", "", _records(numbered, places, len(heads), name))


def _records(numbered: Iterable[tuple[int, str]], places: Mapping[str, int], width: int, name: str) -> Iterator[Record]:
    for number, line in numbered:
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != width:
            raise OntologyError(f"{name}:{number}: found {len(cells)} columns; expected {width}")
        row = {column: cells[place].strip().strip('"') for column, place in places.items()}
        if row.get("status", "Approved") == "Approved":
            yield Record(id=_id(row["id"]), label=row["symbol"], synonyms=tuple(_synonyms(row)), line=number)


def _id(value: str) -> str:
    return value if value.startswith("HGNC:") else f"HGNC:{value}"


def _synonyms(row: Mapping[str, str]) -> Iterator[Synonym]:
    """Yield the full name, which is exact, and other symbols, which genes share and change."""
    if row["name"]:
        yield Synonym(Scope.EXACT, row["name"])
    for column in ("synonyms", "previous"):
        for text in row.get(column, "").replace("|", ",").split(","):
            if text.strip():
                yield Synonym(Scope.RELATED, text.strip(), "abbreviation")
