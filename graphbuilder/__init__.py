"""Read biomedical text into a knowledge graph of pathophysiology hypotheses.

>>> import graphbuilder as gb
>>> graph = gb.build("page.html")                                                 # doctest: +SKIP
>>> for hypothesis in graph.hypotheses:                                           # doctest: +SKIP
...     print(hypothesis.stance, "; ".join(step.label for step in hypothesis.steps))
"""

from graphbuilder.api import (
    KnowledgeGraph,
    add,
    ask,
    build,
    cards,
    compare,
    compare_statements,
    contradictions,
    contrasts,
    diff,
    evaluate,
    explain,
    export,
    extract,
    gaps,
    ground,
    hypotheses_of,
    load,
    matrices,
    open_graph,
    query,
    read,
    remove,
    term_requests,
    verify,
    view,
)

__all__ = [
    "KnowledgeGraph",
    "add",
    "ask",
    "build",
    "cards",
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
    "matrices",
    "open_graph",
    "query",
    "read",
    "remove",
    "term_requests",
    "verify",
    "view",
]
