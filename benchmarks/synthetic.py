"""A made-up literature of any size, the same for the same numbers: for measuring, not for reading.

Concepts are met as in real texts: a few again and again, most hardly ever. Each document tells three explanations of
four links and eight lone facts.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise

from graphbuilder import assembly
from graphbuilder.model import (
    Attribution,
    Category,
    Claim,
    Composed,
    Concept,
    Cue,
    Document,
    Evidence,
    Factuality,
    Graph,
    Group,
    Match,
    MatchKind,
    Mention,
    Part,
    Polarity,
    Predicate,
    Provisional,
    Span,
    Stance,
    Statement,
    Term,
)
from graphbuilder.pipeline import Reading

PER_DOCUMENT = 20
_CHAINS, _LINKS = 3, 4
_LEADING = [Group.CAUSES, Group.INCREASES, Group.PRODUCES, Group.CONTRIBUTES_TO]
_OTHER = [*_LEADING, Group.DECREASES, Group.ASSOCIATED_WITH, Group.MANIFESTS_AS]
_SIGNS = {Group.CAUSES: 1, Group.INCREASES: 1, Group.PRODUCES: 1, Group.DECREASES: -1}
_PLACE = Term("UBERON:0000001", "place", Category.ANATOMY)
_FACTUALITIES = [Factuality.FACT] * 7 + [Factuality.POSSIBLE] * 2 + [Factuality.PROBABLE]


def graph(statements: int, seed: int = 1) -> Graph:
    """Return the graph of `readings`, in memory."""
    found = tuple(readings(statements, seed))
    claims = (claim for reading in found for claim in reading.claims)
    return assembly.assemble((reading.source for reading in found), claims, assembly.NoHierarchy())


def readings(statements: int, seed: int = 1) -> Iterator[Reading]:
    """Yield what is read in documents that make about *statements* statements over a fifth as many concepts.

    Every third concept is composed or provisional, every tenth lone fact denied, one explanation of three proposed.
    """
    chance = random.Random(seed)
    concepts = max(8, statements // 5)
    for number in range(max(1, statements // PER_DOCUMENT)):
        document = Document(f"document-{number:06}", f"Made-up text {number} of {statements}, {seed}.")
        yield Reading(document, tuple(_claims(chance, document, concepts)))


def _claims(chance: random.Random, document: Document, concepts: int) -> Iterator[Claim]:
    place = 0
    for chain in range(_CHAINS):
        stations = [_any(chance, concepts) for _ in range(_LINKS + 1)]
        for subject, object_ in pairwise(stations):
            yield _claim(chance, document, place, subject, object_, chance.choice(_LEADING), proposed=not chain)
            place += 1
    while place < PER_DOCUMENT:
        ends = _any(chance, concepts), _any(chance, concepts)
        denied = chance.random() < 0.1
        yield _claim(chance, document, place, *ends, chance.choice(_OTHER), denied=denied)
        place += 1


def _any(chance: random.Random, concepts: int) -> Concept:
    """Return a concept: the first of 10,000 a hundred times as often as the average, the last half as often."""
    number = int(concepts * chance.random() ** 2)
    term = Term(f"HP:{number:07}", f"finding {number}", Category.PHENOTYPE)
    if number % 6 == 1:
        return Composed(term, (Part("RO:0001025", "located in", _PLACE),), term)
    return Provisional(f"finding of kind {number}", Category.PHENOTYPE, term) if number % 6 == 4 else term


def _claim(
    chance: random.Random,
    document: Document,
    place: int,
    subject: Concept,
    object_: Concept,
    group: Group,
    *,
    proposed: bool = False,
    denied: bool = False,
) -> Claim:
    start = place * 100
    evidence = Evidence(
        document=document.id,
        sha256=document.sha256,
        passage=Span(start, start + 90),
        quote=f"{subject.label} {group.value} {object_.label} in this made-up sentence.",
        subject=Mention(subject.label, Span(start, start + 20)),
        group=group,
        trigger=Cue(group.value, Span(start + 21, start + 30)),
        object=Mention(object_.label, Span(start + 31, start + 50)),
        rule="made-up",
        polarity=Polarity.NEGATIVE if denied else Polarity.POSITIVE,
        factuality=chance.choice(_FACTUALITIES),
        cues=(Cue("may", Span(start + 51, start + 54)),),
        attribution=Attribution("we", Span(start + 55, start + 57), Stance.PROPOSED) if proposed else None,
        confidence=0.9,
    )
    predicate = Predicate(f"RO:{list(Group).index(group):07}", group.value, group, _SIGNS.get(group, 0))
    statement = Statement(subject, predicate, object_)
    return Claim(statement, evidence, Match(subject, MatchKind.EXACT), Match(object_, MatchKind.SYNONYM, 0.9))
