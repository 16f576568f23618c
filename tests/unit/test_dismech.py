"""Curated disorders as graphs, and back to their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphbuilder.assembly import NoHierarchy, assemble, problems
from graphbuilder.curated import dismech
from graphbuilder.errors import InputError
from graphbuilder.model import Group, Polarity, Predicate

PREDICATES = {group: Predicate(f"gb:{group}", group.value, group) for group in Group}

FILE = """\
name: Tin Ear
disease_term:
  preferred_term: tin ear
  term: {id: MONDO:0000000, label: tin ear}
a_field_of_the_future: [1, {deep: yes}]
pathophysiology:
- name: Hair Cell Loss
  biological_processes:
  - preferred_term: cell death
    term: {id: GO:0008219, label: cell death}
  evidence:
  - {reference: "PMID:1", supports: SUPPORT, snippet: "Hair cells\\n are lost."}
  downstream:
  - target: Deafness
    evidence:
    - {reference: "PMID:2", supports: REFUTE, snippet: Hearing was normal.}
  - target: Nowhere
phenotypes:
- name: Deafness
  phenotype_term:
    term: {id: HP:0000365, label: Hearing impairment}
"""


@pytest.fixture
def disorder(tmp_path: Path) -> dismech.Disorder:
    """Return the disorder above, read from a file."""
    file = tmp_path / "Tin_Ear.yaml"
    file.write_text(FILE, encoding="utf-8")
    return dismech.read(file)


def test_a_file_is_written_back_without_loss(disorder: dismech.Disorder, tmp_path: Path) -> None:
    """Fields that we do not know survive."""
    dismech.write(disorder, tmp_path / "again.yaml")

    assert dismech.read(tmp_path / "again.yaml").fields == disorder.fields


def test_downstream_links_become_claims_between_terms(disorder: dismech.Disorder) -> None:
    """A target that is a phenotype carries its term."""
    told, _ = dismech.telling(disorder, PREDICATES)

    assert "HP:0000365" in {c.statement.object.id for c in told.claims if c.evidence.group is Group.CAUSES}


def test_a_refuted_quote_denies_its_link(disorder: dismech.Disorder) -> None:
    """The verdict is on the link, not beside it."""
    told, _ = dismech.telling(disorder, PREDICATES)

    assert Polarity.NEGATIVE in {c.evidence.polarity for c in told.claims if c.evidence.group is Group.CAUSES}


def test_a_dangling_target_is_kept_counted_and_warned_of(disorder: dismech.Disorder) -> None:
    """Nothing is dropped silently."""
    told, counts = dismech.telling(disorder, PREDICATES)

    assert (counts.links, counts.dangling) == (2, 1)
    assert any("'Nowhere'" in warning for warning in told.source.warnings)


def test_curated_claims_can_be_verified_like_any_other(disorder: dismech.Disorder) -> None:
    """Every claim has a quote with true offsets."""
    told, _ = dismech.telling(disorder, PREDICATES)
    graph = assemble([told.source], told.claims, NoHierarchy())

    assert list(problems(graph, {told.document.id: told.document.text})) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [("name: [", r":\d+: not YAML"), ("- a\n", "a mapping with a 'name'"), ("name: x\nphenotypes: [3]\n", "entry 1")],
)
def test_a_bad_file_is_refused_with_its_place(text: str, message: str, tmp_path: Path) -> None:
    """The curator learns where the slip is."""
    file = tmp_path / "bad.yaml"
    file.write_text(text)

    with pytest.raises(InputError, match=message):
        dismech.read(file)
