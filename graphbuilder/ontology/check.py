"""Is an ontology fit for the index? Duplicate ids, circles in is_a, and parents that nobody defines are refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graphbuilder.errors import OntologyError
from graphbuilder.ontology.manifest import Ontology
from graphbuilder.ontology.record import Record

_PREFIX = re.compile(r"[A-Za-z][\w.-]*")
"""It names files of ours, so it may hold no slash."""


def checked(records: Iterable[Record], name: str) -> dict[str, Record]:
    """Return the records by id; *name* is the file's, for messages.

    Raises:
        OntologyError: If an id stands twice, is_a goes in a circle, or a parent of the ontology's own is not there.
            Parents of other ontologies may be missing: those are installed on their own.
    """
    found: dict[str, Record] = {}
    for record in records:
        if record.id in found:
            raise OntologyError(
                f"{_place(record, name)}: {record.id} is there already{_at(found[record.id])}; an id stands once"
            )
        found[record.id] = record
    if not any(record.label for record in found.values()):
        raise OntologyError(f"{name}: no term with a label; is the file complete?")
    _no_dangling(found, name)
    _no_circle(found, name)
    return found


def uncircled(records: Iterable[Record], ontology: Ontology) -> Iterator[Record]:
    """Yield the records without the is_a links that the manifest knows to close a circle."""
    for record in records:
        cut = ontology.cut.get(record.id)
        yield replace(record, is_a=tuple(parent for parent in record.is_a if parent != cut)) if cut else record


def own_prefix(records: Iterable[Record], stated: str, name: str) -> str:
    """Return the prefix whose terms the file is about: the one that its *stated* name names, else the most common.

    Raises:
        OntologyError: If the terms have no CURIEs to be known by.
    """
    counts = Counter(record.prefix for record in records if ":" in record.id)
    if not counts:
        raise OntologyError(f"{name}: no term with a CURIE; is the file complete?")
    named = {prefix.lower(): prefix for prefix in counts}
    words = (stated.lower(), *stated.lower().replace("_", "-").split("-"))
    prefix = next((named[word] for word in words if word in named), max(sorted(counts), key=counts.__getitem__))
    if not _PREFIX.fullmatch(prefix) or prefix.startswith("http"):
        raise OntologyError(f"{name}: terms such as '{prefix}:...' have no CURIE; name their base in prefixes.toml")
    return prefix


def _no_dangling(records: Mapping[str, Record], name: str) -> None:
    own = own_prefix(records.values(), "", name)
    for record in records.values():
        for parent in record.is_a:
            if parent not in records and parent.startswith(f"{own}:") and record.prefix == own:
                where = _place(record, name)
                raise OntologyError(f"{where}: {record.id} is_a {parent}, which is not in the file; is it complete?")


def _no_circle(records: Mapping[str, Record], name: str) -> None:
    done: set[str] = set()
    for start in records:
        path: list[str] = []
        on_path: set[str] = set()
        open_: list[tuple[str, bool]] = [(start, False)]
        while open_:
            curie, leave = open_.pop()
            if leave:
                on_path.discard(path.pop())
                done.add(curie)
            elif curie in on_path:
                raise OntologyError(_circle([*path[path.index(curie) :], curie], records, name))
            elif curie not in done and curie in records:
                path.append(curie)
                on_path.add(curie)
                open_.append((curie, True))
                open_ += [(parent, False) for parent in records[curie].is_a]


def _circle(path: Sequence[str], records: Mapping[str, Record], name: str) -> str:
    return f"{_place(records[path[0]], name)}: is_a goes in a circle: {' is_a '.join(path)}"


def _place(record: Record, name: str) -> str:
    return f"{name}:{record.line}" if record.line else name


def _at(record: Record) -> str:
    return f" at line {record.line}" if record.line else ""
