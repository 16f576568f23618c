"""The curated mechanisms of the shared folder, all of them."""

from __future__ import annotations

import tarfile
from collections import Counter
from pathlib import Path
from time import process_time

import pytest

from graphbuilder.assembly import NoHierarchy, all_gaps, assemble, compare, contradictions, problems
from graphbuilder.curated import dismech, drugmechdb, gocam
from graphbuilder.curated.document import Counts, CuratedDocument
from graphbuilder.model import Bearing, Graph, Polarity, Stance, bearing
from graphbuilder.ontology import predicates

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def disorders(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dismech.Disorder]:
    """Return every disorder."""
    folder = tmp_path_factory.mktemp("dismech")
    with tarfile.open(shared / "corpora" / "dismech" / "disorders.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    return [dismech.read(file) for file in sorted(folder.rglob("*.yaml"))]


@pytest.fixture(scope="module")
def curated(disorders: list[dismech.Disorder]) -> list[CuratedDocument]:
    """Return the claims of every disorder."""
    return [dismech.document(disorder, predicates()) for disorder in disorders]


@pytest.fixture(scope="module")
def graph(curated: list[CuratedDocument]) -> Graph:
    """Return the one graph of all."""
    return assemble((one.source for one in curated), (c for one in curated for c in one.claims), NoHierarchy())


def test_every_disorder_survives_a_round_trip(disorders: list[dismech.Disorder], tmp_path: Path) -> None:
    """Read, write, read: equal."""
    assert len(disorders) == 210
    for disorder in disorders:
        dismech.write(disorder, tmp_path / "again.yaml")
        assert dismech.read(tmp_path / "again.yaml").fields == disorder.fields, disorder.path


def test_every_downstream_link_becomes_a_claim(curated: list[CuratedDocument]) -> None:
    """Counts in and out are printed; nothing is dropped."""
    for document in curated:
        targets = [c for c in document.claims if c.evidence.trigger.text == "leads to"]
        assert (
            len({(c.evidence.subject.text, c.evidence.object.text) for c in targets})
            <= document.counts.links
            <= len(targets)
        )


def test_disorders_are_joined_by_their_terms(graph: Graph) -> None:
    """One phenotype term of two disorders is one concept."""
    documents: dict[str, set[str]] = {}
    for claim in graph.claims:
        documents.setdefault(claim.object.concept.id, set()).add(claim.evidence.document)

    assert max(len(found) for concept, found in documents.items() if concept.startswith("HP:")) > 10


def test_every_disorder_with_a_mechanism_is_one_hypothesis(graph: Graph, disorders: list[dismech.Disorder]) -> None:
    """And each of the hypotheses that two of the files put forward is one more."""
    by_stance = Counter(hypothesis.stance for hypothesis in graph.hypotheses)

    assert by_stance[Stance.ESTABLISHED] == sum(bool(one.fields.get("pathophysiology")) for one in disorders)
    assert by_stance[Stance.PROPOSED] == sum(len(one.fields.get("hypotheses") or []) for one in disorders)


def test_the_graph_of_all_answers_within_five_seconds(graph: Graph) -> None:
    """Compare, gaps and contradictions are found by index, not by looking at every pair."""
    for ask in (lambda: compare(graph, graph, NoHierarchy()), lambda: all_gaps(graph), lambda: contradictions(graph)):
        started = process_time()
        assert list(ask())
        assert process_time() - started < 5


def test_counts_in_and_out_agree(curated: list[CuratedDocument]) -> None:
    """Nothing is left out of the 210, and 30 links lead to names that their files do not have."""
    whole = sum((one.counts for one in curated), Counts())

    assert (whole.nodes, whole.links, whole.without_target, whole.left_out) == (780, 306, 30, 0)


def test_the_graph_of_all_is_sound(graph: Graph, curated: list[CuratedDocument]) -> None:
    """Every quote and offset holds."""
    texts = {one.document.id: one.document.text for one in curated}

    assert list(problems(graph, texts)) == []


def test_refuted_links_are_contradictions(graph: Graph) -> None:
    """A curator's REFUTE stands against what others support."""
    refuted = {c.statement.id for c in graph.claims if c.evidence.polarity is Polarity.NEGATIVE}
    supported = {c.statement.id for c in graph.claims if bearing(c.evidence) is Bearing.SUPPORTS}
    found = {claim.statement.id for one in contradictions(graph) for claim in one.other}

    assert refuted & supported <= found


def test_every_drug_path_is_read(shared: Path) -> None:
    """4,846 paths, each with at least one link read or a warning why not."""
    found = list(drugmechdb.read(shared / "corpora" / "drugmechdb" / "paths.jsonl.gz", predicates()))

    assert len(found) == 4846
    assert all(one.claims or one.document.warnings for one in found)


def test_every_go_cam_model_is_read(shared: Path) -> None:
    """Also those without causal links."""
    for file in (shared / "corpora" / "gocam_examples").glob("*.json"):
        assert gocam.read(file, predicates()).document.text
