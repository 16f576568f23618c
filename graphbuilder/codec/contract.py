"""The JSON contract, version 1: one object a document. `graphbuilder schema` prints its JSON Schema.

Fields may be added within a version; none is renamed or dropped. Offsets are half-open, in Unicode code points of the
document's text as given.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from graphbuilder.model import BranchKind, Category, Certainty, Factuality, Group, MatchKind, Polarity, Stance

SCHEMA: Final = 1


class Row(BaseModel):
    """An object of the contract; fields that are unknown here are passed over, since later versions may add some."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class SpanRow(Row):
    """Words of the text with their place in it."""

    text: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]


class TermRow(Row):
    """An ontology term."""

    id: str
    label: str
    category: Category = Category.OTHER


class PartRow(Row):
    """A component of a composed concept."""

    relation: str
    relation_label: str
    term: TermRow


class CandidateRow(Row):
    """A term that was considered."""

    id: str
    label: str
    category: Category = Category.OTHER
    score: float
    why: str = ""


class ConceptRow(Row):
    """What a mention was tied to. Never null: a provisional concept stands where no term fits.

    ``base`` and ``parts`` are given for composed concepts, ``broader`` for composed and provisional ones.
    """

    id: str
    label: str
    category: Category
    match: MatchKind
    score: float = 1.0
    base: TermRow | None = None
    parts: tuple[PartRow, ...] = ()
    broader: TermRow | None = None
    candidates: tuple[CandidateRow, ...] = ()


class MentionRow(SpanRow):
    """Words that name something; ``refers_to`` is the antecedent of a reference, ``reading`` the words in full."""

    refers_to: MentionRow | None = None
    reading: str | None = None


class ArgumentRow(MentionRow):
    """An end of a statement."""

    concept: ConceptRow


class PredicateRow(Row):
    """The relation; ``text`` with its offsets is what carries it in the sentence."""

    id: str
    label: str
    group: Group
    sign: Literal[-1, 0, 1] = 0
    text: str
    start: int
    end: int


class AttributionRow(SpanRow):
    """To whom the passage gives the claim."""

    stance: Stance


class QualifiersRow(Row):
    """What narrows the claim."""

    location: tuple[MentionRow, ...] = ()
    population: tuple[MentionRow, ...] = ()
    condition: tuple[MentionRow, ...] = ()
    time: tuple[MentionRow, ...] = ()


class PassageRow(SpanRow):
    """The sentence that says it."""

    section: str | None = None


class StatementRow(Row):
    """One piece of evidence. Two sentences that say the same give two rows with one ``id``."""

    id: str
    subject: ArgumentRow
    predicate: PredicateRow
    object: ArgumentRow
    polarity: Polarity
    certainty: Certainty
    factuality: Factuality
    cues: tuple[SpanRow, ...] = ()
    attribution: AttributionRow | None = None
    qualifiers: QualifiersRow = QualifiersRow()
    evidence: PassageRow
    rule: str
    confidence: Annotated[float, Field(ge=0, le=1)]


class OutcomeRow(Row):
    """What a hypothesis explains."""

    text: str
    start: int | None = None
    end: int | None = None
    refers_to: MentionRow | None = None
    reading: str | None = None
    concept: ConceptRow


class BranchRow(Row):
    """Steps that one clause offers side by side: all of them, one or more, or one of them."""

    kind: BranchKind
    steps: tuple[str, ...]


class HypothesisRow(Row):
    """A course from cause to outcome; ``steps`` are statement ids in order."""

    id: str
    outcome: OutcomeRow
    stance: Literal["established", "proposed", "rejected", "open"]
    attribution: AttributionRow | None = None
    steps: tuple[str, ...]
    rivals: tuple[str, ...] = ()
    summary: MentionRow | None = None
    branches: tuple[BranchRow, ...] = ()


class DocumentRow(Row):
    """One document with everything that was read in it."""

    schema_: Annotated[Literal[1], Field(alias="schema")] = SCHEMA
    id: str
    sha256: str
    title: str | None = None
    language: str = "en"
    warnings: tuple[str, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    hypotheses: tuple[HypothesisRow, ...] = ()


def json_schema() -> dict[str, Any]:
    """Return the published JSON Schema (2020-12) of one line."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **DocumentRow.model_json_schema(by_alias=True)}
