"""A graph as a file of RDF, and back. Two runs write the same bytes."""

from __future__ import annotations

from itertools import chain
from typing import IO, Final

from pyoxigraph import RdfFormat, parse, serialize

from graphbuilder.errors import ContractError
from graphbuilder.model import Graph
from graphbuilder.rdf.decode import decode
from graphbuilder.rdf.encode import describe, encode, relations
from graphbuilder.rdf.names import prefixes

FORMATS: Final = {
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
}
"""What we write and read, by the suffix of the file."""


def write(graph: Graph, file: IO[bytes], suffix: str) -> None:
    """Write *graph* in the format of *suffix*.

    Turtle knows no named graphs: it gets every description, and no plain edge.
    """
    known = FORMATS[suffix]
    terms = (lineage.term.id for lineage in graph.lineages)
    used = prefixes(chain((concept.id for concept in graph.concepts), relations(graph), terms))
    if known.supports_datasets:
        serialize(encode(graph), file, known, prefixes=used)
    else:
        serialize((quad.triple for quad in describe(graph)), file, known, prefixes=used)


def read(file: IO[bytes], suffix: str, name: str) -> Graph:
    """Return the graph in *file*; *name* is for messages.

    Raises:
        ContractError: With the line, if it is not the RDF that its suffix promises, or not a graph of ours.
    """
    try:
        return decode(parse(file, FORMATS[suffix]))
    except (SyntaxError, ValueError) as error:
        raise ContractError(f"{name}: not readable as RDF ({error})") from error
