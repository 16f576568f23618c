"""A small graph with one of everything: rivals, hedges, denials, compositions, references, two texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graphbuilder.model import (
    Branch,
    BranchKind,
    Candidate,
    Category,
    Claim,
    Composed,
    Concept,
    Cue,
    Factuality,
    Graph,
    Hypothesis,
    Lineage,
    Match,
    MatchKind,
    Mention,
    Part,
    Polarity,
    Provisional,
    Qualifier,
    QualifierKind,
    Source,
    Span,
    Stance,
    Statement,
    Step,
    Term,
)
from tests.story import Said, Story, tell

FRACTURE = Term("HP:0002757", "Recurrent fractures", Category.PHENOTYPE)
BRITTLE = Term("MONDO:0009999", "brittle bones", Category.DISEASE)
SKELETAL = Term("HP:0000924", "Abnormality of the skeletal system", Category.PHENOTYPE)
PELVIS = Term("UBERON:0002355", "pelvic region", Category.ANATOMY)
PELVIC_FRACTURE = Composed(FRACTURE, (Part("RO:0001025", "located in", PELVIS),), FRACTURE)
CELL = Term("CL:0000037", "hematopoietic stem cell", Category.CELL)
MASS = Term("HP:0001978", "Extramedullary hematopoiesis", Category.PHENOTYPE)
NICHE = Provisional("stromal “niche” of the mass", Category.ANATOMY, PELVIS)
SCAR = Provisional("scar β", Category.OTHER)
SURGERY = Term("MAXO:0000004", "surgical procedure", Category.PROCEDURE)
GROUNDED: Mapping[str, Concept] = {
    "pelvic fractures": PELVIC_FRACTURE,
    "blood stem cells": CELL,
    "a mass": MASS,
    "the niche": NICHE,
    "scars": SCAR,
    "surgery": SURGERY,
}


def world() -> Graph:
    """Return the graph: one text with two rival courses, a second that repeats one and doubts the other."""
    first = tell(
        Said("pelvic fractures", "releases", "blood stem cells", "The field", Stance.ESTABLISHED, Factuality.POSSIBLE),
        Said("blood stem cells", "produces", "a mass"),
        Said("surgery", "causes", "scars", "This note", Stance.PROPOSED, Factuality.PROBABLE),
        Said("scars", "interacts_with", "the niche"),
        Said("the niche", "produces", "a mass"),
        Said("surgery", "prevents", "pelvic fractures", polarity=Polarity.NEGATIVE),
        name="Note of a mass",
    )
    second = tell(
        Said("pelvic fractures", "releases", "blood stem cells"),
        Said("blood stem cells", "produces", "a mass"),
        Said("surgery", "causes", "scars", polarity=Polarity.NEGATIVE),
        Said("scars", "associated_with", "pelvic fractures"),
        Said("surgery", "decreases", "blood stem cells"),
        name="reply \\ \"quoted\" 'β'",
    )
    claims = (*_grounded(first), *_grounded(second))
    return Graph(
        tuple(sorted((_titled(first), second.source))),
        tuple(sorted(claims, key=lambda claim: (claim.evidence.document, claim.evidence.passage.start))),
        _hypotheses(first, second, claims),
        (Lineage(SKELETAL), Lineage(FRACTURE, (SKELETAL.id, BRITTLE.id), (BRITTLE.id,)), Lineage(BRITTLE)),
    )


def _titled(story: Story) -> Source:
    return replace(story.source, title="A note\tof a mass", warnings=("two lines\nof warning", "another"))


def _grounded(story: Story) -> list[Claim]:
    return [_enriched(_tied(claim), number) for number, claim in enumerate(story.claims)]


def _tied(claim: Claim) -> Claim:
    subject, object_ = GROUNDED[claim.evidence.subject.text], GROUNDED[claim.evidence.object.text]
    statement = Statement(subject, claim.statement.predicate, object_)
    considered = (Candidate(Term("MONDO:0000001", "disease", Category.DISEASE), 0.25, "shares a word"),)
    return Claim(
        statement, claim.evidence, Match(subject, MatchKind.SYNONYM, 0.9, considered), Match(object_, MatchKind.EXACT)
    )


def _enriched(claim: Claim, number: int) -> Claim:
    """Give every third claim the finer things that evidence may have."""
    if number % 3:
        return claim
    evidence = claim.evidence
    start = evidence.passage.start
    said_of = replace(evidence.subject, refers_to=Mention("they", Span(start, start + 4), None, "those cells"))
    condition = Qualifier(QualifierKind.CONDITION, Mention("if", Span(start, start + 2)))
    cues = (Cue("may", Span(start + 5, start + 8)), Cue("might", Span(start, start + 5)))
    return replace(
        claim, evidence=replace(evidence, subject=said_of, qualifiers=(condition,), cues=cues, section="Discussion")
    )


def _hypotheses(first: Story, second: Story, claims: tuple[Claim, ...]) -> tuple[Hypothesis, ...]:
    by_pair = {(claim.evidence.subject.text, claim.evidence.object.text): claim for claim in claims}
    bone = [by_pair["pelvic fractures", "blood stem cells"], by_pair["blood stem cells", "a mass"]]
    knife = [by_pair["surgery", "scars"], by_pair["scars", "the niche"], by_pair["the niche", "a mass"], bone[1]]
    one, other = (_hypothesis(steps, first) for steps in (bone, knife))
    joined = Branch(BranchKind.EITHER, (knife[2].statement.id, knife[3].statement.id))
    other = replace(other, branches=(Branch(BranchKind.AND, (knife[0].statement.id, knife[1].statement.id)), joined))
    again = replace(one, document=second.document.id, stance=Stance.REJECTED, attribution=None, summary=None)
    rivals = {one.id: (other.id,), other.id: (one.id,)}
    return tuple(
        replace(hypothesis, rivals=rivals[hypothesis.id])
        for hypothesis in sorted((one, other, again), key=lambda hypothesis: hypothesis.document)
    )


def _hypothesis(steps: list[Claim], story: Story) -> Hypothesis:
    evidence = steps[-1].evidence
    return Hypothesis(
        outcome=MASS,
        steps=tuple(Step(claim.statement) for claim in steps),
        stance=Stance.PROPOSED,
        document=story.document.id,
        outcome_mention=evidence.object,
        attribution=steps[0].evidence.attribution,
        summary=evidence.subject,
    )
