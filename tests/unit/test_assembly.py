"""How claims become hypotheses and rivals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphbuilder.assembly import NoHierarchy, assemble
from graphbuilder.errors import InputError
from graphbuilder.model import (
    Attribution,
    Branch,
    BranchKind,
    Category,
    Claim,
    Composed,
    Cue,
    Document,
    Factuality,
    Graph,
    Match,
    MatchKind,
    Mention,
    Part,
    Polarity,
    Span,
    Stance,
    Term,
)
from graphbuilder.protocols import Hierarchy
from tests.story import Said, Story, Tree, tell, term

FIELD = "The field"
AUTHORS = "This review"


def graph(story: Story, hierarchy: Hierarchy | None = None) -> Graph:
    """Return the assembled graph of a story."""
    return assemble([story.source], story.claims, hierarchy or NoHierarchy())


def labels(graph: Graph, number: int) -> list[str]:
    """Return the steps of a hypothesis as words."""
    return [step.label for step in graph.hypotheses[number].steps]


def two_mechanisms() -> Story:
    """Tell an established course and a proposed one to the same outcome, and a sentence that sums up."""
    return tell(
        Said("crack", "releases", "seed cell", by=FIELD, stance=Stance.ESTABLISHED),
        Said("seed cell", "produces", "lump"),
        Said("operation", "releases", "soil cell", by=AUTHORS),
        Said("soil cell", "transforms_into", "soil"),
        Said("soil", "interacts_with", "seed cell"),
        Said("soil", "produces", "lump", same_sentence=True),
        Said("crack", "causes", "lump", opening="Thus, ", factuality=Factuality.POSSIBLE),
        Said("operation", "causes", "lump", opening="Thus, ", factuality=Factuality.POSSIBLE, same_sentence=True),
    )


def test_each_attributed_course_is_one_hypothesis_with_its_stance() -> None:
    """The field's view is established, the authors' own is proposed, and the summary makes no third."""
    found = graph(two_mechanisms()).hypotheses

    assert [(h.stance, h.outcome.label) for h in found] == [(Stance.ESTABLISHED, "lump"), (Stance.PROPOSED, "lump")]


def test_steps_run_from_the_initiating_cause_to_the_outcome() -> None:
    """A reader can follow the course without knowing the text."""
    found = graph(two_mechanisms())

    assert labels(found, 0) == ["crack releases seed cell", "seed cell produces lump"]
    assert [label.split()[0] for label in labels(found, 1)] == ["operation", "soil", "seed", "soil"]


def test_steps_told_backwards_are_put_in_causal_order() -> None:
    """The effect is often named first."""
    found = graph(tell(Said("b", "causes", "c", by=AUTHORS), Said("a", "causes", "b")))

    assert labels(found, 0) == ["a causes b", "b causes c"]


def test_two_courses_to_one_outcome_are_rivals_of_each_other() -> None:
    """Rivalry is mutual."""
    first, second = graph(two_mechanisms()).hypotheses

    assert (first.rivals, second.rivals) == ((second.id,), (first.id,))


def test_courses_to_different_outcomes_are_no_rivals() -> None:
    """Explaining other things is not competing."""
    found = graph(tell(Said("a", "causes", "b", by=FIELD), Said("x", "causes", "y", by=AUTHORS))).hypotheses

    assert [h.rivals for h in found] == [(), ()]


def test_views_that_a_text_sets_against_each_other_are_rivals() -> None:
    """Even where each of them ends in words of its own; a third one is set against both."""
    views = ("The prevailing model", "An opposing view", "A third idea")
    story = tell(*(Said(f"cause {n}", "causes", f"end {n}", by=view) for n, view in zip("abc", views, strict=True)))

    assert [len(h.rivals) for h in graph(story).hypotheses] == [2, 2, 2]


def test_another_possibility_is_not_the_one_before() -> None:
    """Though both tell of the virus."""
    story = tell(
        Said("virus", "causes", "lump", by="One possibility"),
        Said("virus", "causes", "bulge", by="Another possibility"),
    )

    assert [len(h.steps) for h in graph(story).hypotheses] == [1, 1]


def test_what_opens_as_another_explanation_is_set_against_the_one_before() -> None:
    """Though they end in different things, and nobody is named."""
    maybe = Factuality.POSSIBLE
    story = tell(
        Said("crack", "causes", "rash", factuality=maybe),
        Said("virus", "causes", "fever", factuality=maybe, opening="Alternatively, "),
        Said("dust", "causes", "cough", factuality=maybe),
    )

    assert [len(h.rivals) for h in graph(story).hypotheses] == [1, 1, 0]


def test_theories_of_different_names_are_rivals() -> None:
    """The vascular theory and the neural theory."""
    views = ("The vascular theory", "The neural theory")
    story = tell(*(Said(f"cause {n}", "causes", f"end {n}", by=view) for n, view in zip("ab", views, strict=True)))

    assert all(h.rivals for h in graph(story).hypotheses)


def test_a_choice_makes_rivals_of_what_it_sums_up() -> None:
    """Whatever each of them ended in."""
    story = tell(
        Said("crack", "causes", "rash", by=FIELD, stance=Stance.ESTABLISHED),
        Said("virus", "causes", "fever", by=AUTHORS),
        Said("crack or virus", "causes", "lump", opening="Thus, ", factuality=Factuality.POSSIBLE),
    )

    assert all(h.rivals for h in graph(story).hypotheses)


def test_what_results_goes_on_from_the_sentence_before() -> None:
    """No word is shared: the resulting hypoxia is what the narrowing brought about."""
    story = tell(
        Said("toxin", "causes", "narrowing", by=AUTHORS),
        Said("resulting hypoxia", "causes", "lump"),
    )

    assert [len(h.steps) for h in graph(story).hypotheses] == [2]


def test_a_summary_tells_a_course_to_the_end() -> None:
    """The text says where the thinning leads only when it sums up."""
    story = tell(
        Said("drug", "causes", "wall thinning", by=FIELD),
        Said("virus", "causes", "lump", by=AUTHORS),
        Said("thinning", "causes", "lump", opening="Thus, ", factuality=Factuality.POSSIBLE),
    )

    assert [h.outcome.label for h in graph(story).hypotheses] == ["lump", "lump"]


def test_a_flat_denial_drops_the_explanation_that_it_denies() -> None:
    """It is no explanation of its own."""
    story = tell(
        Said("virus", "causes", "lump", by="An old theory"),
        Said("virus", "causes", "lump", polarity=Polarity.NEGATIVE, factuality=Factuality.COUNTERFACT),
    )

    assert [h.stance for h in graph(story).hypotheses] == [Stance.REJECTED]


def test_results_that_point_to_biology_are_no_hypothesis() -> None:
    """A theory that holds the same is one."""
    said = Said("signal", "increases", "enzyme")

    found = [graph(biology(tell(replace(said, by=by)))).hypotheses for by in ("These results", "The enzyme theory")]

    assert [len(each) for each in found] == [0, 1]


def test_nothing_explains_a_person_or_an_aim() -> None:
    """Pain may have led to the patient's treatment; that is no explanation."""
    ends = ("old patient", "treatment of pain")

    assert not any(graph(tell(Said("pain", "causes", end, by=AUTHORS))).hypotheses for end in ends)


