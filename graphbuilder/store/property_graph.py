"""A graph as the nodes and relationships of a property graph. Described in docs/reference/neo4j.md.

Every piece of Cypher here takes ``$rows`` and is safe to repeat: what is there stays as it is. Names of labels and
relationship types never come from data, only from our own closed sets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from graphbuilder.model import (
    SYMMETRIC,
    Attribution,
    Category,
    Claim,
    Composed,
    Concept,
    Graph,
    Group,
    Hypothesis,
    Provisional,
    Statement,
    bearing,
    source_id,
)

Row: TypeAlias = dict[str, Any]

SCHEMA: Final = (
    "CREATE CONSTRAINT class_id IF NOT EXISTS FOR (n:Class) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT statement_id IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT evidence_id IF NOT EXISTS FOR (n:Evidence) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT hypothesis_id IF NOT EXISTS FOR (n:Hypothesis) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT branch_id IF NOT EXISTS FOR (n:Branch) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX class_key IF NOT EXISTS FOR (n:Class) ON (n.key)",
    "CREATE INDEX class_name IF NOT EXISTS FOR (n:Class) ON (n.name)",
    "CREATE INDEX source_document IF NOT EXISTS FOR (n:Source) ON (n.document)",
)
"""Identity is unique; ``key`` and ``name`` are identifier and label in lower case, to find concepts by."""

CATEGORY_LABEL: Final = {category: category.value.capitalize() for category in Category}
"""The label that a concept bears besides ``Class`` and ``Concept``."""

EDGE: Final = {group: group.value.upper() for group in Group}
"""The relationship type of each group in the view."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Cypher with its rows."""

    cypher: str
    rows: list[Row]


def batches(graph: Graph) -> Iterator[Batch]:
    """Yield everything to write, nodes before what ties them, the view last."""
    yield from _nodes(graph)
    yield from _ties(graph)
    yield from _view(graph.statements)


def _nodes(graph: Graph) -> Iterator[Batch]:
    sources = [
        {
            "id": source_id(source.id, source.sha256),
            "document": source.id,
            "sha256": source.sha256,
            "title": source.title,
            "language": source.language,
            "warnings": list(source.warnings),
        }
        for source in graph.sources
    ]
    yield _made("Source", sources)
    by_category: defaultdict[Category, list[Row]] = defaultdict(list)
    for concept in graph.concepts:
        by_category[concept.category].append(_concept(concept))
    for category, rows in sorted(by_category.items()):
        yield _made("Class", rows, f"Concept:{CATEGORY_LABEL[category]}")
    yield _made("Class", [_concept(lineage.term) for lineage in graph.lineages])
    yield _made("Statement", [_statement(statement) for statement in graph.statements])
    yield _made("Evidence", [_evidence(claim) for claim in graph.claims])
    yield _made("Hypothesis", [_hypothesis(hypothesis) for hypothesis in graph.hypotheses])
    yield _made("Branch", [branch.row for branch in _branches(graph)])


def _made(label: str, rows: list[Row], more: str = "") -> Batch:
    """Return the making of nodes; *more* are labels that a node of another load may not have yet."""
    also = f" SET n:{more}" if more else ""
    return Batch(f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) ON CREATE SET n = row{also}", rows)


def _concept(concept: Concept) -> Row:
    match concept:
        case Composed():
            kind = "composed"
        case Provisional():
            kind = "provisional"
        case _:
            kind = "term"
    return {
        "id": concept.id,
        "key": concept.id.lower(),
        "label": concept.label,
        "name": concept.label.lower(),
        "category": concept.category.value,
        "kind": kind,
    }


def _statement(statement: Statement) -> Row:
    predicate = statement.predicate
    return {
        "id": statement.id,
        "label": statement.label,
        "group": predicate.group.value,
        "sign": predicate.sign,
        "predicate": predicate.id,
        "relation": predicate.label,
    }


