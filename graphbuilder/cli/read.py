"""``graphbuilder read``: what would be read, and what is passed over."""

from __future__ import annotations

from graphbuilder.cli import console
from graphbuilder.cli.options import TextsArgument


def run(sources: TextsArgument) -> None:
    """Show what is kept of SOURCES and what is cut, with offsets."""
    from graphbuilder import api, readers

    for document in api.read(sources):
        console.warnings(document)
        for line in readers.outline(document):
            section = f" ({line.section})" if line.section else ""
            mark = "kept" if line.kept else "cut "
            console.write(f"{mark} [{line.span.start}, {line.span.end}) {line.label}{section}: {line.text}")
