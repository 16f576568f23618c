"""Names that are spelt nearly alike: "gangion cell" is a slip, "hypotension" for "hypertension" is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graphbuilder.ontology.index import Index

LIKE = 92.0
"""What RapidFuzz must give at least; every wrong hit in a probe scored 76 to 86."""

_SAME = 4
"""Letters at the beginning that must agree: antonyms differ there (hyper-, hypo-, micro-, macro-)."""

_SHORTEST = 8
_LONG_WORD = 6
"""Letters of the shortest word that is taken for a slip."""

_DIGITS = re.compile(r"\d+")


def near(name: str, index: Index) -> Iterator[tuple[str, float]]:
    """Yield the known keys that *name* is a slip of, with their likeness in [0, 1], nearest first.

    A slip is one long word with one letter wrong, missing, doubled or swapped, that is no word of any other name: a
    "hepatitis A virus" is no "hepatitis B virus", and "alteration" no "alternation". Words may be written as one.
    """
    if len(name) < _SHORTEST:
        return
    from rapidfuzz import fuzz, process

    keys = [known for known in index.keys(name[:_SAME]) if _DIGITS.findall(known) == _DIGITS.findall(name)]
    found = process.extract(name, keys, scorer=fuzz.ratio, score_cutoff=LIKE, limit=3)
    for known, likeness, _ in sorted(found, key=lambda one: (-one[1], one[0])):
        if _is_slip(name, known, index):
            yield known, likeness / 100


def _is_slip(name: str, known: str, index: Index) -> bool:
    from rapidfuzz.distance import OSA

    if name.replace(" ", "") == known.replace(" ", ""):
        return True
    ours, theirs = name.split(" "), known.split(" ")
    odd = [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]]
    if len(ours) != len(theirs) or len(odd) != 1:
        return False
    word, other = odd[0]
    return len(word) >= _LONG_WORD and OSA.distance(word, other) == 1 and word not in _vocabulary(index)


@lru_cache(1)
def _vocabulary(index: Index) -> frozenset[str]:
    """Return every longer word of every name; takes a fraction of a second, once something looks like a slip."""
    names = index.keys()
    return frozenset(word for name in names for word in name.split(" ") if len(word) >= _LONG_WORD)
