"""The front door: the same verbs as the command line, as functions on values."""

from graphbuilder.api.arguing import (
    cards,
    cards_page,
    compare,
    compare_statements,
    contradictions,
    contrasts,
    diff,
    explain,
    gaps,
    hypotheses_of,
    looker,
    matrices,
    term_requests,
)
from graphbuilder.api.asking import ask, load, query
from graphbuilder.api.knowledge import KnowledgeGraph, export, open_graph, verify, view
from graphbuilder.api.reading import add, build, evaluate, extract, ground, mechanism, read, remove

__all__ = [
    "KnowledgeGraph",
    "add",
    "ask",
    "build",
    "cards",
    "cards_page",
    "compare",
    "compare_statements",
    "contradictions",
    "contrasts",
    "diff",
    "evaluate",
    "explain",
    "export",
    "extract",
    "gaps",
    "ground",
    "hypotheses_of",
    "load",
    "looker",
    "matrices",
    "mechanism",
    "open_graph",
    "query",
    "read",
    "remove",
    "term_requests",
    "verify",
    "view",
]
