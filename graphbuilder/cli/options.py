"""Arguments that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

TextsArgument: TypeAlias = Annotated[
    list[Path], typer.Argument(help="Plain text, saved pages (.txt, .html), JSON lines with id and text.")
]
SourcesArgument: TypeAlias = Annotated[
    list[Path],
    typer.Argument(
        help="Plain text, saved pages (.txt, .html), JSON lines with id and text; curated files, or a folder of them."
    ),
]
GraphArgument: TypeAlias = Annotated[Path, typer.Argument(help="A graph folder made by `graphbuilder build`.")]
PipelineOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--pipeline", help="Another spaCy pipeline with UD labels: a folder or an installed package."),
]
OntologiesOption: TypeAlias = Annotated[
    str, typer.Option("--ontologies", help="Limit terms to these, as lower-case prefixes: cl,uberon.")
]


class Learned(StrEnum):
    """Whether aliases learned from annotated text are used."""

    ON = "on"
    OFF = "off"


LearnedOption: TypeAlias = Annotated[
    Learned, typer.Option("--learned", help="Use aliases learned from annotated text.")
]


ProcessesOption: TypeAlias = Annotated[
    int, typer.Option("--processes", min=1, help="Processes that share the documents; the answer is the same.")
]


class DocumentFormat(StrEnum):
    """How what was found in documents is printed."""

    TABLE = "table"
    JSONL = "jsonl"


DocumentFormatOption: TypeAlias = Annotated[
    DocumentFormat, typer.Option("--format", help="Table, or one JSON object a document.")
]


class RowFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


FormatOption: TypeAlias = Annotated[RowFormat, typer.Option("--format", help="How rows are printed.")]


def prefixes(ontologies: str) -> tuple[str, ...]:
    """Return the prefixes named by ``--ontologies``.

    >>> prefixes("cl, uberon")
    ('cl', 'uberon')
    """
    return tuple(part.strip().lower() for part in ontologies.split(",") if part.strip())