def _evidence(claim: Claim) -> Row:
    evidence = claim.evidence
    return {
        "id": claim.id,
        "document": evidence.document,
        "quote": evidence.quote,
        "start": evidence.passage.start,
        "end": evidence.passage.end,
        "section": evidence.section,
        "subject_words": evidence.subject.text,
        "subject_start": evidence.subject.span.start,
        "subject_end": evidence.subject.span.end,
        "subject_names": evidence.subject.named,
        "trigger": evidence.trigger.text,
        "object_words": evidence.object.text,
        "object_start": evidence.object.span.start,
        "object_end": evidence.object.span.end,
        "object_names": evidence.object.named,
        "polarity": evidence.polarity.value,
        "factuality": evidence.factuality.value,
        "certainty": evidence.certainty.value,
        "bearing": bearing(evidence).value,
        "cues": [cue.text for cue in evidence.cues],
        "qualifiers": [f"{qualifier.kind.value}: {qualifier.mention.text}" for qualifier in evidence.qualifiers],
        "rule": evidence.rule,
        "confidence": float(evidence.confidence),
        **_attribution(evidence.attribution),
    }


def _attribution(attribution: Attribution | None) -> Row:
    if attribution is None:
        return {"attribution": None, "stance": None}
    return {"attribution": attribution.text, "stance": attribution.stance.value}


def _hypothesis(hypothesis: Hypothesis) -> Row:
    return {"id": hypothesis.id, "label": hypothesis.label}


def _ties(graph: Graph) -> Iterator[Batch]:
    yield from _concept_ties(graph.concepts)
    above = [_tie(lineage.term.id, parent) for lineage in graph.lineages for parent in lineage.parents]
    yield _tied("Class", "IS_A", "Class", above)
    equals: list[Row] = [{"id": one.term.id, "same_as": list(one.same_as)} for one in graph.lineages if one.same_as]
    yield Batch("UNWIND $rows AS row MATCH (n:Class {id: row.id}) SET n.same_as = row.same_as", equals)
    statements = graph.statements
    yield _tied("Statement", "SUBJECT", "Class", (_tie(s.id, s.subject.id) for s in statements))
    yield _tied("Statement", "OBJECT", "Class", (_tie(s.id, s.object.id) for s in statements))
    yield _tied("Evidence", "EVIDENCE_OF", "Statement", (_tie(c.id, c.statement.id) for c in graph.claims))
    found_in = (_tie(c.id, source_id(c.evidence.document, c.evidence.sha256)) for c in graph.claims)
    yield _tied("Evidence", "FROM", "Source", found_in)
    yield from _hypothesis_ties(graph)


def _concept_ties(concepts: Iterable[Concept]) -> Iterator[Batch]:
    composed = [concept for concept in concepts if isinstance(concept, Composed)]
    beneath = [
        _tie(concept.id, concept.broader.id)
        for concept in concepts
        if isinstance(concept, Composed | Provisional) and concept.broader is not None
    ]
    made_of = [
        _tie(concept.id, part.term.id, part.relation, relation=part.relation, label=part.relation_label)
        for concept in composed
        for part in concept.parts
    ]
    yield _tied("Class", "BROADER", "Class", beneath)
    yield _tied("Class", "BASE", "Class", (_tie(concept.id, concept.base.id) for concept in composed))
    yield _tied("Class", "PART", "Class", made_of)


def _hypothesis_ties(graph: Graph) -> Iterator[Batch]:
    texts = _texts(graph)
    offered = graph.hypotheses
    steps = [
        _tie(hypothesis.id, step.statement.id, str(index), index=index)
        for hypothesis in offered
        for index, step in enumerate(hypothesis.steps)
    ]
    offers = [_tie(hypothesis.id, texts[hypothesis.document], **_offer(hypothesis)) for hypothesis in offered]
    rivals = [_tie(hypothesis.id, rival) for hypothesis in offered for rival in hypothesis.rivals]
    yield _tied("Hypothesis", "OUTCOME", "Class", (_tie(h.id, h.outcome.id) for h in offered))
    yield _tied("Hypothesis", "STEP", "Statement", steps)
    yield _tied("Hypothesis", "OFFERED_IN", "Source", offers)
    yield _tied("Hypothesis", "RIVAL", "Hypothesis", rivals)
    branches = tuple(_branches(graph))
    arms = [_tie(branch.row["id"], step) for branch in branches for step in branch.steps]
    yield _tied("Hypothesis", "BRANCH", "Branch", (_tie(branch.hypothesis, branch.row["id"]) for branch in branches))
    yield _tied("Branch", "FROM", "Source", (_tie(branch.row["id"], branch.text) for branch in branches))
    yield _tied("Branch", "ARM", "Statement", arms)


