"""The JSON contract, there and back."""

from __future__ import annotations

import json

import pytest

from graphbuilder import codec
from graphbuilder.assembly import NoHierarchy, assemble
from graphbuilder.errors import ContractError
from graphbuilder.model import Graph, Source, Stance
from tests.story import Said, tell


def graph() -> Graph:
    """Assemble a story with two rivals, and a source in which nothing was found."""
    told = tell(
        Said("crack", "causes", "lump", by="The field", stance=Stance.ESTABLISHED),
        Said("soil", "interacts_with", "lump"),
        Said("operation", "causes", "lump", by="This review"),
    )
    return assemble([told.source, Source("empty", "0" * 64, warnings=("not English",))], told.claims, NoHierarchy())


def test_a_graph_comes_back_equal() -> None:
    """Nothing is lost between value and file."""
    assert codec.decode_graph(codec.encode_graph(graph())) == graph()


def test_a_source_without_statements_still_has_its_object() -> None:
    """Who reads the output must see that the document was read."""
    found = {row["id"]: row["statements"] for row in codec.rows(graph())}

    assert found["empty"] == []


def test_two_runs_give_the_same_bytes() -> None:
    """The file can be compared and versioned."""
    assert list(codec.encode_graph(graph())) == list(codec.encode_graph(graph()))


def test_a_wrong_field_is_named_with_line_and_path() -> None:
    """The message leads to the place."""
    row = next(row for row in codec.rows(graph()) if row["statements"])
    row["statements"][0]["polarity"] = "maybe"
    lines = ["\n", json.dumps(row)]

    with pytest.raises(ContractError, match=r"graph.jsonl:2: statements\.0\."):
        codec.decode_graph(lines)


def test_an_id_that_does_not_follow_from_the_content_is_refused() -> None:
    """A hand-edited statement must not pass for another."""
    lines = [line.replace('"gb:s', '"gb:sf', 1) for line in codec.encode_graph(graph())]

    with pytest.raises(ContractError, match="does not follow from its content"):
        codec.decode_graph(lines)


def test_the_published_schema_describes_what_is_written() -> None:
    """Every field that is written is declared."""
    declared = codec.json_schema()["properties"]

    assert all(set(row) <= set(declared) for row in codec.rows(graph()))
