"""Graphs to files: by suffix, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphbuilder import exports
from graphbuilder.assembly import NoHierarchy, assemble
from graphbuilder.curated import dismech
from graphbuilder.errors import ContractError, OutputError
from graphbuilder.model import Factuality, Graph, Polarity, Source
from graphbuilder.ontology import predicates
from graphbuilder.rdf import dataset
from tests.story import Said, tell
from tests.worlds import world


@pytest.mark.parametrize("suffix", sorted(dataset.FORMATS))
def test_the_suffix_chooses_the_format(suffix: str, tmp_path: Path) -> None:
    """And what is written can be read back."""
    file = tmp_path / f"graph{suffix}"

    exports.write(world(), file)

    with file.open("rb") as written:
        assert dataset.read(written, suffix, str(file)) == world()


def test_an_unknown_suffix_is_refused_with_the_known(tmp_path: Path) -> None:
    """Nothing is written under a guess."""
    with pytest.raises(OutputError, match=r"'\.rdf' \(known: .*\.trig"):
        exports.write(world(), tmp_path / "graph.rdf")


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    """Half a file never takes the place of a whole one."""
    file = tmp_path / "graph.trig"
    file.write_text("old")

    with pytest.raises(ContractError):
        exports.write(Graph((Source("d", "0" * 64, "\ud800"),)), file)

    assert [entry.name for entry in tmp_path.iterdir()] == ["graph.trig"]
    assert file.read_text() == "old"


def written(graph: Graph, path: Path) -> tuple[dismech.Disorder, Graph]:
    """Return the graph written as a DisMech disorder, as the file and as what it tells."""
    exports.write(graph, path)
    found = dismech.read(path)
    curated = dismech.document(found, predicates())
    return found, assemble([curated.source], curated.claims, NoHierarchy())


STORY = tell(
    Said("rust", "causes", "leak"),
    Said("leak", "causes", "anemia", factuality=Factuality.POSSIBLE),
    Said("dust", "causes", "anemia", polarity=Polarity.NEGATIVE),
    Said("anemia", "manifests_as", "pallor"),
    Said("iron", "treats", "anemia"),
    name="12345",
)


def test_a_mechanism_written_as_dismech_is_read_back(tmp_path: Path) -> None:
    """The links of the text are the links of the file."""
    found, again = written(assemble([STORY.source], STORY.claims, NoHierarchy()), tmp_path / "anemia.dismech.yaml")

    said = {(one.subject.label, one.object.label) for one in again.statements}
    assert found.name == "anemia"
    assert {("rust", "leak"), ("leak", "anemia"), ("anemia", "pallor"), ("iron", "anemia")} <= said
    assert dismech.document(found, predicates()).source.warnings == ()


def test_what_leads_elsewhere_is_no_part_of_the_mechanism(tmp_path: Path) -> None:
    """To list it would say that it contributes to the disorder."""
    more = tell(Said("rain", "causes", "mud"), name="other")
    found, _ = written(assemble([], (*STORY.claims, *more.claims), NoHierarchy()), tmp_path / "anemia.yaml")

    assert "rain" not in {node["name"] for node in found.fields["pathophysiology"]}
    assert "4 of 5 causal statements" in found.fields["description"]


def test_hedges_and_denials_are_written_as_verdicts(tmp_path: Path) -> None:
    """DisMech's links have no modality, their evidence has."""
    found, _ = written(assemble([STORY.source], STORY.claims, NoHierarchy()), tmp_path / "anemia.yaml")

    nodes = {node["name"]: node for node in found.fields["pathophysiology"]}
    verdicts = {name: [e["supports"] for e in node.get("evidence", [])] for name, node in nodes.items()}
    assert (verdicts["leak"], verdicts["dust"]) == (["PARTIAL"], ["REFUTE"])
    assert nodes["leak"]["evidence"][0]["reference"] == "PMID:12345"


def test_a_graph_without_causes_is_no_mechanism(tmp_path: Path) -> None:
    """An empty disorder would say that there is none."""
    with pytest.raises(OutputError, match="no causal statement"):
        exports.write(Graph(), tmp_path / "nothing.yaml")
