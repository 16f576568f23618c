"""The sign of a chain abstains exactly where its paths disagree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from math import prod

from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.graph.signs import Sign, sign
from graphbuilder.model import Statement
from tests.story import Said, tell, term

PAIRS = list(permutations("abcde", 2))
LINKS = st.sampled_from([None] * 6 + ["increases"] * 4 + ["decreases"] * 4 + ["contributes_to"])
"""What links a pair of stations; a link without a sign is rare, because one of them hides all the rest."""


def paths(links: list[Statement], source: str, target: str) -> Iterator[list[int]]:
    """Yield the signs along each path from *source* to *target*, which passes nothing twice."""
    if source == target:
        yield []
    beyond = [link for link in links if source not in {link.object.id, target}]
    for link in beyond:
        if link.subject.id == source:
            yield from ([link.predicate.sign, *rest] for rest in paths(beyond, link.object.id, target))


@given(st.lists(LINKS, min_size=len(PAIRS), max_size=len(PAIRS)))
def test_a_sign_is_given_exactly_where_all_paths_agree(drawn: list[str | None]) -> None:
    """Counted by hand, path by path, loops or not; a link without a sign on any of them leaves it open."""
    said = [Said(cause, group, effect) for (cause, effect), group in zip(PAIRS, drawn, strict=True) if group]
    links = [claim.statement for claim in tell(*said).claims] if said else []
    source, target = term("a").id, term("e").id
    products = {prod(path) for path in paths(links, source, target)}

    expected = None if not products else Sign(products.pop()) if len(products) == 1 else Sign.UNDETERMINED
    assert sign(links, source, target) is expected
