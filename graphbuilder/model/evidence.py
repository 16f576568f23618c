"""Who says it, where, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graphbuilder.model.concept import Match
from graphbuilder.model.identity import content_id
from graphbuilder.model.statement import Group, Statement
from graphbuilder.model.text import Span


class Polarity(StrEnum):
    """Whether the passage says the relation or denies it."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """Whether the author qualifies the claim."""

    ASSERTED = "asserted"
    HEDGED = "hedged"


class Factuality(StrEnum):
    """How far the passage commits itself (seven values, after Saurí and Pustejovsky's FactBank and Kilicoglu 2017)."""

    FACT = "fact"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    DOUBTFUL = "doubtful"
    COUNTERFACT = "counterfact"
    UNCOMMITTED = "uncommitted"
    CONDITIONAL = "conditional"


CURATED: Final = "curated: "
"""How the rule of a curated claim begins; what follows names the source."""

MECHANISM: Final = "mechanism"
"""The section of a curated source whose links are one course of causes."""

_HELD_BACK = frozenset({Factuality.PROBABLE, Factuality.POSSIBLE, Factuality.DOUBTFUL, Factuality.UNCOMMITTED})


class Stance(StrEnum):
    """How a passage or the field stands to a claim or a hypothesis.

    ``cited`` is for a claim given to other authors without more; a hypothesis is never ``cited`` and a claim never
    ``open``.
    """

    ESTABLISHED = "established"
    PROPOSED = "proposed"
    CITED = "cited"
    REJECTED = "rejected"
    OPEN = "open"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Words of a text that name something.

    ``refers_to`` is the antecedent where the words are a reference ("these cells"), elsewhere in the same text.
    ``reading`` is what the words name when some are shared or left out: ``back pain`` for "back" in "back and leg
    pain"; ``None`` when the words stand for themselves.
    """

    text: str
    span: Span
    refers_to: Mention | None = None
    reading: str | None = None

    @property
    def named(self) -> str:
        """Return the words to look up: those of the antecedent if there is one, else the reading, else the words."""
        if self.refers_to is not None:
            return self.refers_to.named
        return self.reading or self.text


@dataclass(frozen=True, slots=True, order=True)
class Cue:
    """A word or phrase that changes how a claim is to be taken: "may", "no evidence that"."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, order=True)
class Attribution:
    """To whom a passage gives a claim: "This review", and with which stance."""

    text: str
    span: Span
    stance: Stance


class QualifierKind(StrEnum):
    """In which respect a claim is narrowed."""

    LOCATION = "location"
    POPULATION = "population"
    CONDITION = "condition"
    TIME = "time"


@dataclass(frozen=True, slots=True, order=True)
class Qualifier:
    """A restriction that the passage puts on a claim: "in mice", "unless ..."."""

    kind: QualifierKind
    mention: Mention


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage that says or denies something, with every offset that shows it.

    ``group`` and ``trigger`` are the relation and the words that carry it. ``rule`` names the rule that read it,
    ``confidence`` in [0, 1] is the calibrated chance that a reader would agree with its ends. ``document`` is the
    document's id and ``sha256`` its text's.
    """

    document: str
    sha256: str
    passage: Span
    quote: str
    subject: Mention
    group: Group
    trigger: Cue
    object: Mention
    rule: str
    polarity: Polarity = Polarity.POSITIVE
    factuality: Factuality = Factuality.FACT
    cues: tuple[Cue, ...] = ()
    attribution: Attribution | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    section: str | None = None
    confidence: float = 1.0

    @property
    def certainty(self) -> Certainty:
        """Return ``hedged`` where the passage holds back from the claim or from its denial."""
        return Certainty.HEDGED if self.factuality in _HELD_BACK else Certainty.ASSERTED

    @property
    def curated(self) -> bool:
        """Tell whether curators put it down, rather than a rule reading it in a text."""
        return self.rule.startswith(CURATED)

    def id_for(self, statement: str) -> str:
        """Return the content id of this evidence for the statement with id *statement*."""
        spans = (self.passage, self.subject.span, self.trigger.span, self.object.span)
        return content_id("e", self.sha256, statement, self.polarity, *(f"{span.start}-{span.end}" for span in spans))


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with one piece of evidence for (or against) it, and how its ends were tied to concepts.

    This is one row of the JSON contract. ``subject`` and ``object`` match the mentions of the evidence, in the order of
    the text; a symmetric statement may hold the same concepts the other way round.
    """

    statement: Statement
    evidence: Evidence
    subject: Match
    object: Match

    @property
    def id(self) -> str:
        """Return the content id of the evidence."""
        return self.evidence.id_for(self.statement.id)

    @property
    def place(self) -> tuple[str, int, int, int, int, str]:
        """Return the key that puts claims in the order of the text: document, sentence, relation, cause, effect, id."""
        evidence = self.evidence
        return (
            evidence.document,
            evidence.passage.start,
            evidence.trigger.span.start,
            evidence.subject.span.start,
            evidence.object.span.start,
            self.id,
        )
