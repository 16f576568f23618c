"""A graph as networkx."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from graphbuilder.model import Graph, Statement
from graphbuilder.model.link import LEADING, bearing, links, tally


def to_networkx(graph: Graph) -> nx.MultiDiGraph[str]:
    """Return concepts as nodes and statements as edges; a statement that is only denied gives no edge.

    Nodes carry ``label`` and ``category``; edges ``statement``, ``group``, ``sign``, ``standing`` and the counts of
    supporting, hedged and denying evidence.
    """
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for concept in graph.concepts:
        drawn.add_node(concept.id, label=concept.label, category=concept.category.value)
    for statement in graph.statements:
        counted = tally(bearing(claim.evidence) for claim in graph.claims_of[statement.id])
        for link in links(statement, counted):
            drawn.add_edge(
                link.source,
                link.target,
                key=f"{statement.id} {link.way}",
                statement=statement.id,
                group=statement.predicate.group.value,
                sign=statement.predicate.sign,
                standing=counted.standing.value,
                supporting=counted.supporting,
                hedged=counted.hedged,
                denying=counted.denying,
            )
    return drawn


def causal(statements: Iterable[Statement]) -> nx.MultiDiGraph[str]:
    """Return only what leads from one event to the next, keyed by statement id."""
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for statement in statements:
        if statement.predicate.group in LEADING:
            drawn.add_edge(statement.subject.id, statement.object.id, key=statement.id, sign=statement.predicate.sign)
    return drawn
