"""Tie both ends of every piece of evidence to concepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphbuilder.model import Claim, Evidence, Parse, Statement
from graphbuilder.ontology.predicates import predicate
from graphbuilder.protocols import Context, Grounder


def claims(evidence: Iterable[Evidence], parse: Parse, grounder: Grounder) -> Iterator[Claim]:
    """Yield a claim for each piece of evidence read in *parse*, in the same order.

    Mentions are read with the short forms that the document defines; its own words are the topics. Evidence whose two
    ends turn out to be one concept says nothing and is left out.
    """
    abbreviations = {one.short: one.long for one in parse.abbreviations}
    topics = (parse.document.text,)
    for one in evidence:
        subject = grounder.best(one.subject, Context(one.group, "subject", abbreviations, topics))
        object_ = grounder.best(one.object, Context(one.group, "object", abbreviations, topics))
        if subject.concept.id != object_.concept.id:
            statement = Statement(subject.concept, predicate(one.group), object_.concept)
            yield Claim(statement, one, subject, object_)
