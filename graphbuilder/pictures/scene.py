"""What a picture of a graph shows: boxes, arrows, and the hypotheses that they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from graphbuilder.graph.loops import Loop, loops
from graphbuilder.model import (
    SYMMETRIC,
    Certainty,
    Claim,
    Composed,
    Concept,
    Graph,
    Hypothesis,
    Polarity,
    Provisional,
    Stance,
    Statement,
    Term,
)

COLOURS = ("#0067a8", "#b84400", "#00745a", "#8f3f86", "#7a6000", "#3d4f9f", "#a3283c", "#3c6b1f")
"""Told apart by people with any of the common colour vision deficiencies, and dark enough for white letters."""

GREY = "#5d6875"

_STANCES = (Stance.ESTABLISHED, Stance.PROPOSED, Stance.OPEN, Stance.CITED, Stance.REJECTED)


@dataclass(frozen=True, slots=True)
class Account:
    """A course with its letter and its colour, and who offers it: one hypothesis for each text."""

    offers: tuple[Hypothesis, ...]
    letter: str
    colour: str

    @property
    def hypothesis(self) -> Hypothesis:
        """Return the first offer; the others differ in text and stance alone."""
        return self.offers[0]


@dataclass(frozen=True, slots=True)
class Node:
    """A concept as a box: its ``name`` in the texts' own words, its ``label``, and the ``terms`` that it is made of.

    ``accounts`` are the letters of the hypotheses that use it.
    """

    id: str
    name: str
    label: str
    category: str
    terms: tuple[str, ...]
    has_term: bool
    is_outcome: bool
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A statement as an arrow, once for every hypothesis that it is a step of (``step``: "A2"), else once in grey.

    ``loop`` is there where the step leads back to what the course has passed.
    """

    statement: Statement
    source: str
    target: str
    account: Account | None = None
    step: str = ""
    is_hedged: bool = False
    is_denied: bool = False
    loop: Loop | None = None

    @property
    def colour(self) -> str:
        """Return the colour of its hypothesis."""
        return self.account.colour if self.account else GREY

    @property
    def ends(self) -> tuple[Concept, Concept]:
        """Return the concepts in the direction of the arrow, which for a symmetric relation is that of the course."""
        subject, obj = self.statement.subject, self.statement.object
        return (subject, obj) if self.source == subject.id else (obj, subject)

    @property
    def is_directed(self) -> bool:
        """Tell whether it has a head."""
        return self.statement.predicate.group not in SYMMETRIC


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything to draw, in a fixed order. ``names`` are what the texts call each concept, by its id."""

    accounts: tuple[Account, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    names: Mapping[str, str]

    def named(self, edge: Edge) -> tuple[str, str]:
        """Return the names of an arrow's ends, in its direction."""
        return self.names[edge.source], self.names[edge.target]


def scene(graph: Graph) -> Scene:
    """Return what to draw of *graph*: its hypotheses, then every statement that is in none."""
    accounts = tuple(_accounts(graph))
    edges = (*(edge for account in accounts for edge in _steps(graph, account)), *_others(graph))
    nodes = tuple(_nodes(graph, accounts, edges))
    return Scene(accounts, nodes, edges, {node.id: node.name for node in nodes})


def is_denied(claims: Sequence[Claim]) -> bool:
    """Tell whether nobody says it and somebody denies it."""
    return bool(claims) and all(claim.evidence.polarity is Polarity.NEGATIVE for claim in claims)


def is_hedged(claims: Sequence[Claim]) -> bool:
    """Tell whether nobody says (or denies) it outright."""
    return bool(claims) and all(claim.evidence.certainty is Certainty.HEDGED for claim in claims)


def _accounts(graph: Graph) -> Iterator[Account]:
    offers: dict[str, list[Hypothesis]] = {}
    for hypothesis in sorted(graph.hypotheses, key=lambda hypothesis: _place(graph, hypothesis)):
        offers.setdefault(hypothesis.id, []).append(hypothesis)
    for index, same in enumerate(offers.values()):
        yield Account(tuple(same), _letters(index), COLOURS[index % len(COLOURS)])


def _place(graph: Graph, hypothesis: Hypothesis) -> tuple[str, int, int, str]:
    """Return where a hypothesis stands among the others: by text, what is established first, then as it is told."""
    starts = [
        claim.evidence.passage.start
        for step in hypothesis.steps
        for claim in graph.claims_of.get(step.statement.id, ())
        if claim.evidence.document == hypothesis.document
    ]
    return hypothesis.document, _STANCES.index(hypothesis.stance), min(starts, default=0), hypothesis.id


def _letters(index: int) -> str:
    """Return A ... Z, AA, AB ...: the names of columns.

    >>> _letters(0), _letters(25), _letters(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters


def _steps(graph: Graph, account: Account) -> Iterator[Edge]:
    """Yield the steps of a hypothesis. A step without direction is drawn in the direction of the course."""
    closing = loops(step.statement for step in account.hypothesis.steps)
    for number, stride in enumerate(account.hypothesis.strides, 1):
        claims = graph.claims_of.get(stride.statement.id, ())
        yield Edge(
            stride.statement,
            stride.cause.id,
            stride.effect.id,
            account,
            f"{account.letter}{number}",
            is_hedged(claims),
            is_denied(claims),
            closing.get(stride.statement.id),
        )


def _others(graph: Graph) -> Iterator[Edge]:
    told = {step.statement.id for hypothesis in graph.hypotheses for step in hypothesis.steps}
    for statement in graph.statements:
        if statement.id not in told:
            claims = graph.claims_of[statement.id]
            yield Edge(
                statement,
                statement.subject.id,
                statement.object.id,
                is_hedged=is_hedged(claims),
                is_denied=is_denied(claims),
            )


def _nodes(graph: Graph, accounts: Sequence[Account], edges: Sequence[Edge]) -> Iterator[Node]:
    users: defaultdict[str, dict[str, None]] = defaultdict(dict)
    concepts: dict[str, Concept] = {}
    for edge in edges:
        for concept in (edge.statement.subject, edge.statement.object):
            concepts.setdefault(concept.id, concept)
            if edge.account:
                users[concept.id][edge.account.letter] = None
    outcomes = {account.hypothesis.outcome.id: account.hypothesis.outcome for account in accounts}
    for key, concept in {**concepts, **outcomes}.items():
        yield Node(
            id=key,
            name=graph.called.get(key, concept.label),
            label=concept.label,
            category=concept.category.value,
            terms=terms_of(concept),
            has_term=not isinstance(concept, Provisional),
            is_outcome=key in outcomes,
            accounts=tuple(users[key]),
        )


def terms_of(concept: Concept) -> tuple[str, ...]:
    """Return the lines that tell which ontology terms a concept is, or is made of."""
    match concept:
        case Term(id=curie):
            return (curie,)
        case Composed(base=base, parts=parts):
            return (base.id, *(f"{part.relation_label} {part.term.id}" for part in parts))
        case Provisional(broader=broader):
            return (f"no term yet; under {broader.id}" if broader else "no term yet",)
