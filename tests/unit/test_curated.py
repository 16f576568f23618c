"""Curated sources of other shapes become claims with quotes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphbuilder.curated import drugmechdb, gocam, kgx
from graphbuilder.curated.relations import relation
from graphbuilder.errors import InputError
from graphbuilder.model import Group, Predicate

PREDICATES = {group: Predicate(f"gb:{group}", group.value, group) for group in Group}

PATH = {
    "graph": {"_id": "P1", "drug": "tinol", "disease": "tin ear"},
    "nodes": [
        {"id": "D:1", "label": "Drug", "name": "Tinol"},
        {"id": "P:1", "label": "Protein", "name": "Tinase"},
        {"id": "M:1", "label": "Disease", "name": "Tin ear"},
    ],
    "links": [
        {"key": "decreases activity of", "source": "D:1", "target": "P:1"},
        {"key": "caused by", "source": "M:1", "target": "P:1"},
        {"key": "in taxon", "source": "P:1", "target": "M:1"},
    ],
    "references": ["https://example.org/1"],
}


def test_a_drug_path_is_read_link_by_link(tmp_path: Path) -> None:
    """An inverse relation is turned round."""
    file = tmp_path / "paths.jsonl"
    file.write_text(json.dumps(PATH))
    (curated,) = drugmechdb.read(file, PREDICATES)

    assert [c.statement.label for c in curated.claims] == ["Tinol decreases Tinase", "Tinase causes Tin ear"]


def test_a_relation_that_is_about_no_cause_is_counted(tmp_path: Path) -> None:
    """It is left out, and the warning says so."""
    file = tmp_path / "paths.jsonl"
    file.write_text(json.dumps(PATH))
    (curated,) = drugmechdb.read(file, PREDICATES)

    assert curated.source.warnings == ("1 links left out: relation 'in taxon'",)


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    """The second line is the broken one."""
    file = tmp_path / "paths.jsonl"
    file.write_text(json.dumps(PATH) + '\n{"graph": {}}\n')

    with pytest.raises(InputError, match=r"paths\.jsonl:2: no DrugMechDB path"):
        list(drugmechdb.read(file, PREDICATES))


def test_a_kgx_graph_is_read_from_two_tables(tmp_path: Path) -> None:
    """Publications become the attribution."""
    (tmp_path / "nodes.tsv").write_text(
        "id\tname\tcategory\nA:1\trust\tbiolink:Disease\nA:2\train\tbiolink:NamedThing\n"
    )
    (tmp_path / "edges.tsv").write_text(
        "subject\tpredicate\tobject\tpublications\nA:2\tbiolink:causes\tA:1\tPMID:1|PMID:2\n"
    )
    curated = kgx.read(tmp_path / "nodes.tsv", tmp_path / "edges.tsv", PREDICATES)

    (claim,) = curated.claims
    assert claim.evidence.attribution is not None
    assert (claim.statement.label, claim.evidence.attribution.text) == ("rain causes rust", "PMID:1, PMID:2")


def test_a_kgx_row_without_a_subject_is_named(tmp_path: Path) -> None:
    """File, line and column."""
    (tmp_path / "nodes.jsonl").write_text('{"id": "A:1"}\n')
    (tmp_path / "edges.jsonl").write_text('\n{"predicate": "biolink:causes", "object": "A:1"}\n')

    with pytest.raises(InputError, match=r"edges\.jsonl:2: no 'subject'"):
        kgx.read(tmp_path / "nodes.jsonl", tmp_path / "edges.jsonl", PREDICATES)


def test_a_go_cam_activity_is_composed_with_its_gene_product(tmp_path: Path) -> None:
    """The function alone would join unrelated genes."""

    def individual(key: str, term: str, label: str) -> dict[str, object]:
        return {"id": key, "type": [{"type": "class", "id": term, "label": label}], "root-type": [{"id": "GO:0003674"}]}

    model = {
        "id": "m",
        "individuals": [
            individual("a", "GO:1", "cutting"),
            individual("b", "G:1", "Tinase"),
            individual("c", "GO:2", "x"),
        ],
        "facts": [
            {"subject": "a", "property": "RO:0002333", "object": "b"},
            {"subject": "a", "property": "RO:0002629", "object": "c"},
        ],
    }
    file = tmp_path / "model.json"
    file.write_text(json.dumps(model))

    assert [c.statement.label for c in gocam.read(file, PREDICATES).claims] == [
        "cutting (enabled by Tinase) increases x"
    ]


def test_biolink_names_need_no_prefix() -> None:
    """``biolink:negatively_regulates`` and ``negatively regulates`` are one."""
    assert relation("biolink:negatively_regulates") == relation("negatively regulates")
