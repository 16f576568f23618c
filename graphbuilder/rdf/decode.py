"""RDF quads back to a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from operator import attrgetter
from typing import TypeVar

from pyoxigraph import NamedNode, Quad

from graphbuilder.errors import ContractError
from graphbuilder.model import (
    Attribution,
    Branch,
    BranchKind,
    Candidate,
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
    Lineage,
    Match,
    MatchKind,
    Mention,
    Part,
    Polarity,
    Predicate,
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
from graphbuilder.rdf import vocabulary as v
from graphbuilder.rdf.describe import Node
from graphbuilder.rdf.facts import Facts
from graphbuilder.rdf.names import curie

Closed = TypeVar("Closed", bound=StrEnum)


def decode(quads: Iterable[Quad]) -> Graph:
    """Return the graph that *quads* describe, in the order of its texts.

    Only the provenance graph is read (or the default graph, where a format has no others): plain edges say nothing of
    their own.

    Raises:
        ContractError: With the node and the property, if something is missing or not what it should be.
    """
    return _Decoder(Facts(quads)).graph()


class _Decoder:
    """Holds the facts and what has been made of them: each concept and statement is made once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.terms: dict[Node, Term] = {}
        self.concepts: dict[Node, Concept] = {}
        self.statements: dict[Node, Statement] = {}

    def graph(self) -> Graph:
        claims = sorted(map(self.claim, self.facts.instances(v.EVIDENCE)), key=attrgetter("place"))
        offers = [
            (self.document(offer)[0], self.facts.whole(offer, v.INDEX), self.hypothesis(here, offer))
            for here in self.facts.instances(v.HYPOTHESIS)
            for offer in self.facts.nodes(here, v.OFFERED)
        ]
        offers.sort(key=lambda offer: (offer[0], offer[1], offer[2].id))
        return Graph(
            tuple(sorted(map(self.source, self.facts.instances(v.SOURCE)))),
            tuple(claims),
            tuple(hypothesis for _, _, hypothesis in offers),
            tuple(sorted(map(self.lineage, self.facts.instances(v.PLACED)))),
        )

    def lineage(self, here: Node) -> Lineage:
        return Lineage(self.term(here), self.curies(here, v.SUBCLASS_OF), self.curies(here, v.EXACT_MATCH))

    def curies(self, here: Node, relation: NamedNode) -> tuple[str, ...]:
        targets = self.facts.nodes(here, relation)
        return tuple(sorted(self.facts.maybe_text(target, v.IDENTIFIER) or curie(target) for target in targets))

    def source(self, here: Node) -> Source:
        warnings = (self.facts.text(below, v.LABEL) for below in self.facts.nodes(here, v.WARNING))
        title = self.facts.maybe_text(here, v.TITLE)
        return Source(*self.document(here), title, self.facts.text(here, v.LANGUAGE), tuple(warnings))

    def document(self, here: Node) -> tuple[str, str]:
        source = self.facts.maybe(here, v.IN_SOURCE) or here
        return self.facts.text(source, v.IDENTIFIER), self.facts.maybe_text(source, v.SHA256) or ""

    def concept(self, here: Node) -> Concept:
        if here not in self.concepts:
            self.concepts[here] = self._concept(here)
        return self.concepts[here]

    def _concept(self, here: Node) -> Concept:
        kinds = self.facts.nodes(here, v.TYPE)
        nearest = self.facts.maybe(here, v.BROADER)
        broader = None if nearest is None else self.term(nearest)
        if v.COMPOSED_CONCEPT in kinds:
            expression = self.facts.one(here, v.EQUIVALENT_CLASS)
            base, *narrowing = self._members(self.facts.one(expression, v.INTERSECTION_OF))
            return Composed(self.term(base), tuple(map(self.part, narrowing)), broader)
        if v.PROVISIONAL_CONCEPT in kinds:
            return Provisional(self.facts.text(here, v.LABEL), self.closed(Category, here, v.CATEGORY), broader)
        return self.term(here)

    def term(self, here: Node) -> Term:
        if here not in self.terms:
            curie, label = self.facts.text(here, v.IDENTIFIER), self.facts.text(here, v.LABEL)
            self.terms[here] = Term(curie, label, self.closed(Category, here, v.CATEGORY))
        return self.terms[here]

    def part(self, here: Node) -> Part:
        relation = self.facts.text(self.facts.one(here, v.ON_PROPERTY), v.IDENTIFIER)
        term = self.term(self.facts.one(here, v.SOME_VALUES_FROM))
        return Part(relation, self.facts.text(here, v.RELATION_LABEL), term)

    def _members(self, cell: Node) -> Iterator[Node]:
        while cell != v.NIL:
            yield self.facts.one(cell, v.FIRST)
            cell = self.facts.one(cell, v.REST)

    def statement(self, here: Node) -> Statement:
        if here not in self.statements:
            self.statements[here] = Statement(
                self.concept(self.facts.one(here, v.SUBJECT)),
                self.predicate(here),
                self.concept(self.facts.one(here, v.OBJECT)),
            )
        return self.statements[here]

    def predicate(self, here: Node) -> Predicate:
        return Predicate(
            self.facts.text(self.facts.one(here, v.PREDICATE), v.IDENTIFIER),
            self.facts.text(here, v.RELATION_LABEL),
            self.closed(Group, here, v.GROUP),
            self.facts.whole(here, v.SIGN),
        )

    def claim(self, here: Node) -> Claim:
        subject, object_ = self.facts.one(here, v.SUBJECT_WORDS), self.facts.one(here, v.OBJECT_WORDS)
        statement = self.statement(self.facts.one(here, v.EVIDENCE_OF))
        return Claim(statement, self.evidence(here), self.match(subject), self.match(object_))

    def evidence(self, here: Node) -> Evidence:
        document, sha256 = self.document(here)
        return Evidence(
            document=document,
            sha256=sha256,
            passage=self.span(here),
            quote=self.facts.text(here, v.EXACT),
            subject=self.mention(self.facts.one(here, v.SUBJECT_WORDS)),
            group=self.closed(Group, here, v.GROUP),
            trigger=self.cue(self.facts.one(here, v.TRIGGER)),
            object=self.mention(self.facts.one(here, v.OBJECT_WORDS)),
            rule=self.facts.text(here, v.RULE),
            polarity=self.closed(Polarity, here, v.POLARITY),
            factuality=self.closed(Factuality, here, v.FACTUALITY),
            cues=tuple(map(self.cue, self.facts.nodes(here, v.CUE))),
            attribution=self.attribution(here),
            qualifiers=tuple(map(self.qualifier, self.facts.nodes(here, v.QUALIFIER))),
            section=self.facts.maybe_text(here, v.SECTION),
            confidence=self.facts.number(here, v.CONFIDENCE),
        )

    def match(self, here: Node) -> Match:
        return Match(
            self.concept(self.facts.one(here, v.NAMES)),
            self.closed(MatchKind, here, v.MATCH),
            self.facts.number(here, v.SCORE),
            tuple(map(self.candidate, self.facts.nodes(here, v.CANDIDATE))),
        )

    def candidate(self, here: Node) -> Candidate:
        term = self.term(self.facts.one(here, v.NAMES))
        return Candidate(term, self.facts.number(here, v.SCORE), self.facts.text(here, v.WHY))

    def mention(self, here: Node) -> Mention:
        antecedent = self.facts.maybe(here, v.REFERS_TO)
        return Mention(
            self.facts.text(here, v.EXACT),
            self.span(here),
            None if antecedent is None else self.mention(antecedent),
            self.facts.maybe_text(here, v.READING),
        )

    def maybe_mention(self, here: Node, role: NamedNode) -> Mention | None:
        words = self.facts.maybe(here, role)
        return None if words is None else self.mention(words)

    def cue(self, here: Node) -> Cue:
        return Cue(self.facts.text(here, v.EXACT), self.span(here))

    def qualifier(self, here: Node) -> Qualifier:
        return Qualifier(self.closed(QualifierKind, here, v.KIND), self.mention(here))

    def attribution(self, here: Node) -> Attribution | None:
        words = self.facts.maybe(here, v.ATTRIBUTION)
        if words is None:
            return None
        return Attribution(self.facts.text(words, v.EXACT), self.span(words), self.closed(Stance, words, v.STANCE))

    def span(self, here: Node) -> Span:
        try:
            return Span(self.facts.whole(here, v.START), self.facts.whole(here, v.END))
        except ValueError as error:
            raise ContractError(f"RDF: {here}: {error}") from error

    def hypothesis(self, here: Node, offer: Node) -> Hypothesis:
        steps = [self.facts.one(step, v.OF_STATEMENT) for step in self.facts.nodes(here, v.STEP)]
        return Hypothesis(
            outcome=self.concept(self.facts.one(here, v.OUTCOME)),
            steps=tuple(Step(self.statement(step)) for step in steps),
            stance=self.closed(Stance, offer, v.STANCE),
            document=self.document(offer)[0],
            outcome_mention=self.maybe_mention(offer, v.OUTCOME_WORDS),
            attribution=self.attribution(offer),
            rivals=tuple(sorted(curie(rival) for rival in self.facts.nodes(offer, v.RIVAL))),
            summary=self.maybe_mention(offer, v.SUMMARY),
            branches=tuple(self.branch(branch, steps) for branch in self.facts.nodes(offer, v.BRANCH)),
        )

    def branch(self, here: Node, steps: Sequence[Node]) -> Branch:
        members = set(self.facts.nodes(here, v.OF_STATEMENT))
        said = dict.fromkeys(curie(step) for step in steps if step in members)
        return Branch(self.closed(BranchKind, here, v.KIND), tuple(said))

    def closed(self, kind: type[Closed], here: Node, name: NamedNode) -> Closed:
        found = self.facts.text(here, name)
        try:
            return kind(found)
        except ValueError as error:
            known = ", ".join(kind)
            raise ContractError(f"RDF: {here} {name} is {found!r}, not one of: {known}") from error
