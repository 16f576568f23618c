"""All commands under one name."""

from __future__ import annotations

import typer

from graphbuilder.cli import (
    build,
    compare,
    contradictions,
    diff,
    evaluate,
    explain,
    export,
    extract,
    gaps,
    ground,
    hypotheses,
    load,
    matrix,
    ontology,
    query,
    read,
    remove,
    schema,
    verify,
    view,
)

app = typer.Typer(
    name="graphbuilder",
    help="Read biomedical text into a knowledge graph of pathophysiology hypotheses.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

COMMANDS = (
    *(build, remove, read, extract, ground),
    *(hypotheses, matrix, compare, gaps, contradictions, diff),
    *(query, view, load, export, explain, verify, evaluate, schema),
)
"""In the order of the help."""

for command in COMMANDS:
    app.command(name=command.__name__.rpartition(".")[2])(command.run)
app.add_typer(ontology.app, name="ontology")
