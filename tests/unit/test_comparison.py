"""A text's hypotheses beside a mechanism."""

from __future__ import annotations

from dataclasses import replace

from graphbuilder.assembly import NoHierarchy, assemble
from graphbuilder.assembly.comparison import Alignment, Verdict, compare, compare_statements, unmentioned
from graphbuilder.assembly.likeness import Likeness, likeness, wording
from graphbuilder.model import (
    CURATED,
    MECHANISM,
    Category,
    Composed,
    Factuality,
    Graph,
    Part,
    Polarity,
    Provisional,
    Source,
    Term,
)
from graphbuilder.protocols import Hierarchy
from tests.story import Said, Tree, tell, term

DEEP = {"joint pain": "pain", "pain": "sense", "sense": "finding", "finding": "thing", "thing": "all", "all": "top"}
LACKS = Part("RO:0000086", "has quality", Term("PATO:0000462", "absent"))


def text(*said: Said) -> Graph:
    """Return the graph of a text."""
    story = tell(*said, name="text")
    return assemble([story.source], story.claims, NoHierarchy())


def curated(*said: Said, section: str = MECHANISM) -> Graph:
    """Return the graph of a curated mechanism."""
    story = tell(*said, name="curated")
    told = [replace(c, evidence=replace(c.evidence, rule=f"{CURATED}a test", section=section)) for c in story.claims]
    return assemble([story.source], told, NoHierarchy())


def only(first: Graph, second: Graph, hierarchy: Hierarchy | None = None) -> Alignment:
    """Return the one alignment."""
    (found,) = compare(first, second, hierarchy or NoHierarchy())
    return found


def verdicts(alignment: Alignment) -> list[Verdict]:
    """Return what is said of the steps."""
    return [finding.verdict for finding in alignment.findings]


MINE = (Said("wear", "causes", "tear"), Said("tear", "causes", "leak"))


def test_a_step_that_the_mechanism_has_is_there() -> None:
    """And the link that says so is named."""
    found = only(text(*MINE), curated(*MINE, Said("rain", "causes", "wear")))

    assert verdicts(found) == [Verdict.THERE, Verdict.THERE]
    assert [link.label for link in found.findings[0].links] == ["wear causes tear"]
    assert [concept.label for concept in found.only_second] == ["rain"]


def test_a_step_may_be_found_over_stations_in_between() -> None:
    """Curators may say more closely how."""
    found = only(text(*MINE), curated(MINE[0], Said("tear", "causes", "hole"), Said("hole", "causes", "leak")))

    assert [len(finding.links) for finding in found.findings] == [1, 2]


def test_a_step_the_other_way_round_is_told() -> None:
    """Which of the two causes the other is a question worth asking."""
    found = only(text(*MINE), curated(Said("tear", "causes", "wear"), Said("wear", "causes", "noise")))

    assert verdicts(found) == [Verdict.REVERSED, Verdict.CAUSE]


def test_an_opposite_sign_is_told() -> None:
    """One raises what the other lowers."""
    found = only(text(*MINE), curated(MINE[0], Said("tear", "decreases", "leak")))

    assert verdicts(found) == [Verdict.THERE, Verdict.OPPOSITE]


def test_no_way_leads_through_the_outcome() -> None:
    """What contributes to a disease does not thereby cause each of its signs."""
    mechanism = curated(
        Said("wear", "contributes_to", "disease"),
        Said("tear", "contributes_to", "disease"),
        Said("disease", "manifests_as", "leak"),
    )
    signs = [c for c in mechanism.claims if c.statement.object.label == "leak"]
    parts = [
        replace(c, evidence=replace(c.evidence, section="phenotypes")) if c in signs else c for c in mechanism.claims
    ]
    found = only(text(*MINE), assemble(mechanism.sources, parts, NoHierarchy()))

    assert verdicts(found) == [Verdict.UNLINKED, Verdict.UNLINKED]


def test_one_passing_station_is_no_comparison() -> None:
    """Half of all disorders have pain in common."""
    assert compare(text(*MINE), curated(Said("tear", "causes", "noise")), NoHierarchy()) == []


def test_another_cause_of_the_same_outcome_is_compared() -> None:
    """What curators do not have yet is what a curator looks for."""
    found = only(text(*MINE), curated(Said("age", "causes", "leak")))

    assert verdicts(found) == [Verdict.NEW, Verdict.EFFECT]


def test_a_broader_outcome_is_not_the_mechanisms_own() -> None:
    """Who explains pain does not thereby explain joint pain."""
    found = compare(
        text(*MINE, Said("leak", "causes", "pain")), curated(Said("age", "causes", "joint pain")), Tree(DEEP)
    )

    assert found == []


def test_what_merely_takes_part_in_a_mechanism_is_no_station_of_it() -> None:
    """Two cells that a hundred disorders involve are no reason to compare."""
    parts = curated(Said("age", "causes", "rust"))
    bound = curated(Said("age", "associated_with", "wear"), Said("age", "associated_with", "tear"), section="bindings")
    mechanism = assemble(bound.sources, (*parts.claims, *bound.claims), NoHierarchy())

    assert compare(text(*MINE), mechanism, NoHierarchy()) == []


def named(cause: str) -> list[Verdict]:
    """Return what a mechanism in which wall thinning causes a leak says of *cause*, which no ontology has."""
    story = tell(Said(cause, "causes", "leak", by="We"), name="text")
    (claim,) = story.claims
    phrase = Provisional(cause)
    ours = replace(
        claim,
        statement=replace(claim.statement, subject=phrase),
        subject=replace(claim.subject, concept=phrase),
    )
    mine = assemble([story.source], [ours], NoHierarchy())
    return verdicts(only(mine, curated(Said("wall thinning", "causes", "leak"))))


