"""Read biomedical text into a knowledge graph of pathophysiology hypotheses.

>>> import graphbuilder as gb
>>> graph = gb.build("page.html")                                                 # doctest: +SKIP
>>> for hypothesis in graph.hypotheses:                                           # doctest: +SKIP
...     print(hypothesis.stance, "; ".join(step.label for step in hypothesis.steps))
"""

from graphbuilder.api import (
    KnowledgeGraph,
    add,
    build,
    compare,
    evaluate,
    explain,
    export,
    extract,
    ground,
    load,
    open_graph,
    query,
    read,
    remove,
    verify,
    view,
)

__all__ = [
    "KnowledgeGraph",
    "add",
    "build",
    "compare",
    "evaluate",
    "explain",
    "export",
    "extract",
    "ground",
    "load",
    "open_graph",
    "query",
    "read",
    "remove",
    "verify",
    "view",
]
