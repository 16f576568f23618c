from __future__ import annotations

from graphbuilder.extraction.factuality import Assessment, assess
from graphbuilder.model import Factuality, Polarity
from tests.trees import tree

PLAIN = "Zinc||NN|nsubj|1 lowers|lower|VBZ|root|1 fever||NN|obj|1"
MODAL = (
    "Zinc||NN|nsubj|2 may||MD|aux|2 lower||VB|root|2 fever||NN|obj|2 "
    "and||CC|cc|5 {verb}|cause|{tag}|conj|2 rash||NN|obj|5"
)
DENIED = (
    "Zinc||NN|nsubj|3 did|do|VBD|aux|3 not||RB|advmod|3 lower||VB|root|3 fever||NN|obj|3 but||CC|cc|6 cough||NN|conj|4"
)
UNSURE_DENIAL = "Zinc||NN|nsubj|3 may||MD|aux|3 not||RB|advmod|3 lower||VB|root|3 fever||NN|obj|3"
NO_DRUG = "No||DT|det|1 drug||NN|nsubj|2 lowered|lower|VBD|root|2 fever||NN|obj|2"
TAKEN_FOR_GRANTED = (
    "Zinc||NN|nsubj|2 may||MD|aux|2 bind||VB|root|2 toxins|toxin|NNS|obj|2 "
    "that||WDT|nsubj|5 cause||VBP|acl:relcl|3 fever||NN|obj|5"
)
ASKED = (
    "We|we|PRP|nsubj|1 tested|test|VBD|root|1 whether||IN|mark|4 zinc||NN|nsubj|4 lowers|lower|VBZ|ccomp|1 "
    "fever||NN|obj|4"
)
UNKNOWN = (
    "It||PRP|expl|2 is|be|VBZ|cop|2 unclear||JJ|root|2 whether||IN|mark|5 zinc||NN|nsubj|5 lowers|lower|VBZ|csubj|2 "
    "fever||NN|obj|5"
)
SUPPOSED = "If||IN|mark|2 zinc||NN|nsubj|2 falls|fall|VBZ|advcl|4 fever||NN|nsubj|4 rises|rise|VBZ|root|4"
NEITHER = (
    "Neither||CC|cc:preconj|1 dust||NN|nsubj|4 nor||CC|cc|3 mould||NN|conj|1 caused|cause|VBD|root|4 cough||NN|obj|4"
)
TWICE = (
    "Zinc||NN|nsubj|3 did|do|VBD|aux|3 not||RB|advmod|3 fail||VB|root|3 to||TO|mark|5 lower||VB|xcomp|3 fever||NN|obj|5"
)


def taken(words: str, trigger: int, subject: int | None = None, obj: int | None = None) -> Assessment:
    """Return the assessment of a claim that is made."""
    found = assess(tree(words), trigger, subject, obj)
    assert found is not None
    return found


def test_a_plain_sentence_is_a_fact() -> None:
    """Without a cue nothing is held back."""
    assert taken(PLAIN, 1) == Assessment(Polarity.POSITIVE, Factuality.FACT, ())


def test_a_modal_reaches_the_infinitive_joined_to_its_verb() -> None:
    """In "may lower A and cause B" both are possible."""
    assert taken(MODAL.format(verb="cause", tag="VB"), 5).factuality is Factuality.POSSIBLE


def test_a_modal_does_not_reach_a_finite_verb() -> None:
    """In "may lower A and causes B" the second is said outright."""
    assert taken(MODAL.format(verb="causes", tag="VBZ"), 5).factuality is Factuality.FACT


def test_a_modal_does_not_reach_what_is_taken_for_granted() -> None:
    """That the toxins cause fever is not in doubt where zinc may bind them."""
    assert taken(TAKEN_FOR_GRANTED, 5).factuality is Factuality.FACT


def test_cues_keep_their_place() -> None:
    """The words shown to a reader are those of the text."""
    (cue,) = taken(MODAL.format(verb="cause", tag="VB"), 2).cues

    assert (cue.text, cue.span.start, cue.span.end) == ("may", 5, 8)


def test_a_denial_without_hedge_is_a_counterfact() -> None:
    """Polarity and factuality agree."""
    found = taken(DENIED, 3, 0, 4)

    assert (found.polarity, found.factuality) == (Polarity.NEGATIVE, Factuality.COUNTERFACT)


def test_what_follows_but_is_not_denied() -> None:
    """In effect "did not lower A but B" says that it lowered B."""
    assert taken(DENIED, 3, 0, 6).polarity is Polarity.POSITIVE


def test_a_hedged_denial_is_doubtful() -> None:
    """The words "may not" hold back from the denial."""
    found = taken(UNSURE_DENIAL, 3)

    assert (found.polarity, found.factuality) == (Polarity.NEGATIVE, Factuality.DOUBTFUL)


def test_a_denied_end_denies_the_claim() -> None:
    """In effect "no drug lowered fever" denies the relation, though the verb stands alone."""
    assert taken(NO_DRUG, 2, 1, 3).polarity is Polarity.NEGATIVE


def test_a_denied_noun_that_is_no_end_denies_nothing() -> None:
    """Only the ends of the claim at hand count."""
    assert taken(NO_DRUG, 2, None, 3).polarity is Polarity.POSITIVE


def test_neither_nor_denies_once() -> None:
    """The pair is one denial, not two that cancel out."""
    assert taken(NEITHER, 4, 3, 5).polarity is Polarity.NEGATIVE


def test_two_denials_cancel_out() -> None:
    """In effect "did not fail to lower" says that it lowered."""
    assert taken(TWICE, 5).polarity is Polarity.POSITIVE


def test_a_question_under_study_claims_nothing() -> None:
    """The words "we tested whether" give no evidence."""
    assert assess(tree(ASKED), 4) is None


def test_an_open_question_is_uncommitted() -> None:
    """The words "it is unclear whether" entertain the claim."""
    assert taken(UNKNOWN, 5).factuality is Factuality.UNCOMMITTED


def test_a_condition_makes_both_clauses_conditional() -> None:
    """Neither the fall nor the rise is said to happen."""
    assert [taken(SUPPOSED, verb).factuality for verb in (2, 4)] == [Factuality.CONDITIONAL] * 2


def test_a_hedging_verb_hedges_the_relation_that_it_carries_itself() -> None:
    """The words "consistent with" may be the only link between two ends; it is no assertion."""
    words = "Rash||NN|nsubj|1 suggests|suggest|VBZ|root|1 measles||NN|obj|1"

    assert taken(words, 1, 0, 2).factuality is Factuality.PROBABLE