def test_an_illness_is_explained_rather_than_a_molecule() -> None:
    """What else the illness makes is beyond what is explained."""
    story = tell(Said("mutation", "causes", "storage disease"), Said("storage disease", "produces", "marker"))
    marker = replace(story.claims[1], object=Match(Term("T:marker", "marker", Category.CHEMICAL), MatchKind.EXACT))
    told = replace(story, claims=(_hedged(story.claims[0]), marker))

    assert [h.outcome.label for h in graph(told).hypotheses] == ["storage disease"]


def _hedged(claim: Claim) -> Claim:
    return replace(claim, evidence=replace(claim.evidence, factuality=Factuality.POSSIBLE))


def test_what_lowers_an_illness_explains_none() -> None:
    """A treatment is not a cause."""
    assert graph(tell(Said("drug", "decreases", "lump", factuality=Factuality.POSSIBLE))).hypotheses == ()


def test_a_question_does_not_go_on_with_what_is_told() -> None:
    """Whether zinc matters is asked, after the explanation."""
    story = tell(
        Said("toxin", "causes", "cramp", by=AUTHORS),
        Said("lack of zinc", "causes", "cramp", factuality=Factuality.UNCOMMITTED),
    )

    assert [h.stance for h in graph(story).hypotheses] == [Stance.PROPOSED, Stance.OPEN]


def test_a_view_called_back_is_told_on() -> None:
    """In this view, the next sentence says, and goes on with what others proposed."""
    story = tell(Said("toxin", "causes", "leak", by="Others"), Said("germ", "causes", "lump", by="this view"))

    assert [len(h.steps) for h in graph(story).hypotheses] == [2]


