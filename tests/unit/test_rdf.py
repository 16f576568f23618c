"""The graph as RDF: what is said where, and what is refused."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graphbuilder.errors import ContractError
from graphbuilder.model import Graph, Group, Polarity, Source
from graphbuilder.rdf import dataset
from graphbuilder.rdf import vocabulary as v
from graphbuilder.rdf.bridge import to_rdflib
from graphbuilder.rdf.decode import decode
from graphbuilder.rdf.encode import describe, encode
from graphbuilder.rdf.names import node
from graphbuilder.rdf.sparql import ask
from tests.story import Said, tell
from tests.worlds import PELVIC_FRACTURE, world


def held(graph: Graph) -> Store:
    """Return a store with the quads of *graph*."""
    store = Store()
    store.extend(encode(graph))
    return store


def told(*said: Said) -> Graph:
    """Return the graph of one told text."""
    story = tell(*said)
    return Graph((story.source,), story.claims)


def bare(graph: Graph) -> list[Quad]:
    """Return the triples of the view that state a relation between concepts as a fact."""
    return [quad for quad in encode(graph) if quad.graph_name == v.VIEW and quad.predicate == v.own("causes")]


def test_a_plain_fact_becomes_a_bare_edge() -> None:
    """Property paths work over what is undisputed."""
    assert [(quad.subject, quad.object) for quad in bare(told(Said("a", "causes", "b")))] == [
        (node("T:a"), node("T:b"))
    ]


@pytest.mark.parametrize(
    "said",
    [
        Said("a", "causes", "b", factuality=world().claims[0].evidence.factuality),
        Said("a", "causes", "b", polarity=Polarity.NEGATIVE),
    ],
    ids=["hedged", "denied"],
)
def test_a_reserved_or_denied_claim_becomes_no_bare_edge(said: Said) -> None:
    """The graph never says more than the text."""
    assert bare(told(said)) == []


def test_a_statement_is_quoted_in_the_graph_of_its_name() -> None:
    """One named graph a statement, with the one triple that it says."""
    graph = told(Said("a", "causes", "b"))
    name = node(graph.statements[0].id)

    said = [quad for quad in encode(graph) if quad.graph_name == name]

    assert [(q.subject, q.object) for q in said] == [(node("T:a"), node("T:b"))]


def test_a_composition_is_a_class_expression() -> None:
    """An OWL reader sees genus and differentiae."""
    rows = ask(
        held(world()),
        "SELECT ?base ?relation ?part { GRAPH gbg:provenance { $c owl:equivalentClass/owl:intersectionOf ?l . "
        "?l rdf:first/dcterms:identifier ?base ; rdf:rest/rdf:first ?r . "
        "?r owl:onProperty/dcterms:identifier ?relation ; owl:someValuesFrom/dcterms:identifier ?part } }".replace(
            "$c", str(node(PELVIC_FRACTURE.id))
        ),
        {},
    )

    assert rows.rows == (("HP:0002757", "RO:0001025", "UBERON:0002355"),)


def test_the_world_comes_back() -> None:
    """The hand-made graph, with one of everything, survives the way to RDF and back."""
    assert decode(encode(world())) == world()


@pytest.mark.parametrize("suffix", sorted(dataset.FORMATS))
def test_two_runs_write_the_same_bytes(suffix: str, root: Path) -> None:
    """Files can be compared, whatever the seed of Python's hashes."""
    script = (
        "import sys; from graphbuilder.rdf import dataset; from tests.worlds import world; "
        f"dataset.write(world(), sys.stdout.buffer, {suffix!r})"
    )

    first, second = (
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    )

    assert first == second


def test_turtle_holds_no_plain_edge() -> None:
    """It cannot say that a triple is only quoted, so it does not have it."""
    file = io.BytesIO()

    dataset.write(told(Said("a", "causes", "b")), file, ".ttl")

    assert f"<{node('T:a').value}> <{node('T:b').value}>" not in file.getvalue().decode()
    assert b"gbv:causes" not in file.getvalue()


def test_rdflib_sees_the_same_triples() -> None:
    """Those who think in rdflib get all of it."""
    assert len(to_rdflib(world())) == len(held(world()))


def test_a_missing_fact_is_named() -> None:
    """Who edits the RDF by hand learns which node lacks what."""
    quads = [quad for quad in describe(world()) if quad.predicate != v.RULE]

    with pytest.raises(ContractError, match=r"id/e\w+> has no <.*#rule>"):
        decode(quads)


def test_an_unknown_word_is_named_with_those_that_are_known() -> None:
    """A polarity is one of two."""
    quads = [
        Quad(q.subject, q.predicate, Literal("maybe"), q.graph_name) if q.predicate == v.POLARITY else q
        for q in describe(world())
    ]

    with pytest.raises(ContractError, match="'maybe', not one of: positive, negative"):
        decode(quads)


def test_a_file_that_is_no_rdf_is_refused_with_its_line() -> None:
    """Not a traceback of the parser."""
    with pytest.raises(ContractError, match=r"page\.trig: not readable as RDF .*1"):
        dataset.read(io.BytesIO(b"<html>"), ".trig", "page.trig")


def test_half_a_surrogate_pair_is_refused() -> None:
    """No RDF syntax can carry it."""
    graph = Graph((Source("d", "0" * 64, "broken \ud800 title"),))

    with pytest.raises(ContractError, match="surrogate"):
        list(encode(graph))


def test_a_graph_with_a_stray_document_is_refused() -> None:
    """Evidence without its source would be lost on the way back."""
    graph = world()

    with pytest.raises(ContractError, match="no source of this graph"):
        list(encode(replace(graph, sources=())))


def test_a_curie_of_nobodys_prefix_still_has_an_iri() -> None:
    """Whatever an ontology is called, its terms can be loaded."""
    assert node("no such:prefix <1>") == NamedNode("https://w3id.org/graphbuilder/unknown/no%20such%3Aprefix%20%3C1%3E")


def test_every_name_we_use_is_in_the_published_vocabulary(root: Path) -> None:
    """The vocabulary file and the code cannot drift apart."""
    import rdflib

    published = rdflib.Graph().parse(root / "ontology" / "schema" / "graphbuilder.ttl")
    known = {str(subject).removeprefix(v.VOCAB) for subject in published.subjects() if str(subject).startswith(v.VOCAB)}

    declared = {name.value.removeprefix(v.VOCAB) for name in vars(v).values() if isinstance(name, NamedNode)}
    own = {name for name in declared if "/" not in name} | {group.value for group in Group}

    assert known - {""} == own
