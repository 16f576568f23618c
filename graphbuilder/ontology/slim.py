"""Make ``ontology/slims/*.tsv``: what we ship of each ontology, from the files that the manifest names.

Facts only: ids, labels, names with scope, parents, ids taken over, equivalences. Living terms only; sorted, so that a
new release shows in a diff. ``SHA256SUMS`` beside them names the state that an index was built from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from graphbuilder.codec.files import write_text
from graphbuilder.errors import OntologyError
from graphbuilder.ontology import source, table
from graphbuilder.ontology.categories import above, alike, category
from graphbuilder.ontology.check import uncircled
from graphbuilder.ontology.digest import digest
from graphbuilder.ontology.manifest import Ontology
from graphbuilder.ontology.parthood import classified
from graphbuilder.ontology.prefixes import prefix_map
from graphbuilder.ontology.record import Record

_SUMS = "SHA256SUMS"
_TYPICAL = 0.8
"""A last word is usual in some categories when four in five labels elsewhere that end in it are of these."""

_SEEN = 3
"""... and at least so many do."""


def slim(ontologies: Iterable[Ontology], home: Path, out: Path, more: Iterable[Record] = ()) -> dict[str, int]:
    """Write one table an ontology into *out*, and return how many terms each holds; *home* holds the files.

    *more* are terms that the files may lack.

    Raises:
        OntologyError: If a file is missing or wrong; tables already written stay.
    """
    ontologies = tuple(ontologies)
    taken: dict[str, dict[str, Record]] = {}
    for ontology in sorted((o for o in ontologies if o.files), key=lambda ontology: bool(ontology.heads)):
        records = living(ontology, merged(ontology, home))
        taken[ontology.name] = _by_head(records, ontology, taken.values()) if ontology.heads else records
    by_prefix = {ontology.prefix: ontology.name for ontology in ontologies if ontology.name in taken}
    for record in more:
        if record.prefix in by_prefix:
            taken[by_prefix[record.prefix]].setdefault(record.id, record)
    known = {curie: record.category for records in taken.values() for curie, record in records.items()}
    unequal = {one: other for ontology in ontologies for one, other in ontology.unequal.items()}
    for name, records in taken.items():
        lines = (table.line(_linked(records[id_], known, unequal)) for id_ in sorted(records))
        _write(out / f"{name}.tsv", [table.HEADER, *lines])
    _write(out / _SUMS, [f"{digest(path)}  {path.name}" for path in sorted(out.glob("*.tsv"))])
    return {name: len(records) for name, records in sorted(taken.items())}


def merged(ontology: Ontology, home: Path) -> dict[str, Record]:
    """Return the ontology's own records from its files; a later file adds terms, and parents that it can tell apart."""
    records: dict[str, Record] = {}
    for number, file in enumerate(ontology.files):
        with source.opened(home / file) as reading:
            for record in uncircled(reading.records, ontology):
                if record.prefix != ontology.prefix:
                    continue
                if number == 0 and ontology.mixed:
                    records.setdefault(record.id, replace(record, is_a=(), broader=record.is_a))
                elif record.id not in records:
                    records[record.id] = record
                elif ontology.mixed:
                    records[record.id] = _sorted_out(records[record.id], record)
    if ontology.mixed:
        records = classified(records)
    if not records:
        raise OntologyError(
            f"{', '.join(ontology.files)}: no term {ontology.prefix}:...; see the manifest, '{ontology.name}'"
        )
    return records


def living(ontology: Ontology, records: Mapping[str, Record]) -> dict[str, Record]:
    """Return what the manifest takes of *records*: living terms with their category and the ids they took over."""
    gone = {record.id for record in records.values() if record.obsolete or record.label.lower().startswith("obsolete ")}
    ancestry = {curie: above(curie, records) for curie in records}
    left_out = {
        curie
        for curie, ancestors in ancestry.items()
        if not ancestors.isdisjoint(ontology.without) and ancestors.isdisjoint(ontology.keep)
    }
    replaces = defaultdict(list)
    for curie in gone:
        for new in records[curie].replaced_by[:1] if len(records[curie].replaced_by) == 1 else ():
            replaces[new].append(curie)
    return {
        curie: replace(
            record,
            category=category(curie, ontology, records),
            alt_ids=(*record.alt_ids, *replaces[curie]),
        )
        for curie, record in records.items()
        if record.label and curie not in gone and curie not in left_out
    }


def _sorted_out(record: Record, other: Record) -> Record:
    """Return *record* with those of its mixed parents that *other* calls is_a or part_of put there."""
    is_a = tuple(parent for parent in record.broader if parent in other.is_a)
    part_of = tuple(parent for parent in record.broader if parent in other.part_of and parent not in is_a)
    broader = tuple(parent for parent in record.broader if parent not in {*is_a, *part_of})
    return replace(record, is_a=(*record.is_a, *is_a), part_of=(*record.part_of, *part_of), broader=broader)


def _by_head(
    records: Mapping[str, Record], ontology: Ontology, others: Iterable[Mapping[str, Record]]
) -> dict[str, Record]:
    """Return the records whose last word names one of the wanted categories elsewhere, with that category."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for other in others:
        for record in other.values():
            counts[_head(record.label)][record.category] += 1
    taken = {}
    for curie, record in records.items():
        seen = counts[_head(record.label)]
        wanted = {category: seen[category] for category in ontology.heads}
        if seen.total() >= _SEEN and sum(wanted.values()) >= _TYPICAL * seen.total():
            taken[curie] = replace(record, category=max(sorted(wanted), key=wanted.__getitem__))
    return taken


def _head(label: str) -> str:
    """Return the last word of a label, before what says where: "neoplasm" of "metastatic neoplasm in the bone"."""
    words = label.lower().partition(" in the ")[0].split()
    return words[-1] if words else ""


def _linked(record: Record, known: Mapping[str, str], unequal: Mapping[str, str]) -> Record:
    """Return the record with links to terms that we ship alone, and cross-references to them as equivalences."""
    return replace(
        record,
        synonyms=tuple(synonym for synonym in record.synonyms if synonym.text.strip()),
        is_a=_within(record.is_a, known),
        part_of=_within(record.part_of, known),
        broader=_within(record.broader, known),
        alt_ids=tuple(curie for curie in record.alt_ids if curie.partition(":")[0] in prefix_map()),
        same_as=tuple(
            curie
            for curie in _within(record.same_as or record.xrefs, known)
            if curie != record.id and alike(record.category, known[curie]) and curie != unequal.get(record.id)
        ),
    )


def _within(ids: Iterable[str], known: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(curie for curie in ids if curie in known)


def _write(path: Path, lines: Iterable[str]) -> None:
    write_text(path, "".join(f"{text}\n" for text in lines))