def test_views_told_one_after_the_other_need_not_be_rivals() -> None:
    """Nothing says that they are."""
    story = tell(Said("a", "causes", "b", by="The prevailing model"), Said("x", "causes", "y", by="The old view"))

    assert [h.rivals for h in graph(story).hypotheses] == [(), ()]


def test_a_narrower_outcome_makes_rivals() -> None:
    """An explanation of spinal arthritis competes with one of arthritis."""
    tree = Tree({"spinal arthritis": "arthritis", "arthritis": "joint disease", "joint disease": "disease"})
    story = tell(Said("load", "causes", "spinal arthritis", by=FIELD), Said("virus", "causes", "arthritis", by=AUTHORS))

    assert all(h.rivals for h in graph(story, tree).hypotheses)


def test_complications_beyond_the_shared_outcome_are_left_out_of_the_course() -> None:
    """What the lump does later does not change what is explained."""
    story = tell(
        Said("crack", "causes", "lump", by=FIELD, stance=Stance.ESTABLISHED),
        Said("lump", "causes", "pain"),
        Said("operation", "causes", "lump", by=AUTHORS),
    )

    assert [h.outcome.label for h in graph(story).hypotheses] == ["lump", "lump"]


def test_a_lone_detail_of_biology_is_no_hypothesis() -> None:
    """A single asserted link that nobody puts forward explains nothing."""
    assert graph(tell(Said("signal", "increases", "growth"))).hypotheses == ()


def test_a_denied_course_is_rejected() -> None:
    """The passage that denies a cause does not propose it."""
    story = tell(
        Said("virus", "causes", "lump", polarity=Polarity.NEGATIVE, factuality=Factuality.COUNTERFACT),
        Said("crack", "causes", "lump", by=AUTHORS),
    )

    assert [h.stance for h in graph(story).hypotheses] == [Stance.REJECTED, Stance.PROPOSED]


def test_a_question_is_open() -> None:
    """Asking is not claiming."""
    story = tell(Said("virus", "causes", "lump", factuality=Factuality.UNCOMMITTED))

    assert [h.stance for h in graph(story).hypotheses] == [Stance.OPEN]


def test_assembling_twice_the_same_claims_changes_nothing() -> None:
    """Loading a page again is safe."""
    story = two_mechanisms()

    once, twice = graph(story), assemble([story.source] * 2, story.claims * 2, NoHierarchy())

    assert once == twice


def test_of_two_readings_of_one_place_the_surer_stands() -> None:
    """Whichever came first."""
    story = two_mechanisms()
    sure = story.claims[0]
    unsure = replace(sure, evidence=replace(sure.evidence, confidence=0.3))

    there, back = (assemble([story.source], told, NoHierarchy()) for told in ([sure, unsure], [unsure, sure]))

    assert there == back
    assert [claim.evidence.confidence for claim in there.claims] == [sure.evidence.confidence]


def test_two_texts_under_one_name_are_refused() -> None:
    """Their offsets would be mixed up."""
    one, other = tell(Said("a", "causes", "b")), tell(Said("b", "causes", "c"))

    with pytest.raises(InputError, match="document 'story': two different texts"):
        assemble([one.source, other.source], [*one.claims, *other.claims], NoHierarchy())


def test_rivals_of_different_texts_explain_exactly_the_same() -> None:
    """Inside a text, back pain and pain are one thing to explain; from text to text they are two."""
    tree = Tree({"back pain": "pain", "pain": "symptom", "symptom": "finding"})
    crack, virus = Said("crack", "causes", "back pain", by="Smith"), Said("virus", "causes", "pain", by="Jones")
    toxin = Said("toxin", "causes", "pain", by="Lee")

    def competing(*stories: Story) -> list[bool]:
        claims = (claim for story in stories for claim in story.claims)
        return [bool(one.rivals) for one in assemble((story.source for story in stories), claims, tree).hypotheses]

    assert competing(tell(crack, virus)) == [True, True]
    assert competing(tell(crack, name="one"), tell(virus, name="two")) == [False, False]
    assert competing(tell(toxin, name="one"), tell(virus, name="two")) == [True, True]


def test_feedback_loops_are_kept() -> None:
    """A vicious circle is legal pathophysiology."""
    story = tell(Said("a", "causes", "b", by=AUTHORS), Said("b", "causes", "a"), Said("b", "causes", "c"))

    assert {step.label for step in graph(story).hypotheses[0].steps} == {"a causes b", "b causes a", "b causes c"}


