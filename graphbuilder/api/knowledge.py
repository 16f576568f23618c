"""A graph with its texts: from a folder, into a folder, into other formats and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from graphbuilder.model import Graph

if TYPE_CHECKING:
    import networkx
    import rdflib


@dataclass(frozen=True)
class KnowledgeGraph(Graph):
    """A graph with its texts at hand (by document id), and the ways out of it."""

    texts: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return concepts as nodes and statements as edges; what is only denied gives no edge."""
        from graphbuilder import graph

        return graph.to_networkx(self)

    def to_rdflib(self) -> rdflib.Dataset:
        """Return the graph as an rdflib dataset that is kept in Oxigraph."""
        from graphbuilder.rdf.bridge import to_rdflib

        return to_rdflib(self)

    def to_rdf(self, path: str | Path) -> None:
        """Write the graph as RDF; the suffix chooses: .trig, .ttl, .nq or .jsonld."""
        export(self, path)

    def save(self, path: str | Path) -> None:
        """Write a graph folder.

        Raises:
            OutputError: If *path* holds something that is no graph, or cannot be written.
        """
        from graphbuilder import folder

        folder.write(self, self.texts, Path(path))


def open_graph(path: str | Path) -> KnowledgeGraph:
    """Return the graph of a folder that `build` or `save` wrote.

    Raises:
        InputError: If there is none.
        ContractError: If it is damaged.
    """
    from graphbuilder import folder

    graph = folder.read(Path(path))
    return KnowledgeGraph(
        graph.sources, graph.claims, graph.hypotheses, graph.lineages, folder.texts(Path(path), graph)
    )


def verify(path: str | Path) -> Graph:
    """Return the graph of a folder after checking every quote and offset against its sources.

    Raises:
        VerificationError: With the first disagreement and how many there are.
    """
    from graphbuilder import assembly
    from graphbuilder.errors import VerificationError

    graph = open_graph(path)
    found = list(assembly.problems(graph, graph.texts))
    if found:
        raise VerificationError(f"{path}: {found[0]}" + (f" (and {len(found) - 1} more)" if found[1:] else ""))
    return graph


def export(graph: Graph, path: str | Path) -> None:
    """Write *graph* in the format that the suffix of *path* names.

    Raises:
        OutputError: If the suffix is unknown or the file cannot be written.
    """
    from graphbuilder import exports

    exports.write(graph, Path(path))


def view(graph: KnowledgeGraph, path: str | Path) -> None:
    """Draw *graph*: one HTML file that opens anywhere, or an SVG, by the suffix of *path*.

    Raises:
        OutputError: If the file cannot be written.
    """
    from graphbuilder import pictures
    from graphbuilder.codec.files import write_text

    target = Path(path)
    drawn = pictures.svg(graph) if target.suffix == ".svg" else pictures.html(graph, graph.texts)
    write_text(target, drawn)
