"""What a store holds, and what would have to change for it to hold a graph as well."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from graphbuilder.model import SYMMETRIC, Bearing, Graph, Statement, bearing, tally
from graphbuilder.rdf import vocabulary as v
from graphbuilder.rdf.claims import say
from graphbuilder.rdf.encode import Described, evidence, parts
from graphbuilder.rdf.names import node
from graphbuilder.rdf.view import tallied

KINDS: Final = {
    "concepts": v.CONCEPT,
    "evidence": v.EVIDENCE,
    "hypotheses": v.HYPOTHESIS,
    "sources": v.SOURCE,
    "statements": v.STATEMENT,
}
"""What is counted."""


@dataclass(slots=True)
class Change:
    """Quads to take out and to put in, and how many things of each kind that brings."""

    remove: list[Quad] = field(default_factory=list)
    add: list[Quad] = field(default_factory=list)
    added: Counter[str] = field(default_factory=Counter)


def counts(store: Store) -> dict[str, int]:
    """Return how many things of each kind are held."""
    return {
        name: sum(1 for _ in store.quads_for_pattern(None, v.TYPE, kind, v.PROVENANCE)) for name, kind in KINDS.items()
    }


def change(store: Store, graph: Graph) -> Change:
    """Return what must change in *store* to hold *graph*; nothing if it does already.

    What is held stays as it is: of two descriptions of one thing the first stands. Only rivalries grow, and the
    tallies and edges of statements that get new evidence are made anew.
    """
    made = Change()
    named = {kind: name for name, kind in KINDS.items()}
    for described in parts(graph):
        if not _holds(store, described):
            made.add.extend(described.quads)
            if described.kind in named:
                made.added[named[described.kind]] += 1
        elif described.kind == v.OFFER:
            made.add.extend(_new_rivals(store, described))
    _renew_view(store, graph, made)
    return made


def _holds(store: Store, described: Described) -> bool:
    fact = v.IDENTIFIER if described.kind is None else v.TYPE
    return any(True for _ in store.quads_for_pattern(described.node, fact, described.kind, v.PROVENANCE))


def _new_rivals(store: Store, offer: Described) -> Iterator[Quad]:
    return (quad for quad in offer.quads if quad.predicate == v.RIVAL and quad not in store)


def _renew_view(store: Store, graph: Graph, made: Change) -> None:
    fresh: defaultdict[str, list[Bearing]] = defaultdict(list)
    arrived = {quad.subject for quad in made.add if quad.predicate == v.TYPE}
    for claim in evidence(graph):
        if node(claim.id) in arrived:
            fresh[claim.statement.id].append(bearing(claim.evidence))
    for statement in graph.statements:
        here = node(statement.id)
        if statement.id in fresh or here in arrived:
            before = set(_drawn(store, statement))
            after = set(tallied(statement, tally([*_held_bearings(store, here), *fresh[statement.id]])))
            made.remove.extend(before - after)
            made.add.extend(after - before)
            if here in arrived:
                made.add.append(say(statement))


def _held_bearings(store: Store, statement: NamedNode) -> Iterator[Bearing]:
    for quad in store.quads_for_pattern(None, v.EVIDENCE_OF, statement, v.PROVENANCE):
        for found in store.quads_for_pattern(quad.subject, v.BEARING, None, v.PROVENANCE):
            if isinstance(found.object, Literal):
                yield Bearing(found.object.value)


def _drawn(store: Store, statement: Statement) -> Iterator[Quad]:
    """Yield what the view holds of *statement* now: its tally, its links, its bare edges."""
    here = node(statement.id)
    yield from store.quads_for_pattern(here, None, None, v.VIEW)
    for way in ("forth", "back"):
        link = NamedNode(f"{here.value}-{way}")
        yield from store.quads_for_pattern(link, None, None, v.VIEW)
        yield from store.quads_for_pattern(None, v.LEADS, link, v.VIEW)
    bare = v.own(statement.predicate.group.value)
    subject, object_ = node(statement.subject.id), node(statement.object.id)
    yield from store.quads_for_pattern(subject, bare, object_, v.VIEW)
    if statement.predicate.group in SYMMETRIC:
        yield from store.quads_for_pattern(object_, bare, subject, v.VIEW)
