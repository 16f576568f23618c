"""Learn from annotated text which surfaces mean which terms, and which names of the ontologies mislead."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphbuilder.grounding.lexicon import Lexicon
from graphbuilder.grounding.tables import Learned
from graphbuilder.ontology.names import key, tokens

LONGEST = 8
"""Words of the longest surface that is learned."""

_CAP = 4
"""How often at most one document counts for one surface."""

_MISLED = 3
"""How often a name must have been passed over by the annotators before we say so."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A mention that annotators gave a term: where, which, and its label."""

    start: int
    end: int
    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with all its mentions of the ontologies with these prefixes.

    ``defined`` are its own short forms; ``nested`` says that mentions within mentions are marked too.
    """

    text: str
    prefixes: tuple[str, ...]
    annotations: Sequence[Annotation]
    defined: frozenset[str] = frozenset()
    nested: bool = False


def learn(documents: Iterable[Annotated], lexicon: Lexicon) -> Iterator[Learned]:
    """Yield what *documents* teach, sorted; *lexicon* holds the names that they may prove misleading.

    A document counts at most ``_CAP`` times for a surface, for a paper on rods speaks of rods on every line. The short
    forms that it defines for itself are no general names and do not count.
    """
    given: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    surfaces: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seen: Counter[tuple[str, str]] = Counter()
    labels: dict[str, str] = {}
    documents = tuple(documents)
    known = frozenset(name for document in documents for name, _, _ in _taught(document))
    for document in documents:
        labels.update((one.term, one.label) for one in document.annotations)
        counts = _given(document, surfaces)
        totals = _seen(document, known, lexicon)
        for pair in totals.keys() | counts.keys():
            total = max(totals[pair], sum(counts.get(pair, {}).values()))
            share = min(_CAP, total) / total
            seen[pair] += round(total * share)
            given[pair].update({term: round(count * share) for term, count in counts.get(pair, {}).items()})
    rows = (row for row in _rows(given, surfaces, seen, labels) if row.count or _misleads(row, lexicon))
    yield from sorted(rows, key=lambda row: (row.name.casefold(), row.name, row.term))


Pair = tuple[str, str]
"""A key and the prefix of an ontology."""


def _rows(
    given: Mapping[Pair, Counter[str]],
    surfaces: Mapping[tuple[str, str], Counter[str]],
    seen: Counter[Pair],
    labels: Mapping[str, str],
) -> Iterator[Learned]:
    for (name, prefix), total in seen.items():
        terms = {term: count for term, count in given[name, prefix].items() if count}
        for term, count in terms.items():
            surface = surfaces[name, term].most_common(1)[0][0]
            yield Learned(surface, term, labels[term], count, max(total, sum(terms.values())))
        if not terms and total >= _MISLED:
            yield Learned(name, f"{prefix}:", "", 0, total)


def _taught(document: Annotated) -> Iterator[tuple[str, str, Annotation]]:
    """Yield key, surface and annotation of every mention that is a name beyond this document."""
    for one in document.annotations:
        surface = " ".join(document.text[one.start : one.end].split())
        name = key(surface)
        if name and name.count(" ") < LONGEST and surface not in document.defined:
            yield name, surface, one


def _given(document: Annotated, surfaces: Mapping[tuple[str, str], Counter[str]]) -> dict[Pair, Counter[str]]:
    """Count the terms that a document gives each key, and note in *surfaces* how it was written."""
    given: defaultdict[Pair, Counter[str]] = defaultdict(Counter)
    for name, surface, one in _taught(document):
        given[name, one.term.partition(":")[0]][one.term] += 1
        surfaces[name, one.term][surface] += 1
    return given


def _seen(document: Annotated, known: frozenset[str], lexicon: Lexicon) -> Counter[Pair]:
    """Count, by key and prefix, the places where a name stands and no longer mention takes it up."""
    seen: Counter[Pair] = Counter()
    covered = {prefix: {} if document.nested else _covered(document, prefix) for prefix in document.prefixes}
    for name, start, end in _places(document.text, known, lexicon):
        if document.text[start:end] in document.defined:
            continue
        for prefix in document.prefixes:
            if not any(a <= start and end <= b and b - a > end - start for a, b in covered[prefix].get(start, ())):
                seen[name, prefix] += 1
    return seen


def _covered(document: Annotated, prefix: str) -> dict[int, list[tuple[int, int]]]:
    """Return the mentions of one ontology by every offset that they cover."""
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for one in document.annotations:
        if one.term.startswith(f"{prefix}:"):
            for at in range(one.start, one.end):
                found[at].append((one.start, one.end))
    return found


def _places(text: str, learned: frozenset[str], lexicon: Lexicon) -> Iterator[tuple[str, int, int]]:
    """Yield every name that stands in *text*, those within others too."""
    found = tokens(text)
    words = [word for word, _, _ in found]
    for at in range(len(words)):
        known = set(lexicon.reach.lengths(words, at))
        for count in range(1, min(LONGEST, len(words) - at) + 1):
            name = " ".join(words[at : at + count])
            if count in known or name in learned:
                yield name, found[at][1], found[at + count - 1][2]


def _misleads(row: Learned, lexicon: Lexicon) -> bool:
    """Tell whether *lexicon* has the name of a row for the ontology whose annotators passed it over."""
    return any(entry.term.id.startswith(row.term) for entry in lexicon.entries(row.name))
