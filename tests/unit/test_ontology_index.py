"""The compiled index: names, hierarchy, equivalence, damage."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from graphbuilder.errors import OntologyError
from graphbuilder.model import Category, Term
from graphbuilder.ontology.compile import Source, build_index
from graphbuilder.ontology.index import Index, Name
from graphbuilder.ontology.layout import ENDS, GOES_ON
from graphbuilder.ontology.lookup import search, show
from graphbuilder.ontology.names import key
from graphbuilder.ontology.record import Record, Scope, Synonym
from tests.disk import disk_of

CELLS = (
    Record(id="CL:1", label="cell", category="cell"),
    Record(id="CL:2", label="blood cell", category="cell", is_a=("CL:1",), definition="A cell of the blood."),
    Record(
        id="CL:3",
        label="red blood cell",
        category="cell",
        synonyms=(Synonym(Scope.EXACT, "RBC", "abbreviation"), Synonym(Scope.RELATED, "red corpuscle")),
        is_a=("CL:2",),
        part_of=("UBERON:1",),
        alt_ids=("CL:33",),
        xrefs=("NCIT:3", "FMA:3"),
    ),
    Record(id="CL:4", label="obsolete red cell", obsolete=True, replaced_by=("CL:3",)),
)
ORGANS = (
    Record(id="UBERON:1", label="blood", category="anatomy", broader=("UBERON:2",)),
    Record(id="UBERON:2", label="body fluid", category="anatomy"),
)
OTHERS = (
    Record(id="NCIT:3", label="Red Blood Cell", category="cell"),
    Record(id="HP:3", label="Abnormal blood", category="phenotype", xrefs=("NCIT:3",)),
)


def sources() -> tuple[Source, ...]:
    """Return three toy ontologies."""
    return (
        Source("cl", "v1", "CC-BY-4.0", CELLS, "Cells"),
        Source("uberon", "v2", "CC-BY-3.0", ORGANS),
        Source("others", "v3", "CC0-1.0", OTHERS),
    )


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Return the index of the toy ontologies."""
    path = tmp_path_factory.mktemp("index") / "toy.gbi"
    build_index(sources(), path)
    return Index(path)


def test_one_key_finds_every_name_that_has_it(index: Index) -> None:
    """The grounder sees all the terms that a surface may mean, and how near each name is."""
    assert index.names(key("Red blood cells")) == (
        Name("CL:3", "red blood cell", "label"),
        Name("NCIT:3", "Red Blood Cell", "label"),
    )
    assert index.names("rbc") == (Name("CL:3", "RBC", "exact", "abbreviation"),)
    assert index.names("white blood cell") == ()


def test_an_obsolete_term_has_no_name_to_find(index: Index) -> None:
    """A text is never tied to a term that its ontology gave up."""
    assert index.names(key("obsolete red cell")) == ()
    assert index.is_obsolete("CL:4")


def test_prefixes_end_where_words_end(index: Index) -> None:
    """A "blood cellar" begins with the name "blood", not with "blood cell"."""
    assert index.prefixes("blood cell count") == ("blood", "blood cell")
    assert index.prefixes("blood cellar") == ("blood",)


def test_the_words_that_may_follow_are_those_of_the_keys(index: Index) -> None:
    """Most pairs of words of a text begin no name, and this tells at once."""
    assert index.follows("red") == {"blood": GOES_ON, "corpuscle": ENDS}
    assert index.follows("red blood") == {"cell": ENDS}
    assert index.follows("cell") == {}


def test_ancestors_follow_is_a_alone(index: Index) -> None:
    """Red blood cells are cells; they are not blood."""
    assert index.ancestors("CL:3") == {"CL:1", "CL:2"}
    assert index.descendants("CL:1") == {"CL:2", "CL:3"}
    assert index.is_a("CL:3", "CL:1")
    assert not index.is_a("CL:3", "UBERON:1")
    assert index.broader("CL:3") == {"CL:1", "CL:2", "UBERON:1", "UBERON:2"}


def test_an_old_id_stands_for_its_heir(index: Index) -> None:
    """Graphs made with an older release still find their terms."""
    assert index.term("CL:33") == Term("CL:3", "red blood cell", Category.CELL)
    assert index.replaced_by("CL:33") == ("CL:3",)
    assert index.replaced_by("CL:4") == ("CL:3",)
    assert index.replaced_by("CL:3") == ()


def test_cross_references_join_things_of_one_kind(index: Index) -> None:
    """A cell and its NCIT twin are one; a phenotype that points at the cell is something else."""
    assert index.same_as("CL:3") == ("NCIT:3",)
    assert index.same_as("NCIT:3") == ("CL:3",)
    assert index.same_as("HP:3") == ()
    assert index.xrefs("CL:3") == ("NCIT:3", "FMA:3")


