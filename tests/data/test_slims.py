"""The shipped slims, manifest, prefixes and relations: what a curator must keep true."""

from __future__ import annotations

import csv
import gzip
import re
from hashlib import sha256
from pathlib import Path

import pytest

from graphbuilder.grounding.tables import aliases
from graphbuilder.model import SYMMETRIC, Category, Group
from graphbuilder.ontology import expand, prefix_map, relations, table
from graphbuilder.ontology.check import checked
from graphbuilder.ontology.library import Library
from graphbuilder.ontology.manifest import Ontology, shipped
from graphbuilder.ontology.record import Record
from graphbuilder.ontology.slim import slim
from graphbuilder.resources import folder

SLIMS = folder("ontology") / "slims"
ONTOLOGIES = [ontology for ontology in shipped() if ontology.files]
NAMES = [ontology.name for ontology in ONTOLOGIES]


def records(name: str) -> list[Record]:
    """Return the records of a slim."""
    with (SLIMS / f"{name}.tsv").open(encoding="utf-8") as lines:
        return list(table.read(lines, name))


def test_every_slim_has_its_entry_and_every_entry_its_slim() -> None:
    """No licence in the manifest, no entry in the slims."""
    assert sorted(path.stem for path in SLIMS.glob("*.tsv")) == NAMES


@pytest.mark.parametrize("ontology", ONTOLOGIES, ids=NAMES)
def test_every_shipped_ontology_says_where_it_comes_from(ontology: Ontology, root: Path) -> None:
    """Whom to credit, which version, under which licence, from where, and how much of it."""
    assert all((ontology.title, ontology.version, ontology.licence, ontology.credit, ontology.source, ontology.taken))
    assert re.search(rf"^  {ontology.prefix} ", (root / "NOTICE").read_text(encoding="utf-8"), re.MULTILINE)
    assert re.match(r"(CC0-1\.0|CC-BY-[34]\.0|LicenseRef-HPO)\b", ontology.licence)


@pytest.mark.parametrize("ontology", ONTOLOGIES, ids=NAMES)
def test_a_slim_is_sorted_and_whole(ontology: Ontology) -> None:
    """Ids are the ontology's own and stand once, labels are there, is_a goes in no circle, links lead somewhere."""
    found = records(ontology.name)

    ids = [record.id for record in found]
    assert ids == sorted(ids)
    assert {record.prefix for record in found} == {ontology.prefix}
    assert all(record.label and not record.label.lower().startswith("obsolete ") for record in found)
    assert {record.category for record in found} <= {*Category, ""}
    checked(found, f"{ontology.name}.tsv")


def test_every_alias_is_of_a_shipped_term() -> None:
    """So that the term can be shown, and its label is what a reviewer was told."""
    labels = {record.id: record.label for name in NAMES for record in records(name)}

    named = {alias.term.id: alias.term.label for alias in aliases(folder("ontology") / "aliases.tsv")}

    assert {curie: label for curie, label in named.items() if labels.get(curie) != label} == {}


