"""Names that are spelt nearly alike: "gangion cell" is a slip, "hypotension" for "hypertension" is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphbuilder.ontology.index import Index

LIKE = 92.0
"""What RapidFuzz must give at least; every wrong hit in a probe scored 76 to 86."""

_SAME = 4
"""Letters at the beginning that must agree: antonyms differ there (hyper-, hypo-, micro-, macro-)."""

_SHORTEST = 8
_DIGITS = re.compile(r"\d+")


def near(name: str, index: Index) -> Iterator[tuple[str, float]]:
    """Yield the known keys nearest to *name* with their likeness in [0, 1], nearest first."""
    if len(name) < _SHORTEST:
        return
    from rapidfuzz import fuzz, process

    keys = [known for known in index.keys(name[:_SAME]) if _DIGITS.findall(known) == _DIGITS.findall(name)]
    found = process.extract(name, keys, scorer=fuzz.ratio, score_cutoff=LIKE, limit=3)
    yield from ((known, likeness / 100) for known, likeness, _ in sorted(found, key=lambda one: (-one[1], one[0])))
