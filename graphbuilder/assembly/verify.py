"""Proof that a graph says nothing that its sources do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from graphbuilder.model import Claim, Cue, Graph, Mention, Source, Span


def problems(graph: Graph, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield one line for each place where *graph* and the source texts (by document id) disagree.

    A sound graph yields nothing. Checked: the identity of every text; that every quote, argument, relation, cue and
    attribution stands in the text where the graph says it stands; that each argument lies inside its own quote, and a
    reference has its antecedent in the same text; that hypotheses rest on statements of the graph.
    """
    for source in graph.sources:
        yield from _source(source, texts)
    for claim in graph.claims:
        text = texts.get(claim.evidence.document)
        if text is not None:
            yield from _claim(claim, text)
    known = {statement.id for statement in graph.statements}
    for hypothesis in graph.hypotheses:
        for step in hypothesis.steps:
            if step.statement.id not in known:
                yield f"hypothesis {hypothesis.id}: step {step.statement.id} is no statement of the graph"


def _source(source: Source, texts: Mapping[str, str]) -> Iterator[str]:
    text = texts.get(source.id)
    if text is None:
        yield f"source {source.id}: its text is missing"
    elif (found := sha256(text.encode("utf-8", "surrogatepass")).hexdigest()) != source.sha256:
        yield f"source {source.id}: the text has sha256 {found}, the graph was made from {source.sha256}"


def _claim(claim: Claim, text: str) -> Iterator[str]:
    evidence = claim.evidence
    where = f"claim {claim.id} ({claim.statement.id}), document {evidence.document}"
    yield from _stands(where, "quote", evidence.quote, evidence.passage, text)
    inside: list[tuple[str, Cue | Mention]] = [
        ("subject", evidence.subject),
        ("object", evidence.object),
        ("relation", evidence.trigger),
    ]
    for role, words in inside:
        yield from _stands(where, role, words.text, words.span, text)
        if not evidence.passage.covers(words.span):
            yield f"{where}: the {role} at [{words.span.start}, {words.span.end}) lies outside its quote"
    for role, mention in (("subject", evidence.subject), ("object", evidence.object)):
        if mention.refers_to is not None:
            antecedent = mention.refers_to
            yield from _stands(where, f"antecedent of the {role}", antecedent.text, antecedent.span, text)
    for cue in evidence.cues:
        yield from _stands(where, "cue", cue.text, cue.span, text)
    if evidence.attribution is not None:
        yield from _stands(where, "attribution", evidence.attribution.text, evidence.attribution.span, text)


def _stands(where: str, role: str, words: str, span: Span, text: str) -> Iterator[str]:
    found = span.of(text)
    if found != words:
        yield f"{where}: the {role} {words!r} is not at [{span.start}, {span.end}); {found[:60]!r} is"
