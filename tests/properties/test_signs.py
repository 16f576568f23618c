"""The sign of a chain abstains exactly where its ways disagree."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.graph.signs import Sign, sign
from graphbuilder.model import Statement
from tests.story import Said, tell, term

STATIONS = "abcdef"
SIGNS = {"increases": 1, "decreases": -1, "contributes_to": 0}
LINKS = st.tuples(st.sampled_from(STATIONS), st.sampled_from(sorted(SIGNS)), st.sampled_from(STATIONS))


def ways(links: list[Statement], source: str, target: str) -> Iterator[list[int]]:
    """Yield the signs along each way from *source* to *target*; the links must not run in circles."""
    for link in links:
        if link.subject.id == source:
            if link.object.id == target:
                yield [link.predicate.sign]
            yield from ([link.predicate.sign, *rest] for rest in ways(links, link.object.id, target))


@given(st.lists(LINKS, max_size=12))
def test_a_sign_is_given_exactly_where_all_ways_agree(drawn: list[tuple[str, str, str]]) -> None:
    """Counted by hand, way by way; a link without a sign on any of them leaves it open."""
    forward = [Said(cause, group, effect) for cause, group, effect in drawn if cause < effect]
    links = list({claim.statement.id: claim.statement for claim in tell(*forward).claims}.values())
    source, target = term("a").id, term("f").id
    products = {prod(way) for way in ways(links, source, target)}

    expected = None if not products else Sign(products.pop()) if len(products) == 1 else Sign.UNDETERMINED
    assert sign(links, source, target) is expected
