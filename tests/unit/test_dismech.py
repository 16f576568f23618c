"""Curated disorders as graphs, and back to their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphbuilder.assembly import NoHierarchy, assemble, problems
from graphbuilder.curated import dismech
from graphbuilder.errors import InputError
from graphbuilder.model import Factuality, Group, Polarity, Predicate, Stance

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
    curated = dismech.document(disorder, PREDICATES)

    assert "HP:0000365" in {c.statement.object.id for c in curated.claims if c.evidence.group is Group.CAUSES}


def test_a_refuted_quote_denies_its_link(disorder: dismech.Disorder) -> None:
    """The verdict is on the link, not beside it."""
    curated = dismech.document(disorder, PREDICATES)

    assert Polarity.NEGATIVE in {c.evidence.polarity for c in curated.claims if c.evidence.group is Group.CAUSES}


def test_a_dangling_target_is_kept_counted_and_warned_of(disorder: dismech.Disorder) -> None:
    """Nothing is dropped silently."""
    curated = dismech.document(disorder, PREDICATES)

    assert (curated.counts.nodes, curated.counts.links, curated.counts.without_target) == (1, 2, 1)
    assert any("'Nowhere'" in warning for warning in curated.source.warnings)


def test_a_warning_names_the_line(disorder: dismech.Disorder) -> None:
    """The curator need not search."""
    (warning,) = [w for w in dismech.document(disorder, PREDICATES).source.warnings if "Nowhere" in w]

    assert warning.startswith("line 17: pathophysiology, entry 1, downstream, entry 2: target 'Nowhere'")


ODD = """\
name: Odd
disease_term: MONDO:0000001
pathophysiology:
- name: One
  downstream: Two
  evidence: {reference: "PMID:1", supports: maybe}
- name: Two
  downstream: [{target: One}, {goal: One}, 7]
  cell_types: {preferred_term: a cell}
  evidence: [words alone]
- just words
- name: two
- name: [a, b]
- name:
phenotypes: {name: Ache, phenotype_term: {term: {id: nonsense, label: ache}}}
treatments: 3
"""


@pytest.fixture
def odd(tmp_path: Path) -> dismech.Disorder:
    """Return a disorder of shapes that the schema does not have."""
    file = tmp_path / "Odd.yaml"
    file.write_text(ODD, encoding="utf-8")
    return dismech.read(file)


def test_an_entry_that_cannot_be_read_is_left_out_and_counted(odd: dismech.Disorder) -> None:
    """The rest of the file is read; each complaint has its line."""
    curated = dismech.document(odd, PREDICATES)

    assert (curated.counts.nodes, curated.counts.links, curated.counts.left_out) == (3, 2, 6)
    assert [w.partition(":")[0] for w in curated.source.warnings if w.endswith("left out")] == [
        "line 11", "line 13", "line 14", "line 8", "line 8", "line 16",
    ]  # fmt: skip


def test_two_nodes_of_one_name_are_one_and_the_warning_says_so(odd: dismech.Disorder) -> None:
    """Which of them a link means cannot be curated."""
    warnings = dismech.document(odd, PREDICATES).source.warnings

    assert any("'two' is the name of pathophysiology, entry 2 too; taken as one node" in w for w in warnings)


def test_a_feedback_loop_is_a_mechanism(odd: dismech.Disorder) -> None:
    """What leads back to itself is legal."""
    curated = dismech.document(odd, PREDICATES)
    (found,) = assemble([curated.source], curated.claims, NoHierarchy()).hypotheses

    links = {(s.statement.subject.label, s.statement.object.label) for s in found.steps}
    assert {("one", "two"), ("two", "one")} < links


def test_an_unknown_verdict_supports_nothing(odd: dismech.Disorder) -> None:
    """What a curator wrote by mistake is no support."""
    curated = dismech.document(odd, PREDICATES)

    (claim,) = [c for c in curated.claims if "PMID:1" in c.evidence.quote]
    assert claim.evidence.factuality is Factuality.UNCOMMITTED
    assert any("'supports' is 'maybe'" in w for w in curated.source.warnings)


def test_what_is_odd_is_written_back_as_it_was(odd: dismech.Disorder, tmp_path: Path) -> None:
    """Also what cannot be curated."""
    dismech.write(odd, tmp_path / "again.yaml")

    assert dismech.read(tmp_path / "again.yaml").fields == odd.fields


def test_a_disorder_is_one_mechanism_that_ends_in_it(disorder: dismech.Disorder) -> None:
    """Curators link a mechanism; no discourse has to be guessed."""
    curated = dismech.document(disorder, PREDICATES)
    (found,) = assemble([curated.source], curated.claims, NoHierarchy()).hypotheses

    assert (found.outcome.id, found.stance) == ("MONDO:0000000", Stance.ESTABLISHED)
    assert found.steps[0].statement.subject.label == "hair cell loss"


def test_the_population_of_a_quote_is_its_context(tmp_path: Path) -> None:
    """What was seen in mice may not hold in people."""
    file = tmp_path / "x.yaml"
    file.write_text(
        "name: X\nphenotypes:\n- name: Ache\n  evidence: [{supports: SUPPORT, evidence_source: MODEL_ORGANISM}]\n"
    )
    (claim,) = dismech.document(dismech.read(file), PREDICATES).claims

    assert [q.mention.text for q in claim.evidence.qualifiers] == ["model organisms"]


def test_curated_claims_can_be_verified_like_any_other(disorder: dismech.Disorder) -> None:
    """Every claim has a quote with true offsets."""
    curated = dismech.document(disorder, PREDICATES)
    graph = assemble([curated.source], curated.claims, NoHierarchy())

    assert list(problems(graph, {curated.document.id: curated.document.text})) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: [", r":\d+: not YAML"),
        ("- a\n", "a mapping with a 'name'"),
        ("", "is empty"),
        ("notes: x\n", r":1: no disorder: 'name' must be text, found nothing"),
        ("a: 1\nname: [x]\n", r":2: no disorder: 'name' must be text, found a list"),
        ("name: x\nnotes: 1\nname: y\n", r":3: 'name' is there already, in line 1"),
        ("name: x\nwhen: 2020-99-99\n", "not YAML: month"),
        ("name: \x07\n", "not YAML: unacceptable character|not YAML: control characters"),
        ("name: *nobody\n", r":1: not YAML"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(text: str, message: str, tmp_path: Path) -> None:
    """The curator learns where the slip is."""
    file = tmp_path / "bad.yaml"
    file.write_text(text)

    with pytest.raises(InputError, match=message):
        dismech.read(file)
