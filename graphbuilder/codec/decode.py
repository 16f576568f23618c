"""The JSON contract to values; whatever does not follow it is refused with its line and field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from graphbuilder.codec.contract import (
    ArgumentRow,
    AttributionRow,
    ConceptRow,
    DocumentRow,
    HypothesisRow,
    MentionRow,
    SpanRow,
    StatementRow,
    TermRow,
)
from graphbuilder.errors import ContractError
from graphbuilder.model import (
    Attribution,
    Branch,
    Candidate,
    Claim,
    Composed,
    Concept,
    Cue,
    Evidence,
    Graph,
    Hypothesis,
    Match,
    Mention,
    Part,
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


def graph(lines: Iterable[str | bytes], name: str = "graph.jsonl", first: int = 1) -> Graph:
    """Return the graph whose documents are *lines*; *name*, and the number of the *first* line, are for messages.

    Raises:
        ContractError: With file, line and field, if a line does not follow the contract or two statements share an id.
    """
    sources: list[Source] = []
    claims: list[Claim] = []
    offered: list[tuple[int, str, HypothesisRow]] = []
    for number, row in document_rows(lines, name, first):
        sources.append(Source(row.id, row.sha256, row.title, row.language, row.warnings))
        claims.extend(_claim(row, statement, f"{name}:{number}") for statement in row.statements)
        offered.extend((number, row.id, hypothesis) for hypothesis in row.hypotheses)
    statements = {claim.statement.id: claim.statement for claim in claims}
    hypotheses = tuple(_hypothesis(row, document, statements, f"{name}:{line}") for line, document, row in offered)
    return Graph(tuple(sources), tuple(claims), hypotheses)


def document_rows(lines: Iterable[str | bytes], name: str, first: int = 1) -> Iterator[tuple[int, DocumentRow]]:
    """Yield each line's number, from *first* on, and its checked object; blank lines are passed over.

    Raises:
        ContractError: As :func:`graph`.
    """
    for number, line in enumerate(lines, first):
        if line.strip():
            try:
                yield number, DocumentRow.model_validate_json(line)
            except ValidationError as error:
                raise ContractError(f"{name}:{number}: {first_problem(error)}") from error


def first_problem(error: ValidationError) -> str:
    """Return the first of a validation's complaints: field, what was found, what would be right."""
    problem = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in problem["loc"]) or "the whole line"
    found = repr(problem["input"])
    return f"{field}: {problem['msg']}; found {found if len(found) <= 60 else found[:57] + '...'}"


def _claim(document: DocumentRow, row: StatementRow, where: str) -> Claim:
    subject, object_ = _match(row.subject.concept), _match(row.object.concept)
    named = row.predicate
    predicate = Predicate(named.id, named.label, named.group, named.sign)
    statement = Statement(subject.concept, predicate, object_.concept)
    if statement.id != row.id:
        raise ContractError(f"{where}: statement id {row.id} does not follow from its content; right is {statement.id}")
    evidence = Evidence(
        document=document.id,
        sha256=document.sha256,
        passage=Span(row.evidence.start, row.evidence.end),
        quote=row.evidence.text,
        subject=_mention(row.subject),
        group=named.group,
        trigger=Cue(named.text, Span(named.start, named.end)),
        object=_mention(row.object),
        rule=row.rule,
        polarity=row.polarity,
        factuality=row.factuality,
        cues=tuple(_cue(cue) for cue in row.cues),
        attribution=_attribution(row.attribution),
        qualifiers=tuple(_qualifiers(row)),
        section=row.evidence.section,
        confidence=row.confidence,
    )
    return Claim(statement, evidence, subject, object_)


def _qualifiers(row: StatementRow) -> Iterator[Qualifier]:
    for kind in QualifierKind:
        for mention in getattr(row.qualifiers, kind.value):
            yield Qualifier(kind, _mention(mention))


def _hypothesis(row: HypothesisRow, document: str, statements: dict[str, Statement], where: str) -> Hypothesis:
    unknown = [step for step in row.steps if step not in statements]
    if unknown:
        raise ContractError(f"{where}: hypothesis {row.id} has step {unknown[0]}, which is no statement of this graph")
    summary = row.summary
    named = row.outcome
    mention = None
    if named.start is not None and named.end is not None:
        antecedent = None if named.refers_to is None else _mention(named.refers_to)
        mention = Mention(named.text, Span(named.start, named.end), antecedent, named.reading)
    return Hypothesis(
        outcome=_concept(named.concept),
        steps=tuple(Step(statements[step]) for step in row.steps),
        stance=Stance(row.stance),
        document=document,
        outcome_mention=mention,
        attribution=_attribution(row.attribution),
        rivals=row.rivals,
        summary=None if summary is None else _mention(summary),
        branches=tuple(Branch(branch.kind, branch.steps) for branch in row.branches),
    )


def _match(row: ConceptRow) -> Match:
    candidates = (Candidate(Term(c.id, c.label, c.category), c.score, c.why) for c in row.candidates)
    return Match(_concept(row), row.match, row.score, tuple(candidates))


def _concept(row: ConceptRow) -> Concept:
    if row.base is not None:
        parts = (Part(part.relation, part.relation_label, _term(part.term)) for part in row.parts)
        return Composed(_term(row.base), tuple(parts), None if row.broader is None else _term(row.broader))
    if row.id.startswith("gb:p"):
        return Provisional(row.label, row.category, None if row.broader is None else _term(row.broader))
    return Term(row.id, row.label, row.category)


def _term(row: TermRow) -> Term:
    return Term(row.id, row.label, row.category)


def _mention(row: MentionRow | ArgumentRow) -> Mention:
    antecedent = None if row.refers_to is None else _mention(row.refers_to)
    return Mention(row.text, Span(row.start, row.end), antecedent, row.reading)


def _cue(row: SpanRow) -> Cue:
    return Cue(row.text, Span(row.start, row.end))


def _attribution(row: AttributionRow | None) -> Attribution | None:
    return None if row is None else Attribution(row.text, Span(row.start, row.end), row.stance)