def test_a_term_of_unknown_kind_may_be_a_twin(tmp_path: Path) -> None:
    """An ontology that the manifest does not know has no categories; its twins are twins all the same."""
    disease = Record(id="MONDO:1", label="blue skin", category="disease", xrefs=("MINE:1",))
    mine = Record(id="MINE:1", label="skin that is blue", category="other")

    build_index([Source("both", "1", "CC0-1.0", [disease, mine])], tmp_path / "i.gbi")

    assert Index(tmp_path / "i.gbi").same_as("MINE:1") == ("MONDO:1",)


def test_mappings_join_across_kinds_but_never_two_terms_of_one_ontology(tmp_path: Path) -> None:
    """A mapping file is a curator's word; even so, two cells do not become one by way of a third term."""
    build_index(sources(), tmp_path / "i.gbi", [("HP:3", "UBERON:1"), ("CL:2", "NCIT:3")])

    index = Index(tmp_path / "i.gbi")

    assert index.same_as("HP:3") == ("UBERON:1",)
    assert index.same_as("NCIT:3") == ("CL:2",)
    assert index.same_as("CL:3") == ()


def test_names_can_be_limited_to_ontologies(index: Index) -> None:
    """``--ontologies others`` answers from there alone, and the hierarchy stays whole."""
    limited = Index(index.path, {"others"})

    assert [name.term for name in limited.names("red blood cell")] == ["NCIT:3"]
    assert limited.ancestors("CL:3") == {"CL:1", "CL:2"}
    with pytest.raises(OntologyError, match=r"no ontology called hp \(known: cl, others, uberon\)"):
        Index(index.path, {"hp"})


def test_versions_say_what_is_inside(index: Index) -> None:
    """A reader of the graph can tell which release of what it was made with."""
    version = index.versions()["cl"]

    assert (version.version, version.licence, version.title, version.terms) == ("v1", "CC-BY-4.0", "Cells", 3)


def test_the_first_source_of_a_term_wins(tmp_path: Path) -> None:
    """An installed release stands before the shipped one, and the report says what was passed over."""
    newer = Source("cl", "v9", "CC-BY-4.0", [Record(id="CL:1", label="cell, newer")])

    report = build_index([newer, *sources()], tmp_path / "i.gbi")

    term = Index(tmp_path / "i.gbi").term("CL:1")
    assert term is not None
    assert term.label == "cell, newer"
    assert report.notes == ("cl: CL:1 is there already; the first is kept",)


def test_one_build_is_like_another(index: Index, tmp_path: Path) -> None:
    """The same sources give the same bytes."""
    build_index(sources(), tmp_path / "again.gbi")

    assert (tmp_path / "again.gbi").read_bytes() == index.path.read_bytes()


def test_a_reader_keeps_the_index_it_opened(tmp_path: Path) -> None:
    """A rebuild under a running server changes nothing for it."""
    path = tmp_path / "i.gbi"
    build_index(sources(), path)
    old = Index(path)

    build_index([Source("cl", "v2", "CC0-1.0", [Record(id="CL:7", label="new cell")])], path)

    assert old.term("CL:2") is not None
    assert [name.term for name in old.names("blood cell")] == ["CL:2"]
    assert Index(path).term("CL:2") is None


def test_a_full_disk_leaves_the_old_index(tmp_path: Path) -> None:
    """Half an index is never seen, and nothing of it is left behind."""
    path = tmp_path / "i.gbi"
    build_index(sources(), path)
    before = path.read_bytes()

    with disk_of(1024), pytest.raises(OntologyError, match=r"cannot write .*; the old one stays in use") as error:
        build_index(sources(), path)

    assert isinstance(error.value.__cause__, OSError)
    assert error.value.__cause__.errno == errno.EFBIG
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda content: b"", "cannot open the ontology index"),
        (lambda content: b"PK" + content, "not a graphbuilder index"),
        (lambda content: content[:-8], "the index is cut short"),
        (lambda content: content.replace(b'{"format":', b'"format":{', 1), "the index is damaged"),
    ],
)
def test_a_damaged_index_says_so(index: Index, tmp_path: Path, damage: object, message: str) -> None:
    """A torn file never answers with nonsense."""
    assert callable(damage)
    path = tmp_path / "bad.gbi"
    path.write_bytes(damage(index.path.read_bytes()))

    with pytest.raises(OntologyError, match=message):
        Index(path)


def test_a_card_tells_all_about_a_term(index: Index) -> None:
    """``ontology show`` needs one value."""
    card = show("CL:33", index)

    assert (card.term.label, card.ontology, card.version) == ("red blood cell", "cl", "v1")
    assert [term.label for term in card.parents + card.part_of] == ["blood cell", "blood"]
    assert [term.label for term in card.same_as] == ["Red Blood Cell"]
    with pytest.raises(OntologyError, match=r"no term CL:99 in cl, uberon, others"):
        show("CL:99", index)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("blood cells", ["CL:2", "CL:3", "NCIT:3"]),
        ("cell, red", ["CL:3", "NCIT:3"]),
        ("CL:2", ["CL:2"]),
        ("plasma", []),
        ("!", []),
    ],
)
def test_search_finds_the_words_in_any_order(index: Index, text: str, terms: list[str]) -> None:
    """Whole names come first, then the shortest."""
    assert [name.term for name in search(text, index)] == terms
