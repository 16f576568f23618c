"""A graph with its texts, and the ways out of it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import graphbuilder as gb
from graphbuilder.assembly import NoHierarchy, assemble
from tests.story import Said, tell


def graph() -> gb.KnowledgeGraph:
    """Return the graph of a story, with its text."""
    story = tell(Said("crack", "causes", "lump", by="Smith"), Said("lump", "causes", "pain"))
    found = assemble([story.source], story.claims, NoHierarchy())
    return gb.KnowledgeGraph(found.sources, found.claims, found.hypotheses, found.lineages, story.texts)


def test_a_saved_graph_comes_back_with_its_texts(tmp_path: Path) -> None:
    """Nothing is lost on the way through the folder."""
    graph().save(tmp_path / "graph")
    back = gb.open_graph(tmp_path / "graph")

    assert [getattr(back, field.name) for field in fields(back)] == [getattr(graph(), f.name) for f in fields(back)]


def test_its_concepts_are_the_nodes_of_a_networkx_graph() -> None:
    """And its statements the edges."""
    drawn = graph().to_networkx()

    assert set(drawn.nodes) == {concept.id for concept in graph().concepts}
    assert {data["statement"] for *_, data in drawn.edges(data=True)} == {one.id for one in graph().statements}


def test_it_is_the_same_graph_in_a_file_and_in_rdflib(tmp_path: Path) -> None:
    """Whoever knows rdflib need not read our files."""
    from rdflib import Dataset

    graph().to_rdf(tmp_path / "graph.nq")

    assert len(Dataset().parse(tmp_path / "graph.nq", format="nquads")) == len(graph().to_rdflib())


def test_questions_are_asked_of_a_graph_in_memory() -> None:
    """No folder is needed."""
    rows = gb.query(graph(), "causes-of", concept="pain")

    assert [row[rows.columns.index("cause_label")] for row in rows.rows] == ["lump"]
