"""The sign of a chain abstains exactly where its ways disagree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import prod

from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.graph.signs import Sign, sign
from graphbuilder.model import Statement
from tests.story import Said, tell, term

PAIRS = list(combinations("abcde", 2))
LINKS = st.sampled_from([None] * 6 + ["increases"] * 4 + ["decreases"] * 4 + ["contributes_to"])
"""What links a pair of stations; a link without a sign is rare, because one of them hides all the rest."""


def ways(links: list[Statement], source: str, target: str) -> Iterator[list[int]]:
    """Yield the signs along each way from *source* to *target*; the links must not run in circles."""
    for link in links:
        if link.subject.id == source:
            if link.object.id == target:
                yield [link.predicate.sign]
            yield from ([link.predicate.sign, *rest] for rest in ways(links, link.object.id, target))


@given(st.lists(LINKS, min_size=len(PAIRS), max_size=len(PAIRS)))
def test_a_sign_is_given_exactly_where_all_ways_agree(drawn: list[str | None]) -> None:
    """Counted by hand, way by way; a link without a sign on any of them leaves it open."""
    said = [Said(cause, group, effect) for (cause, effect), group in zip(PAIRS, drawn, strict=True) if group]
    links = [claim.statement for claim in tell(*said).claims] if said else []
    source, target = term("a").id, term("e").id
    products = {prod(way) for way in ways(links, source, target)}

    expected = None if not products else Sign(products.pop()) if len(products) == 1 else Sign.UNDETERMINED
    assert sign(links, source, target) is expected
