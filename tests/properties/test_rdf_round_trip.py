"""What is written as RDF is read back as it was."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings

from graphbuilder.model import Graph
from graphbuilder.rdf import dataset
from graphbuilder.rdf.decode import decode
from graphbuilder.rdf.encode import encode
from tests.strategies import graphs

slow_to_draw = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


@slow_to_draw
@given(graphs())
def test_decoding_undoes_encoding(graph: Graph) -> None:
    """No field of any value is lost or changed on the way to quads and back."""
    assert decode(encode(graph)) == graph


@slow_to_draw
@given(graphs())
def test_no_quad_is_written_twice(graph: Graph) -> None:
    """A file holds each fact once."""
    quads = list(encode(graph))

    assert len(set(quads)) == len(quads)


@pytest.mark.parametrize("suffix", sorted(dataset.FORMATS))
@settings(slow_to_draw, max_examples=20)
@given(graph=graphs())
def test_every_format_gives_the_graph_back(suffix: str, graph: Graph) -> None:
    """TriG, Turtle, N-Quads and JSON-LD carry the whole graph, odd characters included."""
    file = io.BytesIO()
    dataset.write(graph, file, suffix)
    file.seek(0)

    assert dataset.read(file, suffix, "graph") == graph
