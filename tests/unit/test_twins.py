"""Terms of several ontologies that mean the same: found in the index, and one node in the graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphbuilder.assembly.lineage import lineages, named_terms
from graphbuilder.grounding import TermGrounder, from_tables
from graphbuilder.grounding.lexicon import Tables
from graphbuilder.model import Lineage, Mention, Span
from graphbuilder.ontology import Index, Source, build_index
from graphbuilder.ontology.record import Record, Scope, Synonym
from graphbuilder.protocols import Context
from tests.story import Said, Tree, tell, term

RECORDS = (
    ("MONDO:1", "pallor disease", "disease", ("pallid blight", "wan look")),
    ("MONDO:2", "grey fever", "disease", ()),
    ("DOID:1", "pallid blight", "disease", ("pallor disease",)),
    ("HP:1", "Grey fever", "phenotype", ("ashen heat",)),
    ("HP:2", "Wan look", "phenotype", ()),
    ("SYMP:1", "grey fever", "phenotype", ()),
    ("NCIT:1", "Ashen Heat", "phenotype", ("grey  fever spell",)),
    ("NCIT:2", "Knuckle", "anatomy", ()),
    ("NCIT:3", "Finger Joint", "anatomy", ()),
    ("UBERON:1", "finger joint", "anatomy", ("knuckle",)),
    ("GO:1", "Grey fever", "process", ()),
    ("CL:1", "pale cell", "cell", ()),
    ("NCIT:4", "Pale Cell", "cell", ()),
    ("NCIT:5", "Wan Cell", "cell", ("pale cell",)),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Return the index of the records above, one source for each prefix."""
    path = tmp_path_factory.mktemp("twins") / "index"
    prefixes = dict.fromkeys(identifier.partition(":")[0] for identifier, *_ in RECORDS)
    build_index([Source(prefix.lower(), "1", "CC0-1.0", _records(prefix)) for prefix in prefixes], path)
    return Index(path)


def _records(prefix: str) -> list[Record]:
    return [
        Record(identifier, label, tuple(Synonym(Scope.EXACT, name) for name in names), category=category)
        for identifier, label, category, names in RECORDS
        if identifier.startswith(f"{prefix}:")
    ]


@pytest.fixture(scope="module")
def grounder(index: Index) -> TermGrounder:
    """Return a grounder over that index, without word lists."""
    return from_tables(index, Tables())


def ground(grounder: TermGrounder, text: str) -> str:
    """Return the CURIE of the concept of a mention."""
    return grounder.best(Mention(text, Span(0, len(text))), Context()).concept.id


def test_one_label_makes_one_thing(index: Index) -> None:
    """A disease and a finding of one name are the same; a process of that name is not."""
    assert index.same_as("MONDO:2") == ("HP:1", "SYMP:1")


def test_the_only_bearer_of_an_exact_synonym_is_the_same(index: Index) -> None:
    """One ontology's label may be another's synonym."""
    assert index.same_as("MONDO:1") == ("DOID:1",)


def test_a_finding_is_the_same_only_if_both_say_so(index: Index) -> None:
    """A finding that is a synonym of its disease is not the disease."""
    assert index.same_as("HP:2") == ()


def test_a_name_of_two_terms_of_one_ontology_makes_none_the_same(index: Index) -> None:
    """Where NCIT itself tells two things apart, the name does not say which is meant; its label does."""
    assert index.same_as("UBERON:1") == ("NCIT:3",)
    assert index.same_as("CL:1") == ("NCIT:4",)


def test_a_mapping_comes_before_a_name(tmp_path: Path) -> None:
    """What a mapping says is sure, and a class holds one term of each ontology."""
    path = tmp_path / "index"
    sources = [Source(prefix, "1", "CC0-1.0", _records(prefix.upper())) for prefix in ("cl", "ncit")]

    build_index(sources, path, [("CL:1", "NCIT:5")])

    assert Index(path).same_as("CL:1") == ("NCIT:5",)


@pytest.mark.parametrize("text", ["grey fever", "ashen heat"])
def test_twins_are_one_node(grounder: TermGrounder, text: str) -> None:
    """Whichever ontology has the name, the node is the preferred term."""
    assert ground(grounder, text) == ground(grounder, "Grey Fever")


def test_the_usual_label_decides(grounder: TermGrounder) -> None:
    """Of three terms for one thing the one with the label that most have stands for all, by the order of ontologies."""
    assert ground(grounder, "pallid blight") == "MONDO:1"


def test_a_barred_ontology_is_not_preferred(index: Index) -> None:
    """With the answer limited to findings, the finding itself is the node."""
    assert ground(from_tables(Index(index.path, ["hp"]), Tables()), "ashen heat") == "HP:1"


def test_an_equal_is_above_and_beside(tmp_path: Path) -> None:
    """What lies above an equal lies above the term; the graph knows both names."""
    story = tell(Said("big mass", "causes", "pain"))
    tree = Tree({"large mass": "swelling"})

    found = {lineage.term.id: lineage for lineage in lineages(named_terms(story.claims), tree)}

    big, large = term("big mass"), term("large mass")
    assert found[big.id] == Lineage(big, (large.id,), (large.id,))
    assert found[large.id].parents == tuple(sorted((big.id, term("swelling").id)))
    assert term("swelling").id in found
