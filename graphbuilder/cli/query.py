"""``graphbuilder query``: questions to a graph."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import FormatOption, RowFormat
from graphbuilder.errors import QueryError


def run(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUESTION] [GRAPH]", help="A question of the list, and a graph folder."),
    ] = None,
    parameters: Annotated[list[str] | None, typer.Option("--param", "-p", help="name=value, once a parameter.")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="Ask the query in this .rq or .cypher file.")] = None,
    store: Annotated[str, typer.Option("--store", help="Ask neo4j://HOST, bolt://HOST:PORT or an RDF store.")] = "",
    user: Annotated[str, typer.Option("--user", help="Neo4j user; the password is NEO4J_PASSWORD.")] = "neo4j",
    listing: Annotated[bool, typer.Option("--list", help="List the questions with their parameters.")] = False,
    form: FormatOption = RowFormat.TABLE,
) -> None:
    """Ask QUESTION of GRAPH; the questions are the files in /queries."""
    from graphbuilder import api, questions

    if listing:
        listed = [(entry.name, entry.question, entry.usage) for entry in questions.catalogue()]
        console.rows("Questions", ("name", "question", "parameters"), listed, form.value)
        return
    question, target = _named(words or [], file, store)
    given = pairs(parameters or ())
    rows = api.ask(target, question, given, file=file, user=user)
    console.write(questions.written(rows, form.value))
    if question and len(rows.rows) == questions.limit(question, given):
        console.note(f"{len(rows.rows)} rows shown, as many as the limit; there may be more (--param limit=NUMBER)")


def pairs(parameters: Iterable[str]) -> dict[str, str]:
    """Return ``name=value`` words as a mapping.

    Raises:
        QueryError: If a word has no ``=``.
    """
    found = {}
    for word in parameters:
        name, equals, value = word.partition("=")
        if not equals:
            raise QueryError(f"--param {word}: expected name=value")
        found[name] = value
    return found


def _named(words: list[str], file: Path | None, store: str) -> tuple[str, str]:
    """Return the question and what to ask, whichever of the two the options leave to be named."""
    wanted = ["a question"] * (file is None) + ["a graph"] * (not store)
    if len(words) != len(wanted):
        named = " and ".join(wanted) or "nothing"
        raise QueryError(f"expected {named} to be named, found {' '.join(words) or 'nothing'} (--list shows questions)")
    question = words[0] if file is None else ""
    return question, store or words[-1]
