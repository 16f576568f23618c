"""``graphbuilder load``: a graph into a store."""

from __future__ import annotations

from typing import Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import GraphArgument


def run(
    graph: GraphArgument,
    to: Annotated[str, typer.Option("--to", help="A folder (RDF store), or neo4j://HOST, bolt://HOST:PORT.")],
    user: Annotated[
        str, typer.Option("--user", help="The Neo4j user; the password comes from NEO4J_PASSWORD.")
    ] = "neo4j",
) -> None:
    """Load GRAPH into a store; what is there already is not added again."""
    from graphbuilder import api

    loaded = api.load(graph, to, user=user)
    for kind in loaded.total:
        console.write(f"{kind}: {loaded.added.get(kind, 0)} added, {loaded.total[kind]} in all")