def test_an_or_between_causes_offers_two_rivals() -> None:
    """Either of them would do."""
    claims = coordinated("crack", "operation", "or")

    assert [h.rivals != () for h in graph(claims).hypotheses] == [True, True]


def test_an_and_between_causes_offers_one_explanation() -> None:
    """Both act together, so neither is the other's rival."""
    assert all(not h.rivals for h in graph(coordinated("crack", "operation", "and")).hypotheses)


def test_a_loss_is_what_an_attack_brings_about() -> None:
    """The text says "destroys neurons", then "loss of neurons"."""
    told = tell(Said("virus", "decreases", "neuron", by=AUTHORS), Said("loss of neurons", "causes", "sleepiness"))
    loss = Composed(term("neuron"), (Part("RO:0000086", "has quality", Term("PATO:0000462", "absent")),))
    second = told.claims[1]
    lost = replace(
        second,
        statement=replace(second.statement, subject=loss),
        subject=Match(loss, MatchKind.COMPOSED),
    )
    found = assemble([told.source], [told.claims[0], lost], NoHierarchy()).hypotheses

    assert [len(h.steps) for h in found] == [2]


def test_a_late_cause_of_a_disease_explains_no_complication_of_it() -> None:
    """The complication was told long before."""
    story = tell(
        Said("disease", "causes", "pain"),
        Said("signal", "increases", "growth"),
        Said("crack", "causes", "disease", by=AUTHORS),
    )

    assert [h.outcome.label for h in graph(story).hypotheses] == ["disease"]


def test_summing_up_inside_the_first_clause_makes_no_hypothesis() -> None:
    """A text may say "thus" after the subject."""
    story = tell(
        Said("crack", "causes", "lump", by=AUTHORS),
        Said("crack", "causes", "lump", opening="It may thus be that ", factuality=Factuality.POSSIBLE),
    )

    assert len(graph(story).hypotheses) == 1


def coordinated(first: str, second: str, word: str) -> Story:
    """Tell "first <word> second causes lump" as two claims on one clause."""
    text = f"Perhaps {first} {word} {second} causes lump. "
    told = tell(Said(first, "causes", "lump", factuality=Factuality.POSSIBLE), name="one")
    document = Document("one", text)
    trigger = Cue("causes", Span(text.index("causes"), text.index("causes") + 6))
    object_ = Mention("lump", Span(text.index("lump"), text.index("lump") + 4))
    claims = []
    for words in (first, second):
        subject = Mention(words, Span(text.index(words), text.index(words) + len(words)))
        evidence = replace(
            told.claims[0].evidence,
            sha256=document.sha256,
            passage=Span(0, len(text) - 1),
            quote=text[:-1],
            subject=subject,
            trigger=trigger,
            object=object_,
        )
        statement = replace(told.claims[0].statement, subject=term(words))
        claims.append(Claim(statement, evidence, Match(term(words), MatchKind.EXACT), told.claims[0].object))
    return Story(document, tuple(claims))


def test_a_choice_at_the_end_is_between_the_views_told() -> None:
    """It names them in other words, and makes no third explanation."""
    story = tell(
        Said("crack", "causes", "lump", by="One view"),
        Said("operation", "causes", "bulge", by="Another view"),
        Said("bone or womb", "causes", "growth", opening="In conclusion, ", factuality=Factuality.POSSIBLE),
    )

    assert [h.summary and h.summary.text for h in graph(story).hypotheses] == ["growth", "growth"]


def test_a_summary_of_what_was_only_denied_is_an_explanation_of_its_own() -> None:
    """It cannot belong to the rejected one."""
    story = tell(
        Said("virus", "causes", "lump", polarity=Polarity.NEGATIVE, factuality=Factuality.COUNTERFACT),
        Said("crack", "causes", "lump", opening="Thus, ", factuality=Factuality.POSSIBLE),
    )

    assert [h.stance for h in graph(story).hypotheses] == [Stance.REJECTED, Stance.PROPOSED]


def test_what_is_put_forward_under_one_name_is_one_explanation() -> None:
    """Also where its links do not meet: the reader is told where they gape."""
    story = tell(
        Said("crisis", "increases", "flow", by=AUTHORS),
        Said("seed cell", "produces", "bone", same_sentence=True),
    )
    told = [
        replace(c, evidence=replace(c.evidence, attribution=story.claims[0].evidence.attribution)) for c in story.claims
    ]

    (only,) = assemble([story.source], told, NoHierarchy()).hypotheses

    assert (len(only.steps), only.outcome.label) == (2, "bone")


