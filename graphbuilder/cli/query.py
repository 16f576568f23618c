"""``graphbuilder query``: questions to a graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import FormatOption, RowFormat


def run(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[QUESTION] [GRAPH]", help="A question and a graph folder.")
    ] = None,
    parameters: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="A parameter of the question: name=value.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="Ask the query in this file (.rq or .cypher) instead.")
    ] = None,
    store: Annotated[
        str, typer.Option("--store", help="Ask this store (neo4j://HOST, bolt://HOST:PORT, folder) instead of a graph.")
    ] = "",
    user: Annotated[
        str, typer.Option("--user", help="The Neo4j user; the password comes from NEO4J_PASSWORD.")
    ] = "neo4j",
    listing: Annotated[bool, typer.Option("--list", help="List the questions with their parameters.")] = False,
    form: FormatOption = RowFormat.TABLE,
) -> None:
    """Ask QUESTION of GRAPH; the questions are the files in /queries."""
    from graphbuilder import api

    if listing:
        rows = [(entry.name, entry.question, entry.usage) for entry in api.questions()]
        console.table("Questions", ("name", "question", "parameters"), rows)
        return
    console.write(api.answer(words or [], parameters or [], file=file, store=store, user=user, form=form.value))
