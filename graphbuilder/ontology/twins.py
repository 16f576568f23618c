"""Terms of several ontologies that bear one name: HP, MONDO, DOID, SYMP and NCIT each have an anemia."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from graphbuilder.model import Category

_NAMED = frozenset(Category) - {Category.QUALITY, Category.OTHER}
"""Kinds whose names are as good as an identity; qualities and the rest are named by common words."""

_FINDING = Category.PHENOTYPE.value
_CONDITIONS = frozenset({Category.DISEASE.value, _FINDING})


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A term under one look-up key; ``label`` says that the key is its label's, and not that of an exact synonym."""

    key: str
    term: str
    category: str
    label: bool


Pair = tuple[str, str]


def twins(names: Iterable[Named]) -> Iterator[Pair]:
    """Yield the pairs of terms of two ontologies and one kind that share a name, sorted; the surest pairs first.

    The name is the label of both; or the label of one and an exact synonym of the other, which then must be the only
    terms of their ontologies to have it. Synonyms of findings are loose (a cause is a synonym of its sign): there each
    must have the label of the other. A disease and a finding are of one kind: which of the two a text means, it seldom
    says.
    """
    groups: defaultdict[tuple[str, str], dict[str, Named]] = defaultdict(dict)
    for one in names:
        if one.category in _NAMED:
            kind = Category.DISEASE.value if one.category in _CONDITIONS else one.category
            found = groups[one.key, kind]
            if one.label or one.term not in found:
                found[one.term] = one
    shared = [list(group.values()) for _, group in sorted(groups.items()) if len(group) > 1]
    alike = [_alone(one for one in group if one.label) for group in shared]
    yield from sorted({(one.term, other.term) for group in alike for one in group for other in group if one < other})
    yield from _by_synonym(map(_alone, shared))


def _by_synonym(groups: Iterable[list[Named]]) -> Iterator[Pair]:
    """Yield each term with those that have its label as a synonym; where one is a finding, if it holds both ways."""
    said: set[Pair] = set()
    enough: set[Pair] = set()
    for group in groups:
        for one, other in product(group, group):
            if one.label and not other.label:
                said.add((one.term, other.term))
                if _FINDING not in (one.category, other.category):
                    enough.add((one.term, other.term))
    yield from sorted(pair for pair in said if pair in enough or pair[::-1] in said)


def _alone(group: Iterable[Named]) -> list[Named]:
    """Return the terms that are the only ones of their ontology here, sorted."""
    members: defaultdict[str, list[Named]] = defaultdict(list)
    for one in group:
        members[one.term.partition(":")[0]].append(one)
    return sorted(terms[0] for terms in members.values() if len(terms) == 1)
