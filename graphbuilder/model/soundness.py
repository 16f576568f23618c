"""What must hold of a graph before anybody keeps it: nothing in it points to something that it does not hold."""

from __future__ import annotations

from graphbuilder.errors import ContractError
from graphbuilder.model.graph import Graph


def check(graph: Graph) -> None:
    """Make sure that every text is a source of the graph, and every step a statement of it.

    Raises:
        ContractError: With the first thing that points nowhere.
    """
    texts = {(source.id, source.sha256) for source in graph.sources}
    for claim in graph.claims:
        if (claim.evidence.document, claim.evidence.sha256) not in texts:
            raise ContractError(f"evidence {claim.id}: document '{claim.evidence.document}' is no source of this graph")
    documents, statements = {source.id for source in graph.sources}, {statement.id for statement in graph.statements}
    for hypothesis in graph.hypotheses:
        if hypothesis.document not in documents:
            raise ContractError(f"hypothesis {hypothesis.id}: '{hypothesis.document}' is no source of this graph")
        for step in hypothesis.steps:
            if step.statement.id not in statements:
                raise ContractError(
                    f"hypothesis {hypothesis.id}: step {step.statement.id} has no evidence in this graph"
                )