@dataclass(frozen=True, slots=True)
class _Branch:
    """A node for the steps that one text offers side by side, and the ids of what it is tied to."""

    row: Row
    hypothesis: str
    text: str
    steps: tuple[str, ...]


def _branches(graph: Graph) -> Iterator[_Branch]:
    texts = _texts(graph)
    for hypothesis in graph.hypotheses:
        text = texts[hypothesis.document]
        for index, branch in enumerate(hypothesis.branches):
            row = {"id": f"{hypothesis.id}-{text}-{index}", "index": index, "kind": branch.kind.value}
            yield _Branch(row, hypothesis.id, text, branch.steps)


def _texts(graph: Graph) -> dict[str, str]:
    """Return the ids of the graph's sources as nodes, by document."""
    return {source.id: source_id(source.id, source.sha256) for source in graph.sources}


def _offer(hypothesis: Hypothesis) -> Row:
    outcome, summary, attribution = hypothesis.outcome_mention, hypothesis.summary, hypothesis.attribution
    return {
        "stance": hypothesis.stance.value,
        "attribution": attribution and attribution.text,
        "outcome_words": outcome and outcome.text,
        "summary": summary and summary.text,
    }


def _tie(source: str, target: str, key: str = "", **values: object) -> Row:
    return {"source": source, "target": target, "key": key, "values": values}


def _tied(first: str, kind: str, second: str, rows: Iterable[Row]) -> Batch:
    cypher = (
        f"UNWIND $rows AS row MATCH (a:{first} {{id: row.source}}) MATCH (b:{second} {{id: row.target}}) "
        f"MERGE (a)-[n:{kind} {{key: row.key}}]->(b) ON CREATE SET n += row.values"
    )
    return Batch(cypher, list(rows))


TALLY: Final = """
UNWIND $rows AS row
MATCH (s:Statement {id: row.id})
OPTIONAL MATCH (s)<-[:EVIDENCE_OF]-(e:Evidence)
WITH s, sum(CASE e.bearing WHEN 'supports' THEN 1 ELSE 0 END) AS supporting,
     sum(CASE e.bearing WHEN 'hedges' THEN 1 ELSE 0 END) AS hedged,
     sum(CASE e.bearing WHEN 'denies' THEN 1 ELSE 0 END) AS denying
SET s.supporting = supporting, s.hedged = hedged, s.denying = denying,
    s.standing = CASE WHEN supporting > 0 THEN 'asserted' WHEN hedged > 0 THEN 'hedged'
                      WHEN denying > 0 THEN 'denied' ELSE 'unsupported' END
"""
"""Counts the evidence of each statement; the rules are those of :mod:`graphbuilder.model.link`."""


def _view(statements: Iterable[Statement]) -> Iterator[Batch]:
    by_group: defaultdict[Group, list[Row]] = defaultdict(list)
    for statement in statements:
        by_group[statement.predicate.group].append({"id": statement.id})
    yield Batch(TALLY, [row for rows in by_group.values() for row in rows])
    for group, rows in sorted(by_group.items()):
        yield Batch(_edges(group, "SUBJECT", "OBJECT", "forth"), rows)
        if group in SYMMETRIC:
            yield Batch(_edges(group, "OBJECT", "SUBJECT", "back"), rows)


def _edges(group: Group, source: str, target: str, way: str) -> str:
    """Return the Cypher that draws the edges of statements that somebody says, be it with reserve."""
    not_twice = "AND a <> b " if way == "back" else ""
    return (
        f"UNWIND $rows AS row MATCH (a:Concept)<-[:{source}]-(s:Statement {{id: row.id}})-[:{target}]->(b:Concept) "
        f"WHERE s.supporting + s.hedged > 0 {not_twice}"
        f"MERGE (a)-[n:{EDGE[group]} {{statement: s.id, way: '{way}'}}]->(b) "
        "SET n.sign = s.sign, n.certainty = s.standing, n.supporting = s.supporting, n.hedged = s.hedged, "
        "n.denying = s.denying"
    )
