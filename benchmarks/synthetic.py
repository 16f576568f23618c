"""A made-up graph of any size, the same for the same numbers: for measuring stores, not for reading."""

from __future__ import annotations

import random

from graphbuilder.model import (
    Attribution,
    Category,
    Claim,
    Composed,
    Concept,
    Cue,
    Evidence,
    Factuality,
    Graph,
    Group,
    Hypothesis,
    Match,
    MatchKind,
    Mention,
    Part,
    Polarity,
    Predicate,
    Provisional,
    Source,
    Span,
    Stance,
    Statement,
    Step,
    Term,
)

_GROUPS = [Group.CAUSES, Group.INCREASES, Group.DECREASES, Group.PRODUCES, Group.ASSOCIATED_WITH, Group.MANIFESTS_AS]
_PLACE = Term("UBERON:0000001", "place", Category.ANATOMY)
_FACTUALITIES = [Factuality.FACT] * 7 + [Factuality.POSSIBLE] * 2 + [Factuality.PROBABLE]


def graph(statements: int, seed: int = 1) -> Graph:
    """Return a graph of about *statements* statements over a fifth as many concepts, 20 statements a document.

    Every third concept is composed or provisional, every tenth claim is denied, every document offers a hypothesis.
    """
    chance = random.Random(seed)
    concepts = [_concept(number) for number in range(max(4, statements // 5))]
    sources, claims, hypotheses = [], [], []
    for number in range(max(1, statements // 20)):
        source = Source(f"document-{number:06}", f"{number:064x}", f"Title {number}")
        said = [_claim(chance, source, concepts, place) for place in range(20)]
        sources.append(source)
        claims.extend(said)
        steps = {claim.statement.id: Step(claim.statement) for claim in said[:3]}
        outcome = said[2].statement.object
        hypotheses.append(Hypothesis(outcome, tuple(steps.values()), Stance.PROPOSED, source.id))
    return Graph(tuple(sources), tuple(claims), tuple(hypotheses))


def _concept(number: int) -> Concept:
    term = Term(f"HP:{number:07}", f"finding {number}", Category.PHENOTYPE)
    if number % 6 == 1:
        return Composed(term, (Part("RO:0001025", "located in", _PLACE),), term)
    return Provisional(f"finding of kind {number}", Category.PHENOTYPE, term) if number % 6 == 4 else term


def _claim(chance: random.Random, source: Source, concepts: list[Concept], place: int) -> Claim:
    subject, object_ = chance.choice(concepts), chance.choice(concepts)
    group = chance.choice(_GROUPS)
    sign = {Group.DECREASES: -1, Group.ASSOCIATED_WITH: 0}.get(group, 1)
    start = place * 100
    evidence = Evidence(
        document=source.id,
        sha256=source.sha256,
        passage=Span(start, start + 90),
        quote=f"{subject.label} {group.value} {object_.label} in this made-up sentence.",
        subject=Mention(subject.label, Span(start, start + 20)),
        group=group,
        trigger=Cue(group.value, Span(start + 21, start + 30)),
        object=Mention(object_.label, Span(start + 31, start + 50)),
        rule="made-up",
        polarity=Polarity.NEGATIVE if chance.random() < 0.1 else Polarity.POSITIVE,
        factuality=chance.choice(_FACTUALITIES),
        cues=(Cue("may", Span(start + 51, start + 54)),),
        attribution=Attribution("we", Span(start + 55, start + 57), Stance.PROPOSED) if place % 5 == 0 else None,
        confidence=0.9,
    )
    statement = Statement(subject, Predicate(f"RO:{list(Group).index(group):07}", group.value, group, sign), object_)
    return Claim(statement, evidence, Match(subject, MatchKind.EXACT), Match(object_, MatchKind.SYNONYM, 0.9))
