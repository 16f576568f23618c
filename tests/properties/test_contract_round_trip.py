"""What is written in the JSON contract is read back as it was."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from graphbuilder import codec
from graphbuilder.model import Graph
from tests.strategies import graphs


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(graphs())
def test_a_graph_written_and_read_is_the_same(graph: Graph) -> None:
    """References, readings and branches as well: a graph that grows is made from its own lines."""
    assert codec.decode_graph(codec.encode_graph(graph)) == replace(graph, lineages=())
