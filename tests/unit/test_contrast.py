"""What tells rivals apart, and what they leave open."""

from __future__ import annotations

from dataclasses import replace

from graphbuilder.assembly import NoHierarchy, assemble
from graphbuilder.assembly.contrast import contrast, contrasts
from graphbuilder.assembly.gaps import gaps
from graphbuilder.model import CURATED, MECHANISM, Category, Claim, Graph, Term
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


def jump(*said: Said) -> list[GapKind]:
    """Return the gaps of a mechanism from gene to disease."""
    scales = {
        "gut": Category.ANATOMY,
        "rust gene": Category.GENE,
        "rust cell": Category.CELL,
        "anemia": Category.DISEASE,
    }
    claims = [_on_scale(claim, scales) for claim in tell(*said).claims]
    whole = assemble([], claims, NOTHING)
    return [gap.kind for hypothesis in whole.hypotheses for gap in gaps(hypothesis, whole)]


def _on_scale(claim: Claim, scales: dict[str, Category]) -> Claim:
    subject, object_ = (
        Term(match.concept.id, match.concept.label, scales[match.concept.label])
        for match in (claim.subject, claim.object)
    )
    return replace(
        claim,
        evidence=replace(claim.evidence, rule=f"{CURATED}a test", section=MECHANISM),
        statement=replace(claim.statement, subject=subject, object=object_),
        subject=replace(claim.subject, concept=subject),
        object=replace(claim.object, concept=object_),
    )


def test_a_gene_that_makes_a_disease_at_once_jumps() -> None:
    """Nothing is said of what lies in between."""
    assert jump(Said("rust gene", "causes", "anemia", by="We")) == [GapKind.SCALE_JUMP]


def test_a_jump_that_other_steps_bridge_is_none() -> None:
    """The text says how."""
    told = (
        Said("rust gene", "causes", "rust cell", by="We"),
        Said("rust cell", "causes", "gut", by="We"),
        Said("gut", "causes", "anemia", by="We"),
        Said("rust gene", "causes", "anemia", by="We"),
    )

    assert jump(*told) == []


def test_a_step_without_evidence_is_a_gap() -> None:
    """A curated link may lack a quote."""
    told = graph(tell(Said("a", "causes", "b", by="This review"), Said("b", "causes", "c")))
    bare = replace(told, claims=told.claims[:1])

    kinds = [gap.kind for gap in gaps(told.hypotheses[0], bare)]
    assert kinds == [GapKind.NO_EVIDENCE]


def test_a_curated_link_that_cites_nothing_is_a_step_without_evidence() -> None:
    """Curators draw links before they find the paper."""
    story = tell(Said("a", "causes", "b"), Said("b", "causes", "c", by="PMID 1"))
    told = [replace(c, evidence=replace(c.evidence, rule=f"{CURATED}a test", section=MECHANISM)) for c in story.claims]
    whole = assemble([story.source], told, NOTHING)

    (found,) = gaps(whole.hypotheses[0], whole)

    assert (found.kind, found.statement.label) == (GapKind.NO_EVIDENCE, "a causes b")
