"""The view: tallies and plain edges, made from the evidence and to be made again whenever it changes.

A denied statement gets no edge, a hedged one gets a link that says so, and only what somebody asserts and nobody
denies gets a bare triple.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from graphbuilder.model import LEADING, Link, Statement, Tally, links
from graphbuilder.rdf import vocabulary as v
from graphbuilder.rdf.describe import facts
from graphbuilder.rdf.names import node


def tallied(statement: Statement, counted: Tally) -> Iterator[Quad]:
    """Yield how *statement* stands, and its links."""
    yield from facts(
        node(statement.id),
        [
            (v.STANDING, counted.standing.value),
            (v.SUPPORTING, counted.supporting),
            (v.HEDGED, counted.hedged),
            (v.DENYING, counted.denying),
        ],
        v.VIEW,
    )
    for link in links(statement, counted):
        yield from _link(link)
        if counted.undisputed:
            bare = v.own(statement.predicate.group.value)
            yield Quad(node(link.source), bare, node(link.target), v.VIEW)


def _link(link: Link) -> Iterator[Quad]:
    here = NamedNode(f"{node(link.statement.id).value}-{link.way}")
    group = link.statement.predicate.group
    ends = {end.id: end.label for end in (link.statement.subject, link.statement.object)}
    yield from facts(
        here,
        [
            (v.TYPE, v.LINK),
            (v.OF_STATEMENT, node(link.statement.id)),
            (v.IDENTIFIER, link.statement.id),
            (v.LABEL, f"[{group.value}] {ends[link.target]}"),
            (v.FROM, node(link.source)),
            (v.TO, node(link.target)),
            (v.GROUP, group.value),
            (v.SIGN, link.statement.predicate.sign),
            (v.CERTAINTY, link.tally.standing.value),
        ],
        v.VIEW,
    )
    if group in LEADING:
        yield from facts(node(link.source), [(v.LEADS, here)], v.VIEW)
