"""Many documents as the quads of one graph, without ever holding that graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from pyoxigraph import Quad

from graphbuilder.model import Bearing, Graph, Tally, bearing
from graphbuilder.rdf import vocabulary as v
from graphbuilder.rdf.claims import say
from graphbuilder.rdf.encode import Described, parts
from graphbuilder.rdf.names import node
from graphbuilder.rdf.view import tallied


def encode_documents(documents: Callable[[], Iterable[Graph]]) -> Iterator[Quad]:
    """Yield the quads of the graph that all *documents* make together; each is a graph with at most one source.

    *documents* is called twice, because a statement's tally is known only after all evidence was seen. What two
    documents describe stands as the first describes it. In memory are the ids of concepts and hypotheses and the
    tallies of statements.
    """
    described: set[tuple[str, str]] = set()
    counted: dict[str, Tally] = {}
    texts: set[str] = set()
    for document in documents():
        known = texts.intersection(source.sha256 for source in document.sources)
        for part in parts(document):
            if not (known and part.kind == v.EVIDENCE) and _is_new(part, described, counted):
                yield from part.quads
        if not known:
            _count(document, counted)
        texts.update(source.sha256 for source in document.sources)
    for document in documents():
        for statement in document.statements:
            found = counted.pop(node(statement.id).value, None)
            if found is not None:
                yield say(statement)
                yield from tallied(statement, found)


def _is_new(part: Described, described: set[tuple[str, str]], counted: dict[str, Tally]) -> bool:
    """Tell whether nobody described this before, and remember that somebody does now. Evidence is always new."""
    here = part.node.value
    if part.kind == v.EVIDENCE:
        return True
    if part.kind == v.STATEMENT:
        new = here not in counted
        counted.setdefault(here, Tally())
        return new
    key = (here, "" if part.kind is None else part.kind.value)
    new = key not in described
    described.add(key)
    return new


def _count(document: Graph, counted: dict[str, Tally]) -> None:
    for claim in document.claims:
        here = node(claim.statement.id).value
        counted[here] = _one_more(counted[here], bearing(claim.evidence))


@cache
def _one_more(before: Tally, found: Bearing) -> Tally:
    """Return *before* with one more passage; a handful of values serve a million statements."""
    return Tally(
        before.supporting + (found is Bearing.SUPPORTS),
        before.hedged + (found is Bearing.HEDGES),
        before.denying + (found is Bearing.DENIES),
    )
