"""Prefixes, relations and manifest: what a curator's slip looks like."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.errors import OntologyError
from graphbuilder.model import Category, Group
from graphbuilder.ontology import contract, expand, folders, manifest, predicates, prefix_map
from graphbuilder.ontology import predicate as predicate_of
from graphbuilder.ontology.predicates import read as read_predicates
from graphbuilder.resources import folder

PREDICATES = (folder("ontology") / "predicates.toml").read_text(encoding="utf-8")


@settings(deadline=None)  # the first call imports curies
@given(st.sampled_from(sorted(prefix_map())), st.from_regex(r"\A[A-Z]?[0-9]{3,7}\Z"))
def test_an_iri_gives_its_curie_back(prefix: str, local: str) -> None:
    """RDF and JSON name one thing by one id."""
    assert contract(expand(f"{prefix}:{local}")) == f"{prefix}:{local}"


def test_a_purl_of_an_unlisted_ontology_still_has_a_curie() -> None:
    """The OBO rule needs no list."""
    assert contract("http://purl.obolibrary.org/obo/XAO_0000001") == "XAO:0000001"
    assert contract("https://example.org/x") == "https://example.org/x"


def test_an_unknown_prefix_lists_the_known() -> None:
    """The message says what to edit."""
    with pytest.raises(OntologyError, match=r"unknown prefix 'XX' in 'XX:1' \(known: BFO, .*prefixes.toml"):
        expand("XX:1")


def test_every_group_has_its_predicate() -> None:
    """The sign is what the chain arithmetic goes by."""
    assert set(predicates()) == set(Group)
    assert (predicate_of(Group.DECREASES).sign, predicate_of(Group.LOCATED_IN).sign) == (-1, 0)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[treats]", "[heals]", r"missing or unknown: heals, treats"),
        ('label = "treats"', 'lable = "treats"', r"group 'treats': got an unexpected keyword argument 'lable'"),
        ("sign = 1", "sign = 2", r"group 'causes': sign: found 2; expected 1, 0 or -1"),
        ("[causes]", "[causes", r"p.toml: .*line 13"),
    ],
)
def test_a_slip_in_the_predicates_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Group and field, without a traceback."""
    path = tmp_path / "p.toml"
    path.write_text(PREDICATES.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(OntologyError, match=message):
        read_predicates(path)


ENTRY = (
    'title = "T"\nprefix = "T"\nversion = "1"\nlicence = "CC0-1.0"\ncredit = "us"\ncategory = "cell"\nfiles = ["a"]\n'
)


def test_an_entry_is_read(tmp_path: Path) -> None:
    """Lists and categories come as values."""
    path = tmp_path / "m.toml"
    path.write_text(f'[ontology.t]\n{ENTRY}branches = {{ "T:1" = "anatomy" }}\n')

    (entry,) = manifest.read(path)

    assert (entry.name, entry.category, entry.files) == ("t", Category.CELL, ("a",))
    assert entry.branches == {"T:1": Category.ANATOMY}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('licence = "CC0-1.0"\n', "", r"ontology 't': licence, version or credit is empty"),
        ('category = "cell"', 'category = "cel"', r"ontology 't': 'cel' is not a valid Category"),
        ("credit", "kredit", r"ontology 't': .*unexpected keyword argument 'kredit'"),
        ('category = "cell"\n', "", r"ontology 't': 'category' is missing"),
    ],
)
def test_a_slip_in_the_manifest_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Nothing is shipped without licence and credit."""
    path = tmp_path / "m.toml"
    path.write_text(f"[ontology.t]\n{ENTRY}".replace(old, new))

    with pytest.raises(OntologyError, match=message):
        manifest.read(path)


def test_the_data_folder_can_be_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A lab keeps one on a shared disk."""
    monkeypatch.setenv("GRAPHBUILDER_DATA", str(tmp_path))

    assert folders.data() == tmp_path
