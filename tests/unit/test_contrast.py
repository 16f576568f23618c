"""What tells rivals apart, and what they leave open."""

from __future__ import annotations

from dataclasses import replace

from graphbuilder.assembly import NoHierarchy
from graphbuilder.assembly.contrast import contrast, contrasts
from graphbuilder.assembly.gaps import gaps
from graphbuilder.model import Graph
from graphbuilder.model.contrast import GapKind
from tests.story import Said, tell
from tests.unit.test_assembly import graph, two_mechanisms

NOTHING = NoHierarchy()


def rivals() -> Graph:
    """Return the graph of two rival mechanisms."""
    return graph(two_mechanisms())


def test_rivals_part_at_their_initiating_events() -> None:
    """The first divergence is where a study would look first."""
    first, second = rivals().hypotheses
    found = contrast(first, second, rivals(), NOTHING)

    assert [concept.label for concept in found.divergence if concept] == ["crack", "operation"]


def test_shared_stations_are_named_and_do_not_discriminate() -> None:
    """What both expect tells nothing."""
    first, second = rivals().hypotheses
    found = contrast(first, second, rivals(), NOTHING)

    assert [concept.label for concept in found.shared] == ["seed cell", "lump"]
    assert {seen.concept.label for seen in found.observations} == {"crack", "operation", "soil cell", "soil"}


def test_a_contrast_is_symmetric() -> None:
    """It does not matter who is named first."""
    first, second = rivals().hypotheses
    there, back = contrast(first, second, rivals(), NOTHING), contrast(second, first, rivals(), NOTHING)

    assert (there.observations, there.divergence) == (back.observations, back.divergence[::-1])


def test_each_pair_of_rivals_is_contrasted_once() -> None:
    """Two rivals make one contrast."""
    assert len(list(contrasts(rivals(), NOTHING))) == 1


def test_an_interaction_partner_that_nothing_brings_is_a_gap() -> None:
    """The text says whom the soil meets, not where it comes from."""
    second = rivals().hypotheses[1]
    found = [gap for gap in gaps(second, rivals()) if gap.kind is GapKind.NO_SOURCE]

    assert [gap.concept.label for gap in found if gap.concept] == ["seed cell"]


def test_a_gap_is_bridged_by_what_the_graph_knows_elsewhere() -> None:
    """The rival says where the seed comes from."""
    second = rivals().hypotheses[1]
    (found,) = (gap for gap in gaps(second, rivals()) if gap.kind is GapKind.NO_SOURCE)

    assert [bridge.label for bridge in found.bridges] == ["crack releases seed cell"]


def test_a_step_without_evidence_is_a_gap() -> None:
    """A curated link may lack a quote."""
    told = graph(tell(Said("a", "causes", "b", by="This review"), Said("b", "causes", "c")))
    bare = replace(told, claims=told.claims[:1])

    kinds = [gap.kind for gap in gaps(told.hypotheses[0], bare)]
    assert kinds == [GapKind.NO_EVIDENCE]
