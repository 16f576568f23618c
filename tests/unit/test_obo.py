"""Reading OBO."""

from __future__ import annotations

import pytest

from graphbuilder.errors import OntologyError
from graphbuilder.ontology import obo
from graphbuilder.ontology.record import Record, Scope, Synonym

HEADER = "format-version: 1.4\ndata-version: releases/2030-01-01\nontology: toy\n\n"


def records(body: str) -> list[Record]:
    """Return the records of a file with our header."""
    return list(obo.read((HEADER + body).splitlines(), "toy.obo").records)


def test_the_header_says_name_version_and_licence() -> None:
    """A user sees which release is installed, and under which terms."""
    text = f"{HEADER}property_value: http://purl.org/dc/terms/license https://example.org/cc-by xsd:anyURI\n"

    reading = obo.read(text.splitlines(), "toy.obo")

    assert (reading.name, reading.version, reading.licence) == (
        "toy",
        "releases/2030-01-01",
        "https://example.org/cc-by",
    )


def test_a_term_keeps_what_grounding_needs() -> None:
    """Label, scoped names, parents, wholes, other relations, old ids, cross-references, and the line it began at."""
    (found,) = records(
        "[Term]\n"
        "id: TOY:1\n"
        "name: blue tissue ! not the red one\n"
        'def: "A tissue that is \\"blue\\"." [PMID:1]\n'
        'synonym: "BT" EXACT OMO:0003000 []\n'
        'synonym: "tissue, blue" RELATED []\n'
        'synonym: "loose words" []\n'
        "is_a: TOY:2 ! tissue\n"
        "relationship: part_of TOY:3 ! organ\n"
        "relationship: BFO:0000050 TOY:4\n"
        "relationship: RO:0002202 TOY:5 ! blue primordium\n"
        "alt_id: TOY:9\n"
        'xref: FMA:77 "seen there"\n'
    )

    assert found == Record(
        id="TOY:1",
        label="blue tissue ! not the red one",
        definition='A tissue that is "blue".',
        synonyms=(
            Synonym(Scope.EXACT, "BT", "abbreviation"),
            Synonym(Scope.RELATED, "tissue, blue"),
            Synonym(Scope.RELATED, "loose words"),
        ),
        is_a=("TOY:2",),
        part_of=("TOY:3", "TOY:4"),
        relations=(("RO:0002202", "TOY:5"),),
        alt_ids=("TOY:9",),
        xrefs=("FMA:77",),
        line=6,
    )


def test_the_genus_of_a_definition_is_a_parent() -> None:
    """Editors' files leave the reasoner to spell it out; without it half of such a file has no parents."""
    (found,) = records(
        "[Term]\nid: TOY:1\nname: a\nintersection_of: TOY:2 ! cell\nintersection_of: part_of TOY:3 ! organ\n"
    )

    assert found.is_a == ("TOY:2",)


def test_a_parent_under_a_condition_is_no_parent() -> None:
    """A link that holds in one organ alone would make every endocrine cell an enteroendocrine one."""
    (found,) = records(
        '[Term]\nid: TOY:1\nname: a\nis_a: TOY:2 {gci_filler="UBERON:1", gci_relation="BFO:0000050"} ! b\n'
    )

    assert found.is_a == ()


def test_what_a_term_says_is_the_same_is_told_from_what_it_points_at() -> None:
    """MONDO marks its true equals; other ontologies state exact matches."""
    (found,) = records(
        "[Term]\nid: TOY:1\nname: a\n"
        'xref: DOID:1 {source="MONDO:equivalentTo"}\n'
        'xref: NCI:C2 {source="MONDO:relatedTo"}\n'
        "property_value: skos:exactMatch http://purl.obolibrary.org/obo/HP_0000003\n"
    )

    assert found.same_as == ("DOID:1", "HP:0000003")
    assert found.xrefs == ("DOID:1", "NCIT:C2")


def test_an_obsolete_term_names_its_heir() -> None:
    """Old graphs cite old ids."""
    (found,) = records("[Term]\nid: TOY:1\nname: obsolete a\nis_obsolete: true\nreplaced_by: TOY:2\n")

    assert found.obsolete
    assert found.replaced_by == ("TOY:2",)


def test_relations_and_unknown_stanzas_are_told_apart() -> None:
    """A relation is no term to look for in a text, and an annotation is neither."""
    found = records("[Typedef]\nid: part_of\nname: part of\n\n[Instance]\nid: TOY:8\n\n[Term]\nid: TOY:1\nname: a\n")

    assert [(record.id, record.is_relation) for record in found] == [("part_of", True), ("TOY:1", False)]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("[Term]\nid: TOY:1\nname a\n", r"toy.obo:7: found 'name a'; expected 'tag: value'"),
        ("[Term]\nname: a\n", r"toy.obo:6: \[Term\] has 0 'id:' lines; it needs one"),
        ("[Term]\nid: TOY:1\nid: TOY:2\n", r"toy.obo:6: \[Term\] has 2 'id:' lines"),
        ('[Term]\nid: TOY:1\nsynonym: "cut off\n', r"toy.obo:7: found synonym"),
        ("[Term]\nid: TOY:1\n[Term\nid: TOY:2\n", r"toy.obo:7: found '\[Term'; a stanza begins with"),
    ],
)
def test_a_broken_line_is_named(body: str, message: str) -> None:
    """The curator opens the file at the line."""
    with pytest.raises(OntologyError, match=message):
        records(body)


def test_other_text_is_no_obo() -> None:
    """A table or a README given by mistake is refused at once."""
    with pytest.raises(OntologyError, match=r"notes.txt: no 'format-version' and no stanza"):
        obo.read(["title: my notes", "date: today"], "notes.txt")