def test_who_puts_an_explanation_forward_goes_on_in_the_next_sentence() -> None:
    """The link between them is in the words: precursors are the precursor cells told of before."""
    story = tell(
        Said("crisis", "releases", "bone precursor cells", by=AUTHORS),
        Said("precursors", "produces", "lump"),
    )

    (only,) = graph(story).hypotheses

    assert (len(only.steps), only.stance) == (2, Stance.PROPOSED)


def test_a_turn_ends_what_was_put_forward() -> None:
    """After "however" the text speaks of something else."""
    story = tell(
        Said("crack", "causes", "lump", by=AUTHORS),
        Said("virus", "causes", "fever", opening="However, "),
    )

    assert [len(h.steps) for h in graph(story).hypotheses] == [1]


def test_an_interaction_is_what_its_partners_lead_to() -> None:
    """The text says that they meet, then what comes of the meeting."""
    story = tell(
        Said("soil", "interacts_with", "seed cell", by=AUTHORS),
        Said("contact between soil and seed cell", "causes", "lump"),
    )

    assert [len(h.steps) for h in graph(story).hypotheses] == [2]


def test_causes_that_act_together_are_a_branch() -> None:
    """The structure of the sentence stays visible: both, not one after the other."""
    (found,) = graph(coordinated("crack", "operation", "and")).hypotheses

    assert found.branches == (Branch(BranchKind.AND, tuple(step.statement.id for step in found.steps)),)


def test_effects_of_which_one_follows_are_a_branch() -> None:
    """Either way leads on to the outcome."""
    text = "Smith holds that crack leads to either fever or rash. Fever leads to lump. Rash leads to lump. "
    found = next(h for h in graph(forked(text)).hypotheses if h.branches)

    assert [branch.kind for branch in found.branches] == [BranchKind.EITHER]
    assert len(found.branches[0].steps) == 2


def test_a_chain_of_plain_biology_is_no_hypothesis_unless_the_text_offers_it() -> None:
    """What molecules do to each other explains no disease; who puts it forward says that it does."""
    told = [Said("signal", "increases", "enzyme"), Said("enzyme", "produces", "product")]
    offered = [replace(one, by="Smith") for one in told]

    assert [len(graph(biology(tell(*said))).hypotheses) for said in (told, offered)] == [0, 1]


def biology(story: Story) -> Story:
    """Return the story with molecules in place of findings."""
    return replace(story, claims=tuple(_molecular(claim) for claim in story.claims))


def _molecular(claim: Claim) -> Claim:
    ends = [Term(end.id, end.label, Category.CHEMICAL) for end in (claim.statement.subject, claim.statement.object)]
    statement = replace(claim.statement, subject=ends[0], object=ends[1])
    return replace(
        claim,
        statement=statement,
        subject=Match(ends[0], MatchKind.EXACT),
        object=Match(ends[1], MatchKind.EXACT),
    )


def forked(text: str) -> Story:
    """Return *text* with what its sentences say: a fork of the first, and the way on from both arms."""
    document = Document("forked", text)
    links = [("crack", "fever", 0), ("crack", "rash", 0), ("Fever", "lump", 1), ("Rash", "lump", 2)]
    sentences = [Span(0, text.index("rash.") + 5), *(_sentence(text, word) for word in ("Fever", "Rash"))]
    claims = []
    for cause, effect, number in links:
        passage = sentences[number]
        template = tell(Said(cause.lower(), "causes", effect)).claims[0]
        smith = None if number else Attribution("Smith", Span(0, 5), Stance.PROPOSED)
        evidence = replace(
            template.evidence,
            document=document.id,
            sha256=document.sha256,
            passage=passage,
            quote=passage.of(text),
            subject=_words(text, cause, passage),
            trigger=Cue("leads to", _words(text, "leads to", passage).span),
            object=_words(text, effect, passage),
            attribution=smith,
        )
        claims.append(replace(template, evidence=evidence))
    return Story(document, tuple(claims))


def _sentence(text: str, word: str) -> Span:
    start = text.index(word)
    return Span(start, text.index(".", start) + 1)


def _words(text: str, words: str, passage: Span) -> Mention:
    start = text.index(words, passage.start)
    return Mention(words, Span(start, start + len(words)))
