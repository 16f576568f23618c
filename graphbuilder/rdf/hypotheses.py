"""Hypotheses as RDF: the course once, and one offer for each text that offers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from graphbuilder.model import Hypothesis, source_id
from graphbuilder.rdf import vocabulary as v
from graphbuilder.rdf.claims import describe_attribution, describe_words
from graphbuilder.rdf.describe import facts
from graphbuilder.rdf.names import node


def describe_course(hypothesis: Hypothesis) -> Iterator[Quad]:
    """Yield what all who offer the hypothesis share: outcome and ordered steps."""
    here = node(hypothesis.id)
    yield from facts(
        here,
        [
            (v.TYPE, v.HYPOTHESIS),
            (v.IDENTIFIER, hypothesis.id),
            (v.LABEL, hypothesis.label),
            (v.OUTCOME, node(hypothesis.outcome.id)),
        ],
    )
    for index, step in enumerate(hypothesis.steps):
        below = NamedNode(f"{here.value}-step-{index}")
        yield from facts(here, [(v.STEP, below)])
        yield from facts(below, [(v.INDEX, index), (v.OF_STATEMENT, node(step.statement.id))])


def offer_id(hypothesis: Hypothesis, sources: Mapping[str, str]) -> str:
    """Return the id of one text's offer; *sources* are the sha256 of the texts by document id."""
    source = source_id(hypothesis.document, sources[hypothesis.document])
    return f"{hypothesis.id}-{source.removeprefix('gb:')}"


def describe_offer(hypothesis: Hypothesis, sources: Mapping[str, str], index: int) -> Iterator[Quad]:
    """Yield how one text offers the hypothesis, as the *index*-th of that text."""
    here = node(offer_id(hypothesis, sources))
    source = node(source_id(hypothesis.document, sources[hypothesis.document]))
    yield from facts(node(hypothesis.id), [(v.OFFERED, here)])
    yield from facts(here, [(v.TYPE, v.OFFER), (v.IN_SOURCE, source), (v.INDEX, index)])
    yield from facts(here, [(v.STANCE, hypothesis.stance.value)])
    yield from facts(here, [(v.RIVAL, node(rival)) for rival in hypothesis.rivals])
    for place, branch in enumerate(hypothesis.branches):
        below = NamedNode(f"{here.value}-branch-{place}")
        yield from facts(here, [(v.BRANCH, below)])
        yield from facts(below, [(v.INDEX, place), (v.KIND, branch.kind.value)])
        yield from facts(below, [(v.OF_STATEMENT, node(step)) for step in branch.steps])
    if hypothesis.outcome_mention is not None:
        yield from describe_words(here, v.OUTCOME_WORDS, "outcome", hypothesis.outcome_mention)
    if hypothesis.summary is not None:
        yield from describe_words(here, v.SUMMARY, "summary", hypothesis.summary)
    if hypothesis.attribution is not None:
        yield from describe_attribution(here, hypothesis.attribution)
