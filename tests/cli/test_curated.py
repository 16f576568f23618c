"""Curated mechanisms on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run

OTHER = """\
name: Brass Ear
pathophysiology:
- name: Verdigris
  downstream:
  - target: Wax Hardening
  - target: Nowhere
- name: Wax Hardening
  evidence: [{reference: "PMID:3", supports: SUPPORT, snippet: Wax hardens.}]
  downstream: [Verdigris]
phenotypes:
- name: Deafness
  phenotype_term: {preferred_term: deafness, term: {id: HP:0000365, label: Hearing impairment}}
  evidence:
  - {reference: "PMID:4", supports: SUPPORT, evidence_source: HUMAN_CLINICAL}
  - {reference: "PMID:5", supports: REFUTE, evidence_source: MODEL_ORGANISM}
"""
MORE = OTHER.replace("Brass Ear", "Copper Ear").replace("target: Nowhere", "target: Deafness")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of two disorders."""
    folder = tmp_path_factory.mktemp("disorders")
    (folder / "Brass_Ear.yaml").write_text(OTHER, encoding="utf-8")
    (folder / "Copper_Ear.yaml").write_text(MORE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def graph(folder: Path) -> Path:
    """Return the graph folder of both."""
    done = run("build", folder, "-o", folder.parent / "ears")
    assert done.code == 0, done.err
    return folder.parent / "ears"


def test_a_folder_of_disorders_is_built_and_counted(folder: Path, tmp_path: Path) -> None:
    """What went in and what came out; what has no target is named with its line."""
    done = run("build", folder, "-o", tmp_path / "ears")

    assert "2 curated sources: 4 nodes, 6 edges read; 1 edges without target" in done.out
    assert "Brass_Ear: line 6: pathophysiology, entry 1, downstream, entry 2: target 'Nowhere'" in done.err


def test_disorders_are_added_to_a_graph_with_their_counts(folder: Path, tmp_path: Path) -> None:
    """One by one, as texts are."""
    run("build", folder / "Brass_Ear.yaml", "--into", tmp_path / "ears")
    done = run("build", folder / "Copper_Ear.yaml", "--into", tmp_path / "ears")

    assert "1 curated sources: 2 nodes, 3 edges read; 0 edges without target" in done.out
    assert "now 2 sources" in done.err


def test_a_built_mechanism_can_be_verified(graph: Path) -> None:
    """Its quotes stand in what was told."""
    assert run("verify", graph).code == 0


def test_two_disorders_are_compared(graph: Path, folder: Path) -> None:
    """The steps that they share are there, and the rest is named."""
    done = run("compare", graph, folder / "Copper_Ear.yaml", "--format", "json")

    rows = json.loads(done.out)
    assert {row["mechanism"] for row in rows} == {"Copper Ear"}
    assert "there" in {row["verdict"] for row in rows}
    assert "hypotheses have something in common with 1 mechanisms" in done.err


def test_a_graph_is_compared_with_a_knowledge_graph(graph: Path, tmp_path: Path) -> None:
    """KGX as tables; either file of the pair names it."""
    (tmp_path / "ear_nodes.tsv").write_text("id\tname\tcategory\nX:1\tverdigris\t\nX:2\twax hardening\t\n")
    (tmp_path / "ear_edges.tsv").write_text("subject\tpredicate\tobject\nX:1\tbiolink:causes\tX:2\n")
    for name in ("ear_nodes.tsv", "ear_edges.tsv"):
        rows = json.loads(run("compare", graph, tmp_path / name, "--format", "json").out)
        assert {row["verdict"] for row in rows} >= {"there", "other way round there"}


def test_a_species_explains_a_refuted_sign(graph: Path) -> None:
    """What was seen in people was not seen in animals."""
    rows = json.loads(run("contradictions", graph, "--format", "json").out)

    assert {(row["disagreement"], row["explained by"]) for row in rows} == {("said and denied", "population")}


def test_a_link_without_a_quote_is_a_gap(graph: Path) -> None:
    """Curators see where to look next."""
    rows = json.loads(run("gaps", graph, "--format", "json").out)

    assert ("step without evidence", "verdigris causes wax hardening") in {(row["gap"], row["step"]) for row in rows}


def test_two_versions_of_a_disorder_differ_by_their_links(graph: Path, folder: Path, tmp_path: Path) -> None:
    """A curator sees what a change did."""
    run("build", folder / "Copper_Ear.yaml", "-o", tmp_path / "copper")
    rows = json.loads(run("diff", graph, tmp_path / "copper", "--format", "json").out)

    assert {row[""] for row in rows} == {"-", "~"}
    assert {row["evidence"] for row in rows if row[""] == "~"} >= {"2 for -> 1 for"}


def test_a_graph_is_exported_as_a_disorder_and_read_again(graph: Path, tmp_path: Path) -> None:
    """Out and in."""
    assert run("export", graph, "-o", tmp_path / "ear.dismech.yaml").code == 0

    assert run("build", tmp_path / "ear.dismech.yaml", "-o", tmp_path / "again").code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [("name: [", "bad.yaml:2: not YAML"), ("a: 1\na: 2\n", "bad.yaml:2: 'a' is there already, in line 1")],
)
def test_a_bad_file_is_named_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    """And no traceback."""
    (tmp_path / "bad.yaml").write_text(text)
    done = run("build", tmp_path / "bad.yaml", "-o", tmp_path / "g")

    assert done.code == 2
    assert said in done.err
    assert not (tmp_path / "g").exists()


def test_two_files_of_one_name_are_refused(folder: Path, tmp_path: Path) -> None:
    """Which of the two is meant cannot be told."""
    (tmp_path / "Brass_Ear.yaml").write_text(MORE)
    done = run("build", folder, tmp_path / "Brass_Ear.yaml", "-o", tmp_path / "g")

    assert done.code == 2
    assert "id 'Brass_Ear' comes from" in done.err


def test_a_folder_without_curated_files_is_refused(tmp_path: Path) -> None:
    """Texts are named one by one."""
    done = run("build", tmp_path, "-o", tmp_path / "g")

    assert done.code == 2
    assert "a folder without curated files" in done.err
