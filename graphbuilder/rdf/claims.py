"""Sources, statements and evidence as RDF."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from graphbuilder.model import (
    Attribution,
    Claim,
    Cue,
    Evidence,
    Match,
    Mention,
    Source,
    Statement,
    bearing,
    source_id,
)
from graphbuilder.rdf import vocabulary as v
from graphbuilder.rdf.describe import facts
from graphbuilder.rdf.names import node


def describe_source(source: Source) -> Iterator[Quad]:
    """Yield a source: the id that its user knows it by, the identity of its text, title, language, warnings."""
    here = node(source_id(source.id, source.sha256))
    yield from facts(here, [(v.TYPE, v.SOURCE), (v.IDENTIFIER, source.id), (v.SHA256, source.sha256)])
    yield from facts(here, [(v.TITLE, source.title), (v.LANGUAGE, source.language)])
    for index, warning in enumerate(source.warnings):
        below = _part(here, "warning", index)
        yield from facts(here, [(v.WARNING, below)])
        yield from facts(below, [(v.INDEX, index), (v.LABEL, warning)])


def describe_statement(statement: Statement) -> Iterator[Quad]:
    """Yield a statement, described; :func:`say` yields the triple itself."""
    predicate = statement.predicate
    yield from facts(
        node(statement.id),
        [
            (v.TYPE, v.STATEMENT),
            (v.IDENTIFIER, statement.id),
            (v.LABEL, statement.label),
            (v.SUBJECT, node(statement.subject.id)),
            (v.PREDICATE, node(predicate.id)),
            (v.OBJECT, node(statement.object.id)),
            (v.GROUP, predicate.group.value),
            (v.SIGN, predicate.sign),
            (v.RELATION_LABEL, predicate.label),
        ],
    )


def say(statement: Statement) -> Quad:
    """Return the triple that *statement* says, in the graph that bears its name: quoted there, not asserted."""
    ends = node(statement.subject.id), node(statement.object.id)
    return Quad(ends[0], node(statement.predicate.id), ends[1], node(statement.id))


def describe_claim(claim: Claim) -> Iterator[Quad]:
    """Yield one piece of evidence with every offset, and how its two ends were tied to concepts."""
    here, evidence = node(claim.id), claim.evidence
    yield from facts(
        here,
        [
            (v.TYPE, v.EVIDENCE),
            (v.IDENTIFIER, claim.id),
            (v.EVIDENCE_OF, node(claim.statement.id)),
            (v.IN_SOURCE, node(source_id(evidence.document, evidence.sha256))),
            (v.EXACT, evidence.quote),
            (v.START, evidence.passage.start),
            (v.END, evidence.passage.end),
            (v.SECTION, evidence.section),
            (v.GROUP, evidence.group.value),
            (v.POLARITY, evidence.polarity.value),
            (v.FACTUALITY, evidence.factuality.value),
            (v.CERTAINTY, evidence.certainty.value),
            (v.BEARING, bearing(evidence).value),
            (v.RULE, evidence.rule),
            (v.CONFIDENCE, float(evidence.confidence)),
        ],
    )
    yield from describe_words(here, v.SUBJECT_WORDS, "subject", evidence.subject)
    yield from describe_words(here, v.OBJECT_WORDS, "object", evidence.object)
    yield from describe_words(here, v.TRIGGER, "trigger", evidence.trigger)
    yield from _match(_part(here, "subject"), claim.subject)
    yield from _match(_part(here, "object"), claim.object)
    yield from _reservations(here, evidence)


def describe_words(here: NamedNode, role: NamedNode, part: str, words: Mention | Cue) -> Iterator[Quad]:
    """Yield words of the text that play *role* for *here*, with their offsets, and the antecedent of a reference."""
    below = _part(here, part)
    yield from facts(here, [(role, below)])
    yield from facts(below, [(v.EXACT, words.text), (v.START, words.span.start), (v.END, words.span.end)])
    if isinstance(words, Mention):
        yield from facts(below, [(v.READING, words.reading)])
        if words.refers_to is not None:
            yield from describe_words(below, v.REFERS_TO, "antecedent", words.refers_to)


def describe_attribution(here: NamedNode, attribution: Attribution) -> Iterator[Quad]:
    """Yield to whom a passage gives what *here* says."""
    words = Cue(attribution.text, attribution.span)
    yield from describe_words(here, v.ATTRIBUTION, "attribution", words)
    yield from facts(_part(here, "attribution"), [(v.STANCE, attribution.stance.value)])


def _reservations(here: NamedNode, evidence: Evidence) -> Iterator[Quad]:
    for index, cue in enumerate(evidence.cues):
        yield from describe_words(here, v.CUE, f"cue-{index}", cue)
        yield from facts(_part(here, "cue", index), [(v.INDEX, index)])
    for index, qualifier in enumerate(evidence.qualifiers):
        yield from describe_words(here, v.QUALIFIER, f"qualifier-{index}", qualifier.mention)
        yield from facts(_part(here, "qualifier", index), [(v.INDEX, index), (v.KIND, qualifier.kind.value)])
    if evidence.attribution is not None:
        yield from describe_attribution(here, evidence.attribution)


def _match(words: NamedNode, match: Match) -> Iterator[Quad]:
    yield from facts(
        words, [(v.NAMES, node(match.concept.id)), (v.MATCH, match.kind.value), (v.SCORE, float(match.score))]
    )
    for index, candidate in enumerate(match.candidates):
        below = _part(words, "candidate", index)
        yield from facts(words, [(v.CANDIDATE, below)])
        yield from facts(
            below,
            [
                (v.INDEX, index),
                (v.NAMES, node(candidate.term.id)),
                (v.SCORE, float(candidate.score)),
                (v.WHY, candidate.why),
            ],
        )


def _part(here: NamedNode, *names: str | int) -> NamedNode:
    return NamedNode("-".join((here.value, *map(str, names))))
