"""A contrast does not depend on who is named first, and what it calls deciding decides."""

from __future__ import annotations

from hypothesis import given

from graphbuilder.assembly.contrast import contrast
from tests.properties.test_merge import graph
from tests.story import Story
from tests.strategies import TREE, stories


@given(stories())
def test_a_contrast_is_the_same_from_both_sides(told: list[Story]) -> None:
    """Divergence and observations change places and nothing else."""
    whole = graph(told)
    for first in whole.hypotheses:
        for second in whole.hypotheses:
            there, back = contrast(first, second, whole, TREE), contrast(second, first, whole, TREE)

            assert there.divergence == back.divergence[::-1]
            assert there.observations == back.observations
            assert set(there.deciding) == set(back.deciding)
