"""Build the memory-mapped index of some ontologies; what its file holds is said in ``layout``."""

from __future__ import annotations

import gc
import json
import os
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

from marisa_trie import RecordTrie, Trie

from graphbuilder.errors import OntologyError
from graphbuilder.model import Category
from graphbuilder.ontology.categories import alike
from graphbuilder.ontology.layout import (
    ALIGN,
    CATEGORIES,
    ENDS,
    FORMAT,
    GOES_ON,
    LENGTH,
    MAGIC,
    NESTING,
    OBSOLETE,
    RELATION,
    SCOPES,
    STEPS,
    TYPES,
    WORD,
)
from graphbuilder.ontology.names import key
from graphbuilder.ontology.record import Record, Scope
from graphbuilder.ontology.twins import Named, twins

_TELLING = 4
"""Letters of the shortest name that makes two terms one."""

_MOST = 255
"""What a byte can count: sources, and kinds of names."""


@dataclass(frozen=True, slots=True)
class Source:
    """The records of one ontology with what the index says of it."""

    name: str
    version: str
    licence: str
    records: Iterable[Record]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What an index holds: living terms by ontology, names, and what was odd, one line each."""

    path: Path
    terms: Mapping[str, int] = field(default_factory=dict)
    names: int = 0
    notes: tuple[str, ...] = ()


def build_index(sources: Iterable[Source], path: Path, same: Iterable[tuple[str, str]] = ()) -> Report:
    """Write the index of *sources* as the file *path*, in place of what is there; *same* are pairs that mean the same.

    Of two records with one id the first wins, so put what should win first. Readers of the old file keep it.

    Raises:
        OntologyError: If a source is wrong or the disk cannot take the index; what is at *path* stays in use.
    """
    with _uncollected():
        return _build(sources, path, same)


def _build(sources: Iterable[Source], path: Path, same: Iterable[tuple[str, str]]) -> Report:
    gathered = _gather(sources)
    pool = _Pool()
    terms = Trie(gathered.records, num_tries=NESTING)
    numbered = [gathered.records[terms.restore_key(number)] for number in range(len(terms))]
    records = [record for record, _ in numbered]
    entries = _names(records)
    sections = {
        "terms": terms.tobytes(),
        **_term_sections(numbered, pool),
        **_link_sections(records, terms, pool, same, _twins(entries, records, terms)),
        **_name_sections(entries, terms, pool),
        **pool.sections(),
    }
    _write({"format": FORMAT, "ontologies": gathered.infos, "kinds": pool.kinds}, sections, path)
    return Report(path, gathered.counts, len(entries), tuple(gathered.notes))


@dataclass(slots=True)
class _Gathered:
    """Every record once, with the number of its source; what the header says of the sources; what was passed over."""

    records: dict[str, tuple[Record, int]] = field(default_factory=dict)
    infos: list[dict[str, str | int]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def _gather(sources: Iterable[Source]) -> _Gathered:
    gathered = _Gathered()
    for number, source in enumerate(sources):
        if number > _MOST:
            raise OntologyError(f"{source.name}: an index holds {_MOST + 1} ontologies at most; remove some")
        living = 0
        for record in source.records:
            if record.id in gathered.records:
                gathered.notes.append(f"{source.name}: {record.id} is there already; the first is kept")
            elif record.label or record.obsolete:
                gathered.records[record.id] = (record, number)
                living += not record.obsolete
        gathered.counts[source.name] = living
        gathered.infos.append(
            {
                "name": source.name,
                "version": source.version,
                "licence": source.licence,
                "title": source.title,
                "terms": living,
            }
        )
    return gathered


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the cyclic collector off records that all live to the end: walking them is a quarter of the build."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Pool:
    """Every text once, by number; number 0 is the empty text."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {"": 0}
        self.kinds: list[str] = [""]

    def add(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    def kind(self, kind: str) -> int:
        if kind not in self.kinds and len(self.kinds) <= _MOST:
            self.kinds.append(kind)
        return self.kinds.index(kind) if kind in self.kinds else 0

    def sections(self) -> dict[str, bytes]:
        encoded = [text.encode("utf-8") for text in self.numbers]
        return {"text": b"".join(encoded), "text_at": _words(accumulate(map(len, encoded), initial=0))}


def _term_sections(ordered: Sequence[tuple[Record, int]], pool: _Pool) -> dict[str, bytes]:
    categories = {category.value: number for number, category in enumerate(CATEGORIES)}
    other = categories[Category.OTHER.value]
    return {
        "label": _words(pool.add(record.label) for record, _ in ordered),
        "definition": _words(pool.add(record.definition) for record, _ in ordered),
        "category": bytes(categories.get(record.category, other) for record, _ in ordered),
        "source": bytes(number for _, number in ordered),
        "flags": bytes(OBSOLETE * record.obsolete + RELATION * record.is_relation for record, _ in ordered),
    }


def _link_sections(
    records: Sequence[Record],
    terms: Trie,
    pool: _Pool,
    same: Iterable[tuple[str, str]],
    twins: Iterable[tuple[str, str]],
) -> dict[str, bytes]:
    """Return the links of every term; a target that no source defines is left out (``check`` reports those)."""
    links = {
        name: [_numbers(getattr(record, name), terms) for record in records]
        for name in ("is_a", "part_of", "broader", "replaced_by")
    }
    links["children"] = _inverse(links["is_a"])
    equal = [*_numbered(same, terms), *_equivalences(records, terms), *_numbered(twins, terms)]
    links["same_as"] = _classes(equal, records)
    links["xrefs"] = [[pool.add(xref) for xref in record.xrefs] for record in records]
    sections: dict[str, bytes] = {}
    for name, rows in links.items():
        sections |= _stretches(name, rows)
    old = {
        alt: (terms[record.id],)
        for record in records
        if not record.obsolete
        for alt in record.alt_ids
        if alt not in terms
    }
    sections["old"] = RecordTrie(f"<{WORD}", sorted(old.items())).tobytes()
    return sections


def _numbers(ids: Iterable[str], terms: Trie) -> list[int]:
    return [terms[target] for target in ids if target in terms]


def _inverse(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    inverse: list[list[int]] = [[] for _ in rows]
    for number, targets in enumerate(rows):
        for target in targets:
            inverse[target].append(number)
    return inverse


def _numbered(pairs: Iterable[tuple[str, str]], terms: Trie) -> Iterator[tuple[int, int]]:
    return ((terms[left], terms[right]) for left, right in pairs if left in terms and right in terms)


def _twins(entries: Iterable[_Entry], records: Sequence[Record], terms: Trie) -> Iterator[tuple[str, str]]:
    """Yield the pairs of terms that share a name; by label or exact synonym, but for names of two letters."""
    label, exact = SCOPES.index(Scope.LABEL), SCOPES.index(Scope.EXACT)
    named = (
        Named(entry.key, entry.term, records[terms[entry.term]].category, entry.scope == label)
        for entry in entries
        if entry.scope in (label, exact) and len(entry.key) >= _TELLING and not entry.text.isupper()
    )
    return twins(named)


def _equivalences(records: Sequence[Record], terms: Trie) -> Iterator[tuple[int, int]]:
    """Yield the pairs that the records themselves give.

    Where a term says what is the same, its cross-references are something else; where it does not, they count between
    things of one kind.
    """
    for number, record in enumerate(records):
        yield from ((number, other) for other in _numbers(record.same_as, terms))
        for other in _numbers(() if record.same_as else record.xrefs, terms):
            if alike(record.category, records[other].category):
                yield number, other


def _classes(pairs: Iterable[tuple[int, int]], records: Sequence[Record]) -> list[list[int]]:
    """Return, for every term, the others that it is one with, through any number of equivalences.

    A class never holds two terms of one ontology: where it would, a link means no more than "see also", and the later
    one is passed over.
    """
    members: dict[int, list[int]] = {}
    for number, target in pairs:
        ours, theirs = members.get(number, [number]), members.get(target, [target])
        if {records[n].prefix for n in ours}.isdisjoint(records[n].prefix for n in theirs):
            joined = [*ours, *theirs]
            members.update((member, joined) for member in joined)
    return [sorted(set(members.get(number, ())) - {number}) for number in range(len(records))]


class _Entry(NamedTuple):
    """A name of a term under its look-up key."""

    key: str
    term: str
    text: str
    scope: int
    kind: str


def _names(records: Iterable[Record]) -> set[_Entry]:
    """Return every name of a living term."""
    scopes = {scope: number for number, scope in enumerate(SCOPES)}
    entries: set[_Entry] = set()
    for record in records:
        if record.obsolete or record.is_relation:
            continue
        entries.add(_Entry(key(record.label), record.id, record.label, scopes[Scope.LABEL], ""))
        for synonym in record.synonyms:
            entries.add(_Entry(key(synonym.text), record.id, synonym.text, scopes[synonym.scope], synonym.kind))
    return {entry for entry in entries if entry.key}


def _name_sections(entries: Collection[_Entry], terms: Trie, pool: _Pool) -> dict[str, bytes]:
    """Return the names in the order of their keys' numbers, and under one key by term, text and scope."""
    counts = Counter(entry.key for entry in entries)
    keys = Trie(counts, num_tries=NESTING)
    ordered = sorted(entries, key=lambda entry: (keys[entry.key], *entry[1:]))
    by_term: list[list[int]] = [[] for _ in range(len(terms))]
    numbers = [terms[entry.term] for entry in ordered]
    for place, number in enumerate(numbers):
        by_term[number].append(place)
    return {
        "keys": keys.tobytes(),
        **_starts(counts),
        "entries_at": _words(accumulate((counts[keys.restore_key(at)] for at in range(len(keys))), initial=0)),
        "name_term": _words(numbers),
        "name_text": _words(pool.add(entry.text) for entry in ordered),
        "name_scope": bytes(entry.scope for entry in ordered),
        "name_kind": bytes(pool.kind(entry.kind) for entry in ordered),
        **_stretches("names", by_term),
    }


def _starts(keys: Iterable[str]) -> dict[str, bytes]:
    """Return what comes after the beginnings of the keys."""
    following: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for name in keys:
        words = name.split(" ")
        beginning = words[0]
        for at, word in enumerate(words[1:], 2):
            steps = following[beginning]
            steps[word] = steps.get(word, 0) | (ENDS if at == len(words) else GOES_ON)
            beginning = f"{beginning} {word}"
    starts = Trie(following, num_tries=NESTING)
    rows = [_by_step(following[starts.restore_key(number)]) for number in range(len(starts))]
    return {
        "starts": starts.tobytes(),
        "next": b"".join(rows),
        "next_at": _words(accumulate(map(len, rows), initial=0)),
    }


def _by_step(steps: Mapping[str, int]) -> bytes:
    lines = (" ".join(sorted(word for word, found in steps.items() if found == step)) for step in STEPS)
    return "\n".join(lines).encode("utf-8")


def _stretches(name: str, rows: Sequence[Sequence[int]]) -> dict[str, bytes]:
    flat = _words(number for row in rows for number in row)
    return {name: flat, f"{name}_at": _words(accumulate(map(len, rows), initial=0))}


def _words(numbers: Iterable[int]) -> bytes:
    return array(WORD, numbers).tobytes()


def _write(header: dict[str, object], sections: Mapping[str, bytes], path: Path) -> None:
    places: dict[str, tuple[str, int, int]] = {}
    at = 0
    for name, content in sections.items():
        places[name] = (TYPES.get(name, WORD), at, len(content))
        at += len(content) + _padding(len(content))
    header = header | {"sections": places, "size": at, "byteorder": sys.byteorder}
    head = json.dumps(header, separators=(",", ":")).encode()
    head += b" " * _padding(len(MAGIC) + LENGTH + len(head))
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(prefix=f".{path.name}-", dir=path.parent, delete=False) as stream:
            temporary = Path(stream.name)
            stream.write(MAGIC + len(head).to_bytes(LENGTH, "little") + head)
            for content in sections.values():
                stream.write(content + bytes(_padding(len(content))))
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)  # a temporary file is ours alone; an index may be shared by the users of a machine
        temporary.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OntologyError(f"{path}: cannot write the index: {reason}; the old one stays in use") from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _padding(length: int) -> int:
    return -length % ALIGN
