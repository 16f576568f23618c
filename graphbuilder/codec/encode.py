"""Values to the JSON contract."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeAlias

from graphbuilder.codec.contract import SCHEMA
from graphbuilder.model import (
    Attribution,
    Claim,
    Composed,
    Concept,
    Cue,
    Graph,
    Hypothesis,
    Match,
    MatchKind,
    Mention,
    Provisional,
    QualifierKind,
    Source,
    Term,
)

Json: TypeAlias = dict[str, Any]


def rows(graph: Graph) -> Iterator[Json]:
    """Yield one object a source, sorted by id; a source in which nothing was found still gets its object."""
    claims: dict[str, list[Claim]] = {source.id: [] for source in graph.sources}
    for claim in graph.claims:
        claims[claim.evidence.document].append(claim)
    for source in sorted(graph.sources):
        offered = (hypothesis for hypothesis in graph.hypotheses if hypothesis.document == source.id)
        yield document_row(source, claims[source.id], offered)


def lines(graph: Graph) -> Iterator[str]:
    """Yield the same as lines of JSON, each with its line end."""
    for row in rows(graph):
        yield json.dumps(row, ensure_ascii=False) + "\n"


def document_row(source: Source, claims: Iterable[Claim], hypotheses: Iterable[Hypothesis]) -> Json:
    """Return the object of one document, rows in the order of the text."""
    claims = sorted(claims, key=attrgetter("place"))
    by_statement = {claim.statement.id: claim for claim in reversed(claims)}
    return {
        "schema": SCHEMA,
        "id": source.id,
        "sha256": source.sha256,
        "title": source.title,
        "language": source.language,
        "warnings": list(source.warnings),
        "statements": [claim_row(claim) for claim in claims],
        "hypotheses": [hypothesis_row(hypothesis, by_statement) for hypothesis in hypotheses],
    }


def claim_row(claim: Claim) -> Json:
    """Return one row: a statement with one piece of evidence."""
    statement, evidence = claim.statement, claim.evidence
    predicate = statement.predicate
    return {
        "id": statement.id,
        "subject": {**_mention(evidence.subject), "concept": _matched(claim.subject)},
        "predicate": {
            "id": predicate.id,
            "label": predicate.label,
            "group": predicate.group.value,
            "sign": predicate.sign,
            **_span(evidence.trigger),
        },
        "object": {**_mention(evidence.object), "concept": _matched(claim.object)},
        "polarity": evidence.polarity.value,
        "certainty": evidence.certainty.value,
        "factuality": evidence.factuality.value,
        "cues": [_span(cue) for cue in evidence.cues],
        "attribution": _attribution(evidence.attribution),
        "qualifiers": {
            kind.value: [_mention(q.mention) for q in evidence.qualifiers if q.kind is kind] for kind in QualifierKind
        },
        "evidence": {
            "text": evidence.quote,
            "start": evidence.passage.start,
            "end": evidence.passage.end,
            "section": evidence.section,
        },
        "rule": evidence.rule,
        "confidence": evidence.confidence,
    }


def mentions_row(document: str, mentions: Iterable[tuple[Mention, Match]]) -> Json:
    """Return the object that `graphbuilder ground --format jsonl` prints for a document."""
    found = [{**_span(mention), "concept": _matched(match)} for mention, match in mentions]
    for row in found:
        row["candidates"] = row["concept"].pop("candidates", [])
    return {"id": document, "mentions": found}


def concept_row(concept: Concept, kind: MatchKind) -> Json:
    """Return a concept; ``base``, ``parts`` and ``broader`` only where it has them."""
    row: Json = {"id": concept.id, "label": concept.label, "category": concept.category.value, "match": kind.value}
    match concept:
        case Composed(base=base, parts=parts, broader=broader):
            row["base"] = _term(base)
            row["parts"] = [
                {"relation": part.relation, "relation_label": part.relation_label, "term": _term(part.term)}
                for part in parts
            ]
            row["broader"] = broader and _term(broader)
        case Provisional(broader=broader):
            row["broader"] = broader and _term(broader)
    return row


def _matched(match: Match) -> Json:
    row = concept_row(match.concept, match.kind)
    row["score"] = match.score
    if match.candidates:
        row["candidates"] = [
            {**_term(candidate.term), "score": candidate.score, "why": candidate.why} for candidate in match.candidates
        ]
    return row


def _term(term: Term) -> Json:
    return {"id": term.id, "label": term.label, "category": term.category.value}


def _span(words: Cue | Mention) -> Json:
    return {"text": words.text, "start": words.span.start, "end": words.span.end}


def _mention(mention: Mention) -> Json:
    row = _span(mention)
    row["refers_to"] = mention.refers_to and _mention(mention.refers_to)
    if mention.reading is not None:
        row["reading"] = mention.reading
    return row


def _attribution(attribution: Attribution | None) -> Json | None:
    if attribution is None:
        return None
    return {
        "text": attribution.text,
        "start": attribution.span.start,
        "end": attribution.span.end,
        "stance": attribution.stance.value,
    }


def hypothesis_row(hypothesis: Hypothesis, by_statement: Mapping[str, Claim] = MappingProxyType({})) -> Json:
    """Return a hypothesis; *by_statement* tells how its outcome was tied to its concept."""
    named, last = hypothesis.outcome_mention, by_statement.get(hypothesis.steps[-1].statement.id)
    kind = MatchKind.EXACT if last is None else last.object.kind
    where = _mention(named) if named else {"text": hypothesis.outcome.label}
    return {
        "id": hypothesis.id,
        "outcome": {**where, "concept": concept_row(hypothesis.outcome, kind)},
        "stance": hypothesis.stance.value,
        "attribution": _attribution(hypothesis.attribution),
        "steps": [step.statement.id for step in hypothesis.steps],
        "rivals": list(hypothesis.rivals),
        "summary": hypothesis.summary and _mention(hypothesis.summary),
        "branches": [{"kind": branch.kind.value, "steps": list(branch.steps)} for branch in hypothesis.branches],
    }
