"""RDF: TriG, Turtle, N-Quads, JSON-LD."""

from __future__ import annotations

from pathlib import Path

from graphbuilder.codec.files import replacing
from graphbuilder.model import Graph


def trig(graph: Graph, path: Path) -> None:
    """Write TriG: provenance, one named graph a statement, and the view."""
    _write(graph, path, ".trig")


def turtle(graph: Graph, path: Path) -> None:
    """Write Turtle, which has no named graphs: the provenance alone, and no plain edge."""
    _write(graph, path, ".ttl")


def nquads(graph: Graph, path: Path) -> None:
    """Write N-Quads: what TriG holds, a line a fact."""
    _write(graph, path, ".nq")


def jsonld(graph: Graph, path: Path) -> None:
    """Write JSON-LD, expanded: what TriG holds."""
    _write(graph, path, ".jsonld")


def _write(graph: Graph, path: Path, suffix: str) -> None:
    from graphbuilder.rdf import dataset

    with replacing(path) as file:
        dataset.write(graph, file, suffix)
