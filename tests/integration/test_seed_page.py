"""The real reader page, end to end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphbuilder import api
from graphbuilder.assembly import problems
from graphbuilder.evaluation import Passage, annotations_of, passages, score
from graphbuilder.model import Hypothesis, Stance

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def page(shared: Path) -> Path:
    """Return the saved page."""
    (found,) = (shared / "seed").glob("*.txt")
    return found


@pytest.fixture(scope="module")
def graph(page: Path) -> api.KnowledgeGraph:
    """Return the graph of the page."""
    return api.build(page)


@pytest.fixture(scope="module")
def gold(shared: Path) -> Passage:
    """Return what annotators found on the page."""
    (found,) = passages(shared / "eval" / "seed-statements.jsonl")
    return found


def test_statements_are_found_and_right(graph: api.KnowledgeGraph, gold: Passage) -> None:
    """Both ends, the relation, and how surely it is held."""
    figures = score([(gold, annotations_of(graph.claims))]).figures

    assert figures["pair"]["f1"] >= 0.90
    assert figures["full"]["f1"] >= 0.80
    assert figures["hedged"]["f1"] >= 0.80


def test_nothing_is_read_from_boilerplate(graph: api.KnowledgeGraph) -> None:
    """Every quote lies between the title and the furniture below the abstract."""
    (text,) = graph.texts.values()
    begin, end = text.index("Idiopathic"), text.index("Full text links")

    assert all(begin <= c.evidence.passage.start and c.evidence.passage.end <= end for c in graph.claims)


def test_the_established_and_the_proposed_hypothesis_are_rivals(graph: api.KnowledgeGraph) -> None:
    """The page argues that the second explains the same outcome by another course."""
    established, proposed = graph.hypotheses

    assert (established.stance, proposed.stance) == (Stance.ESTABLISHED, Stance.PROPOSED)
    assert (established.rivals, proposed.rivals) == ((proposed.id,), (established.id,))


def test_steps_follow_the_page_in_order(graph: api.KnowledgeGraph, shared: Path) -> None:
    """From the initiating cause to the mass, as the annotators wrote them."""
    wanted = json.loads((shared / "eval" / "seed-statements.jsonl").read_text())["hypotheses"]

    assert [_steps(graph, found) for found in graph.hypotheses] == [one["steps"] for one in wanted]


def test_the_graph_is_proved_against_the_page(graph: api.KnowledgeGraph) -> None:
    """No quote, argument, cue or attribution is out of place."""
    assert list(problems(graph, graph.texts)) == []


def test_two_runs_write_the_same_bytes(page: Path, tmp_path: Path) -> None:
    """Only the run record may differ."""
    for name in ("one", "two"):
        api.build(page, output=tmp_path / name)
    one, two = (
        {file.name: file.read_bytes() for file in sorted((tmp_path / name).rglob("*")) if file.is_file()}
        for name in ("one", "two")
    )

    assert {name for name in one if one[name] != two[name]} <= {"run.json"}


def test_the_graph_can_be_asked_for_its_rivals(graph: api.KnowledgeGraph) -> None:
    """The question of the README."""
    assert len(api.query(graph, "rivals", outcome="HP:0001978").rows) == 1


def test_a_chain_leads_from_the_uterus_to_the_outcome(graph: api.KnowledgeGraph) -> None:
    """Surgery on the uterus is composed with it, and the mass with hematopoiesis."""
    rows = api.query(graph, "chains-between", source="UBERON:0000995", target="HP:0001978").rows

    assert rows


def _steps(graph: api.KnowledgeGraph, hypothesis: Hypothesis) -> list[list[str]]:
    """Return the ends of each step in the words of the page."""
    course = [next(c for c in graph.claims if c.statement.id == step.statement.id) for step in hypothesis.steps]
    return [[c.evidence.subject.named, c.evidence.object.named] for c in course]
