"""Graphs to files: one module a format."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from graphbuilder.errors import OutputError
from graphbuilder.exports import dismech, rdf
from graphbuilder.model import Graph
from graphbuilder.protocols import Exporter

FORMATS: Final[dict[str, Exporter]] = {
    ".jsonld": rdf.jsonld,
    ".nq": rdf.nquads,
    ".trig": rdf.trig,
    ".ttl": rdf.turtle,
    ".yaml": dismech.write,
}
"""What we write, by the suffix of the file."""


def write(graph: Graph, path: Path) -> None:
    """Write *graph* in the format that the suffix of *path* names. Two runs write the same bytes.

    Raises:
        OutputError: If the suffix is unknown or the file cannot be written.
    """
    known = FORMATS.get(path.suffix)
    if known is None:
        raise OutputError(f"{path}: no format with the suffix '{path.suffix}' (known: {', '.join(FORMATS)})")
    known(graph, path)
