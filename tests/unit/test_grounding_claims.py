"""Both ends of evidence tied to concepts, and what is asked for where no term fits."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuilder.grounding import claims, term_requests
from graphbuilder.model import (
    Category,
    Claim,
    Concept,
    Cue,
    Document,
    Evidence,
    Group,
    Match,
    MatchKind,
    Mention,
    Parse,
    Provisional,
    Span,
    Term,
)
from graphbuilder.protocols import Context

TEXT = "Zorbs cause pain."
PAIN = Term("HP:1", "Pain", Category.PHENOTYPE)
ZORB = Provisional("zorb", Category.CELL, Term("CL:1", "cell", Category.CELL))


class FixedGrounder:
    """Grounds by a table."""

    def __init__(self, table: dict[str, Concept]) -> None:
        self.table = table

    def best(self, mention: Mention, context: Context) -> Match:
        """Return what the table has."""
        return Match(self.table[mention.named], MatchKind.EXACT)

    def find(self, parse: Parse) -> Iterator[tuple[Mention, Match]]:
        """Yield nothing."""
        yield from ()


def evidence() -> Evidence:
    """Return evidence for the text above."""
    return Evidence(
        document="d",
        sha256="0",
        passage=Span(0, len(TEXT)),
        quote=TEXT,
        subject=Mention("Zorbs", Span(0, 5)),
        group=Group.CAUSES,
        trigger=Cue("cause", Span(6, 11)),
        object=Mention("pain", Span(12, 16)),
        rule="test",
    )


def read(table: dict[str, Concept]) -> list[Claim]:
    """Return the claims of the text, grounded by *table*."""
    return list(claims([evidence()], Parse(Document("d", TEXT), ()), FixedGrounder(table)))


def test_evidence_becomes_a_claim_between_concepts() -> None:
    """Subject, predicate and object are those of the evidence, as concepts."""
    (claim,) = claims([evidence()], Parse(Document("d", TEXT), ()), FixedGrounder({"Zorbs": ZORB, "pain": PAIN}))

    assert (claim.statement.subject, claim.statement.predicate.group, claim.statement.object) == (
        ZORB,
        Group.CAUSES,
        PAIN,
    )


def test_a_statement_about_a_thing_and_itself_is_left_out() -> None:
    """Two wordings of one concept are no relation."""
    assert (
        list(claims([evidence()], Parse(Document("d", TEXT), ()), FixedGrounder({"Zorbs": PAIN, "pain": PAIN}))) == []
    )


def test_a_provisional_concept_is_ready_to_be_asked_for() -> None:
    """Label, parent and quote are what a curator's form wants."""
    (request,) = term_requests(read({"Zorbs": ZORB, "pain": PAIN}))

    assert (request.label, [parent.id for parent in request.parents]) == ("zorb", ["CL:1"])
    assert (request.surfaces, request.quotes) == (("Zorbs",), (("d", TEXT),))
