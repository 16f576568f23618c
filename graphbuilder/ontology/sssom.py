"""Read SSSOM tables of mappings: which term of one ontology is the same as which of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphbuilder.errors import OntologyError
from graphbuilder.ontology.prefixes import canonical

_COLUMNS = ("subject_id", "predicate_id", "object_id")
_EQUAL = frozenset({"skos:exactMatch", "owl:equivalentClass", "owl:sameAs"})


def is_mappings(start: bytes) -> bool:
    """Tell whether a file that begins so is an SSSOM table: comments, then a head with the three columns."""
    head = next((line for line in start.splitlines() if not line.startswith(b"#")), b"")
    return set(_COLUMNS) <= set(head.decode("utf-8", "replace").split("\t"))


def read(lines: Iterable[str], name: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of terms that mean the same; weaker mappings and negated ones are passed over.

    Raises:
        OntologyError: At the first line that has too few columns or no CURIE where one belongs.
    """
    places: dict[str, int] = {}
    width = 0
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if line.startswith("#") or not line.strip():
            continue
        if not places:
            missing = [column for column in _COLUMNS if column not in cells]
            if missing:
                raise OntologyError(f"{name}:{number}: no column {', '.join(missing)}; this is not an SSSOM table")
            places, width = {column: place for place, column in enumerate(cells)}, len(cells)
            continue
        if len(cells) != width:
            raise OntologyError(f"{name}:{number}: found {len(cells)} columns; expected {width}")
        subject, relation, other = (canonical(cells[places[column]].strip()) for column in _COLUMNS)
        if ":" not in subject or ":" not in other:
            raise OntologyError(f"{name}:{number}: found '{subject}' and '{other}'; expected two CURIEs")
        negated = "predicate_modifier" in places and cells[places["predicate_modifier"]].strip() == "Not"
        if relation in _EQUAL and not negated:
            yield subject, other