def test_a_phrase_that_says_more_is_lined_up_with_the_name_in_it() -> None:
    """Curators name a mechanism shortly."""
    assert named("slow thinning of the outer wall") == [Verdict.THERE]


def test_a_phrase_about_something_else_is_another_thing() -> None:
    """What is seen where a wall thins is not the thinning."""
    assert named("swelling in wall thinning") == [Verdict.EFFECT]


def test_a_phrase_that_turns_a_name_round_is_another_thing() -> None:
    """What stops the thinning is not the thinning."""
    assert named("inhibition of wall thinning") == [Verdict.EFFECT]


def test_an_aspect_of_an_outcome_is_lined_up_with_it() -> None:
    """Who explains the onset of a leak explains the leak."""
    found = only(text(Said("wear", "causes", "onset of leak", by="We")), curated(Said("wear", "causes", "leak")))

    assert (verdicts(found), found.pairs[1].degree.likeness) == ([Verdict.THERE], Likeness.ASPECT)


def test_an_association_is_no_cause() -> None:
    """The mechanism links the two, but says nothing of which leads to which."""
    found = only(text(*MINE), curated(Said("wear", "associated_with", "tear"), Said("age", "causes", "leak")))

    assert verdicts(found) == [Verdict.LATERAL, Verdict.UNLINKED]


def test_a_knowledge_graph_without_a_mechanism_is_compared_as_it_is() -> None:
    """Edges of KGX are no course, but they say something of each step."""
    found = only(text(*MINE), curated(*MINE, section="edges"))

    assert found.second.hypothesis is None
    assert verdicts(found) == [Verdict.THERE, Verdict.THERE]


def test_two_graphs_that_hold_one_hypothesis_agree() -> None:
    """A graph of many mechanisms beside the file of one of them shows that one."""
    one = curated(*MINE)
    both = replace(one, sources=(*one.sources, Source("another", "0" * 64)))

    assert only(both, one).overlap == 1.0


def test_a_hypothesis_is_not_compared_with_itself() -> None:
    """A graph beside itself shows what its hypotheses share."""
    graph = text(*MINE)

    assert compare(graph, graph, NoHierarchy()) == []


def test_what_no_hypothesis_mentions_is_named() -> None:
    """The rest of the mechanism is what a reader should look for."""
    found = compare(text(*MINE), curated(*MINE, Said("rain", "causes", "wear")), NoHierarchy())

    assert [[c.label for c in missing] for missing in unmentioned(found).values()] == [["rain"]]


def test_a_narrower_term_is_lined_up() -> None:
    """Joint pain is a pain."""
    found = likeness(term("joint pain"), term("pain"), Tree(DEEP))

    assert found is not None
    assert found.likeness is Likeness.NARROWER


def test_a_term_above_nearly_everything_lines_up_nothing() -> None:
    """Everything is a thing."""
    assert likeness(term("joint pain"), term("thing"), Tree(DEEP)) is None


def test_the_loss_of_a_thing_is_no_kind_of_it() -> None:
    """Nor is it the thing."""
    bone = term("bone")

    assert likeness(Composed(bone, (LACKS,)), bone, Tree({})) is None


def test_two_compositions_of_one_base_are_two_things() -> None:
    """Repair of skin is no repair of bone."""
    repair = term("repair")
    skin, bone = (Composed(repair, (Part("BFO:0000066", "occurs in", term(place)),)) for place in ("skin", "bone"))

    assert likeness(skin, bone, Tree({})) is None


def test_two_phrases_under_one_term_are_two_things() -> None:
    """Curators bind many phrases to one process."""
    one, other = (Provisional(label, broader=term("process")) for label in ("fast decay", "slow growth"))

    assert likeness(one, other, Tree({})) is None


def test_a_name_is_the_same_in_any_order() -> None:
    """Curators write titles, authors sentences."""
    assert wording("Loss of the Hair Cells") == wording("hair cell loss")


def test_a_statement_outside_hypotheses_meets_a_mechanism_that_has_both_ends() -> None:
    """A text that explains nothing still says what a curator holds."""
    mechanism = curated(Said("wear", "causes", "tear"), Said("tear", "causes", "leak"))
    mine = text(Said("wear", "causes", "tear"), Said("dust", "causes", "tear"))

    (found,) = compare_statements(mine, mechanism, NoHierarchy())

    assert mine.hypotheses == ()
    assert (found.finding.verdict, found.finding.step.subject.label) == (Verdict.THERE, "wear")


def test_a_denial_is_not_lined_up_as_a_statement() -> None:
    """The text does not say it."""
    denied = Said("wear", "causes", "tear", polarity=Polarity.NEGATIVE, factuality=Factuality.COUNTERFACT)

    assert compare_statements(text(denied), curated(Said("wear", "causes", "tear")), NoHierarchy()) == []


def test_a_part_is_lined_up_with_its_whole() -> None:
    """By part_of alone: the one is no kind of the other."""
    spine, bone = (Term(f"T:{label}", label, Category.ANATOMY) for label in ("spine", "bone"))

    found = likeness(spine, bone, Parts())

    assert found is not None
    assert found.likeness is Likeness.PART


class Parts(NoHierarchy):
    """A hierarchy in which the spine is a part of a bone, which is some way down."""

    def broader(self, curie: str) -> frozenset[str]:
        """Return the bone for the spine."""
        return frozenset({"T:bone"}) if curie == "T:spine" else frozenset()

    def ancestors(self, term: str) -> frozenset[str]:
        """Return four things above the bone."""
        return frozenset("abcd") if term == "T:bone" else frozenset()