def test_the_sums_are_those_of_the_slims() -> None:
    """They name the state that an index was built from; a slim edited by hand would go unnoticed."""
    kept = (SLIMS / "SHA256SUMS").read_text().splitlines()

    assert kept == [f"{sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in sorted(SLIMS.glob("*.tsv"))]


def test_the_slims_stay_small_enough_to_ship() -> None:
    """Reviewable text, and a wheel that nobody waits for."""
    assert sum(path.stat().st_size for path in SLIMS.glob("*.tsv")) < 25_000_000


def test_an_animal_disease_is_left_out_and_a_human_one_stays() -> None:
    """A text about patients never means the cattle's term."""
    labels = {record.label for record in records("mondo")}

    assert "bone fracture" in labels
    assert not labels & {
        "cattle disease",
        "non-human animal disease",
        "disease by etiologic mechanism, non-human animal",
    }


def test_each_prefix_stands_for_one_base() -> None:
    """An IRI has one CURIE."""
    assert len(set(prefix_map().values())) == len(prefix_map())
    assert {ontology.prefix for ontology in shipped()} <= prefix_map().keys()


@pytest.mark.parametrize("group", Group)
def test_each_group_has_a_relation_that_ro_knows(group: Group) -> None:
    """RO's own label with RO's id; our own id with the nearest relation of RO."""
    labels = {record.id: record.label for record in records("ro")}
    relation = relations()[group]

    if relation.id.startswith("gb:"):
        assert relation.broader in labels
        assert relation.id == f"gb:{group}"
    else:
        assert labels[relation.id] == relation.label
        assert relation.broader == ""
    assert {curie for curie in relation.close if curie.startswith("RO:")} <= labels.keys()
    assert relation.symmetric == (group in SYMMETRIC)
    assert expand(relation.id).startswith("http")
    assert relation.biolink.startswith("biolink:")


@pytest.mark.shared
@pytest.mark.parametrize("group", Group)
def test_each_biolink_predicate_is_in_the_model(shared: Path, group: Group) -> None:
    """A predicate that Biolink dropped or never had would break whoever loads our export."""
    model = gzip.decompress((shared / "ontologies" / "biolink" / "biolink-model-4.4.4.yaml.gz").read_bytes()).decode()
    slot = relations()[group].biolink.removeprefix("biolink:").replace("_", " ")

    (entry,) = re.findall(rf"^  {slot}:\n((?:    .*\n|\n)*)", model, re.MULTILINE)
    assert "deprecated: " not in entry


@pytest.mark.shared
def test_the_slims_are_what_the_script_makes(shared: Path, tmp_path: Path) -> None:
    """Nothing was edited by hand, and one run is like another."""
    small = [ontology for ontology in ONTOLOGIES if ontology.name in {"cl", "hp", "maxo", "nbo", "uberon"}]

    slim(small, shared / "ontologies", tmp_path)

    for ontology in small:
        made, kept = ((where / f"{ontology.name}.tsv").read_text().splitlines() for where in (tmp_path, SLIMS))
        assert [line.split("\t")[:4] for line in made] == [line.split("\t")[:4] for line in kept]


@pytest.mark.shared
def test_hp_is_word_for_word(shared: Path) -> None:
    """Its licence asks for that: every name with its scope, every parent, nothing added."""
    from graphbuilder.ontology import source

    with source.opened(shared / "ontologies" / "hp" / "hp-2023-01-27.json.gz") as reading:
        originals = {record.id: record for record in reading.records}

    for record in records("hp"):
        original = originals[record.id]
        assert record.label == " ".join(original.label.split())
        assert {(name.scope, name.text, name.kind) for name in record.synonyms} == {
            (name.scope, " ".join(name.text.split()), name.kind) for name in original.synonyms if name.text.strip()
        }
        assert set(record.is_a) == set(original.is_a)


@pytest.mark.shared
def test_every_term_of_the_seed_gold_is_in_the_slims(shared: Path) -> None:
    """What the seed page speaks of can be grounded without installing anything."""
    known = {record.id for name in NAMES for record in records(name)}
    with (shared / "eval" / "seed-grounding.tsv").open(encoding="utf-8") as lines:
        wanted = {row["best_curie"] for row in csv.DictReader(lines, delimiter="\t") if row["best_curie"]}

    assert wanted
    assert wanted - known == set()


@pytest.mark.shared
@pytest.mark.slow
def test_every_shared_ontology_can_be_installed(shared: Path, tmp_path: Path) -> None:
    """Real files of every format, read to the end and indexed together."""
    from graphbuilder.ontology import Index, installation

    library = Library(tmp_path, folder("ontology"))
    files = [path for path in sorted((shared / "ontologies").glob("*/*.gz")) if path.parent.name != "biolink"]

    entries, report = installation.install_all(files, library)

    assert {entry.name for entry in entries} >= {"cl", "go", "hp", "hgnc", "mondo", "ogms", "sepio", "uberon"}
    assert report.names > 500_000
    assert Index(library.ready(), {"go"}).names("hemopoiesis")
