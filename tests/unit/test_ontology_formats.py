"""Reading obographs JSON, OWL, gene tables, mappings and our own tables."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.errors import OntologyError
from graphbuilder.ontology import hgnc, obographs, owl, sssom, table
from graphbuilder.ontology.record import Record, Scope, Synonym

PURL = "http://purl.obolibrary.org/obo/"

NODE = {
    "id": f"{PURL}HP_0000001",
    "lbl": "blue skin",
    "type": "CLASS",
    "meta": {
        "definition": {"val": "Skin that is blue."},
        "synonyms": [
            {"pred": "hasExactSynonym", "val": "azure skin"},
            {"pred": "hasBroadSynonym", "val": "odd skin", "synonymType": f"{PURL}hp#layperson"},
        ],
        "xrefs": [{"val": "UMLS:C1"}],
        "basicPropertyValues": [
            {"pred": "http://www.geneontology.org/formats/oboInOwl#hasAlternativeId", "val": "HP:0000009"},
            {"pred": f"{PURL}IAO_0100001", "val": "HP:0000002"},
        ],
        "deprecated": True,
    },
}
EDGES = [
    {"sub": f"{PURL}HP_0000001", "pred": "is_a", "obj": f"{PURL}HP_0000003"},
    {"sub": f"{PURL}HP_0000001", "pred": f"{PURL}BFO_0000050", "obj": f"{PURL}HP_0000004"},
]

OWL = """<?xml version="1.0"?>
<!DOCTYPE rdf:RDF [<!ENTITY obo "http://purl.obolibrary.org/obo/">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:owl="http://www.w3.org/2002/07/owl#"
         xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#" xmlns:obo="http://purl.obolibrary.org/obo/"
         xmlns:oboInOwl="http://www.geneontology.org/formats/oboInOwl#" xmlns:dcterms="http://purl.org/dc/terms/">
  <owl:Ontology rdf:about="http://purl.obolibrary.org/obo/toy.owl">
    <owl:versionInfo>2030-01-01</owl:versionInfo>
    <dcterms:license rdf:resource="https://example.org/cc0"/>
  </owl:Ontology>
  <owl:ObjectProperty rdf:about="&obo;BFO_0000050"><rdfs:label>part of</rdfs:label></owl:ObjectProperty>
  <owl:Class rdf:about="&obo;CL_0000001">
    <rdfs:label xml:lang="de">blaue Zelle</rdfs:label>
    <rdfs:label xml:lang="en">blue cell</rdfs:label>
    <obo:IAO_0000115>A cell that is blue.</obo:IAO_0000115>
    <oboInOwl:hasRelatedSynonym>azure cell</oboInOwl:hasRelatedSynonym>
    <oboInOwl:hasAlternativeId>CL:0000009</oboInOwl:hasAlternativeId>
    <rdfs:subClassOf rdf:resource="http://purl.obolibrary.org/obo/CL_0000000"/>
    <rdfs:subClassOf><owl:Restriction>
      <owl:onProperty rdf:resource="&obo;BFO_0000050"/><owl:someValuesFrom rdf:resource="&obo;UBERON_0000001"/>
    </owl:Restriction></rdfs:subClassOf>
    <owl:equivalentClass><owl:Class><owl:intersectionOf rdf:parseType="Collection">
      <rdf:Description rdf:about="&obo;CL_0000005"/>
    </owl:intersectionOf></owl:Class></owl:equivalentClass>
  </owl:Class>
</rdf:RDF>
"""


def test_obographs_edges_come_to_their_nodes() -> None:
    """Parents, wholes, scoped names, old ids and heirs are where OBO would have them."""
    graph = {"id": f"{PURL}hp.json", "meta": {"version": f"{PURL}hp/1"}, "nodes": [NODE], "edges": EDGES}

    reading = obographs.read(io.StringIO(json.dumps({"graphs": [graph]})), "hp.json")

    assert (reading.name, reading.version) == ("hp", f"{PURL}hp/1")
    assert list(reading.records) == [
        Record(
            id="HP:0000001",
            label="blue skin",
            definition="Skin that is blue.",
            synonyms=(Synonym(Scope.EXACT, "azure skin"), Synonym(Scope.BROAD, "odd skin", "layperson")),
            is_a=("HP:0000003",),
            part_of=("HP:0000004",),
            xrefs=("UMLS:C1",),
            alt_ids=("HP:0000009",),
            replaced_by=("HP:0000002",),
            obsolete=True,
        )
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"graphs": [\n{"nodes": [', r"x.json:2: not JSON: .*; is the file complete\?"),
        ('{"nodes": []}', r"x.json:1: no list 'graphs'"),
    ],
)
def test_other_json_is_refused(text: str, message: str) -> None:
    """A cut-off or foreign JSON file is named with its line."""
    with pytest.raises(OntologyError, match=message):
        obographs.read(io.StringIO(text), "x.json")


def test_a_broken_edge_is_counted_out() -> None:
    """A JSON file has no lines to speak of, but its edges can be counted."""
    graph = {"id": "x", "nodes": [NODE], "edges": [EDGES[0], {"sub": "HP:1"}]}
    reading = obographs.read(io.StringIO(json.dumps({"graphs": [graph]})), "x.json")

    with pytest.raises(OntologyError, match=r"x.json, edge 1: found .*; expected sub, pred and obj"):
        list(reading.records)


def test_an_owl_class_is_read_as_its_obo_twin() -> None:
    """English label, definition, scoped names, named parents, part_of restrictions and the genus."""
    reading = owl.read(io.BytesIO(OWL.encode()), "toy.owl")

    relation, cell = reading.records
    assert (reading.name, reading.version, reading.licence) == ("toy", "2030-01-01", "https://example.org/cc0")
    assert relation.is_relation
    assert (cell.id, cell.label, cell.definition) == ("CL:0000001", "blue cell", "A cell that is blue.")
    assert (cell.is_a, cell.part_of) == (("CL:0000000", "CL:0000005"), ("UBERON:0000001",))
    assert (cell.synonyms, cell.alt_ids) == ((Synonym(Scope.RELATED, "azure cell"),), ("CL:0000009",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (OWL[: OWL.index("</owl:Class>")], r"toy.owl:\d+: not well-formed XML"),
        ("<?xml version='1.0'?><feed/>", r"toy.owl:1: the root is feed; expected rdf:RDF"),
    ],
)
def test_other_xml_is_refused(text: str, message: str) -> None:
    """A cut-off file is named with its line."""
    with pytest.raises(OntologyError, match=message):
        list(owl.read(io.BytesIO(text.encode()), "toy.owl").records)


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("HGNC ID\tApproved Symbol\tApproved Name\tStatus\tSynonyms", "HGNC:5\tABC1\tan old gene\tApproved\tX1, X2"),
        ("hgnc_id\tsymbol\tname\tstatus\talias_symbol", 'HGNC:5\tABC1\tan old gene\tApproved\t"X1|X2"'),
    ],
)
def test_gene_tables_of_both_makes_are_read(head: str, row: str) -> None:
    """The download tool and the complete set name and fill their columns differently."""
    gone = "HGNC:6\tABC2~withdrawn\tgone\tSymbol Withdrawn\t"

    (gene,) = hgnc.read([head, row, gone], "genes.tsv").records

    assert (gene.id, gene.label) == ("HGNC:5", "ABC1")
    assert [(name.scope, name.text) for name in gene.synonyms] == [
        (Scope.EXACT, "an old gene"),
        (Scope.RELATED, "X1"),
        (Scope.RELATED, "X2"),
    ]


def test_a_short_gene_line_is_named() -> None:
    """A table cut off in its middle ends in such a line."""
    with pytest.raises(OntologyError, match=r"genes.tsv:2: found 2 columns; expected 3"):
        list(hgnc.read(["hgnc_id\tsymbol\tname", "HGNC:5\tABC1"], "genes.tsv").records)


def test_only_exact_mappings_make_terms_one() -> None:
    """A close match is a neighbour, and a negated one the opposite."""
    lines = [
        "# license: CC0",
        "subject_id\tpredicate_modifier\tpredicate_id\tobject_id",
        "HP:1\t\tskos:exactMatch\tMONDO:1",
        "HP:2\t\tskos:closeMatch\tMONDO:2",
        "HP:3\tNot\tskos:exactMatch\tMONDO:3",
    ]

    assert list(sssom.read(lines, "m.tsv")) == [("HP:1", "MONDO:1")]


def test_a_mapping_without_curies_is_named() -> None:
    """Labels in place of ids would map nothing and say nothing."""
    lines = ["subject_id\tpredicate_id\tobject_id", "blue skin\tskos:exactMatch\tMONDO:1"]

    with pytest.raises(OntologyError, match=r"m.tsv:2: found 'blue skin' and 'MONDO:1'; expected two CURIEs"):
        list(sssom.read(lines, "m.tsv"))


words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).map(lambda word: f"x{word}")
curies = st.from_regex(r"\A[A-Z]{2,4}:[0-9]{1,4}\Z")
synonyms = st.builds(Synonym, st.sampled_from(sorted(set(Scope) - {Scope.LABEL})), words, st.sampled_from(["", "lay"]))


@given(
    st.builds(
        Record,
        id=curies,
        label=words,
        synonyms=st.lists(synonyms, unique=True).map(lambda names: tuple(sorted(names))),
        is_a=st.lists(curies, unique=True).map(lambda ids: tuple(sorted(ids))),
        alt_ids=st.lists(curies, unique=True).map(lambda ids: tuple(sorted(ids))),
        line=st.just(2),
    )
)
def test_our_table_gives_back_what_it_was_given(record: Record) -> None:
    """Bars, backslashes and colons in names survive."""
    assert list(table.read([table.HEADER, table.line(record)], "t.tsv")) == [record]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("CL:1\tcell", r"t.tsv:2: found 2 columns; expected 9"),
        ("CL:1\tcell\tcell\tsure:cytus\t\t\t\t\t", r"t.tsv:2: found name 'sure:cytus'"),
    ],
)
def test_a_wrong_line_of_our_table_is_named(line: str, message: str) -> None:
    """A slim that was edited by hand fails where the slip is."""
    with pytest.raises(OntologyError, match=message):
        list(table.read([table.HEADER, line], "t.tsv"))
