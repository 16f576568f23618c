"""``graphbuilder evaluate``: how well statements are read, against a gold file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import console
from graphbuilder.cli.options import PipelineOption


def run(
    gold: Annotated[Path, typer.Argument(help="JSON lines: id, text, statements (see docs/reference/evaluation.md).")],
    pipeline: PipelineOption = None,
    errors: Annotated[int, typer.Option("--errors", help="Show what went wrong in this many passages.")] = 0,
) -> None:
    """Read the passages of GOLD and score what was found."""
    import json

    from graphbuilder import api

    console.announce_index()
    report = api.evaluate(gold, pipeline=pipeline, errors=errors)
    for line in report.shown:
        console.note(line)
    console.write(json.dumps(report.figures))
