"""Mentions tied to terms, compositions and provisional concepts, over an index of a few invented and real terms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuilder.errors import DataError
from graphbuilder.grounding import TermGrounder, from_tables
from graphbuilder.grounding.lexicon import Tables
from graphbuilder.grounding.tables import Adjective, Alias, Learned, Stop, aliases
from graphbuilder.model import (
    Abbreviation,
    Category,
    Composed,
    Concept,
    Document,
    Group,
    MatchKind,
    Mention,
    Parse,
    Provisional,
    Sentence,
    Span,
    Term,
)
from graphbuilder.ontology import Index, Source, build_index
from graphbuilder.ontology.record import Record, Scope, Synonym
from graphbuilder.protocols import Context

RECORDS = (
    ("UBERON:1", "kidney", "anatomy", (), ()),
    ("UBERON:2", "kidney cortex", "anatomy", (), ()),
    ("CL:1", "tubule cell", "cell", (("exact", "TC"), ("related", "rich"), ("exact", "RICH")), ()),
    ("HP:1", "Pain", "phenotype", (), ()),
    ("HP:2", "Renal cyst", "phenotype", (("exact", "Cyst of kidney"),), ("HP:4",)),
    ("HP:3", "Back pain", "phenotype", (), ("HP:1",)),
    ("HP:4", "Cyst", "phenotype", (), ()),
    ("HP:5", "Leg pain", "phenotype", (), ("HP:1",)),
    ("MONDO:1", "nephritis", "disease", (("exact", "Bright's disease"), ("broad", "inflammation of body")), ()),
    ("MONDO:2", "ataxia type 2", "disease", (), ()),
    ("MONDO:1012345", "cyst", "disease", (), ()),
    ("GO:1", "tubule cell proliferation", "process", (), ()),
    ("GO:2", "lipid biosynthetic process", "process", (), ()),
    ("MAXO:1", "surgical procedure", "procedure", (), ()),
    ("MAXO:2", "surgical procedure on urinary system", "procedure", (), ("MAXO:1",)),
    ("UBERON:3", "urinary system", "anatomy", (), ()),
    ("CL:2", "epithelial cell", "cell", (), ()),
    ("CL:3", "principal cell", "cell", (("exact", "bright"),), ("CL:2",)),
    ("HP:6", "Kidney failure", "phenotype", (), ()),
    ("MONDO:3", "gout", "disease", (), ()),
    ("MONDO:4", "gout susceptibility 4", "disease", (("related", "gout of the toe"),), ("MONDO:3",)),
    ("UBERON:4", "toe", "anatomy", (), ()),
    ("UBERON:5", "corridor", "anatomy", (), ()),
    ("HGNC:1", "QRS1", "gene", (("exact", "gout"),), ()),
    ("HGNC:2", "ZZT2", "gene", (("related", "GFX"),), ()),
    ("HGNC:3", "ZZT3", "gene", (("related", "GRANULATE"),), ()),
    ("CHEBI:1", "retinol", "chemical", (), ()),
    ("GO:4", "lipid filter", "process", (), ()),
    ("GO:3", "death", "process", (("exact", "P"),), ()),
    ("PATO:1", "blue", "quality", (), ()),
    ("SYMP:1", "pain", "phenotype", (), ()),
)

LISTS = Tables(
    aliases=(
        Alias("operation", Term("MAXO:1", "surgical procedure", Category.PROCEDURE), "alias", ("surgeon",)),
        Alias("keyhole operation", Term("MAXO:1", "surgical procedure", Category.PROCEDURE), "narrow"),
        Alias("retrorenal space", Term("NCIT:1", "Retrorenal Space", Category.ANATOMY), "alias"),
    ),
    adjectives=(Adjective("renal", "kidney", "uberon"),),
    learned=(
        Learned("cyst", "HP:", "", 0, 20),
        Learned("cyst", "MONDO:", "", 0, 20),
        Learned("tubular epithelium", "CL:1", "tubule cell", 5, 6),
    ),
    stops=(
        Stop("cortex", frozenset()),
        Stop("corridor", frozenset({"UBERON"}), text=False, mention=True),
        Stop("lipid filter", frozenset({"GO"}), mention=True),
    ),
    endings={"synthesis": ("biosynthetic process",), "replicate": ("proliferation",)},
)


def _records() -> Iterator[Record]:
    for identifier, label, category, names, parents in RECORDS:
        synonyms = tuple(Synonym(Scope(scope), text) for scope, text in names)
        above = ("UBERON:3",) if identifier == "UBERON:1" else ()
        yield Record(identifier, label, synonyms, is_a=parents, part_of=above, category=category)


@pytest.fixture(scope="module")
def grounder(tmp_path_factory: pytest.TempPathFactory) -> TermGrounder:
    """Return a grounder over the records above."""
    path = tmp_path_factory.mktemp("index") / "index"
    build_index([Source("all", "1", "CC0-1.0", _records())], path)
    return from_tables(Index(path), LISTS)


def best(grounder: TermGrounder, text: str, context: Context | None = None) -> tuple[MatchKind, Concept]:
    """Return how a mention is tied to which concept."""
    match = grounder.best(Mention(text, Span(0, len(text))), context or Context())
    return match.kind, match.concept


@pytest.mark.parametrize(
    ("text", "term", "kind"),
    [
        ("the kidneys", "UBERON:1", MatchKind.EXACT),
        ("Bright disease", "MONDO:1", MatchKind.SYNONYM),
        ("cysts of the kidney", "HP:2", MatchKind.SYNONYM),
        ("kidney cyst", "HP:2", MatchKind.SYNONYM),
        ("lipid synthesis", "GO:2", MatchKind.SYNONYM),
        ("tubule cells replicate", "GO:1", MatchKind.SYNONYM),
        ("renal tissue", "UBERON:1", MatchKind.SYNONYM),
        ("ataxia 2", "MONDO:2", MatchKind.SYNONYM),
        ("tubule cell prolifertion", "GO:1", MatchKind.SYNONYM),
        ("keyhole operation", "MAXO:1", MatchKind.BROADER),
        ("retrorenal space", "NCIT:1", MatchKind.SYNONYM),
        ("rare nephritis", "MONDO:1", MatchKind.BROADER),
    ],
)
def test_other_wordings_lead_to_the_term(grounder: TermGrounder, text: str, term: str, kind: MatchKind) -> None:
    """Number, word order, relational adjectives, endings, misspelling and aliases do not hide a term."""
    assert (best(grounder, text)[0], best(grounder, text)[1].id) == (kind, term)


def test_two_phrasings_of_a_composition_are_one_concept(grounder: TermGrounder) -> None:
    """The node of a composition does not depend on how it was put."""
    one = best(grounder, "surgical procedure of the kidney")
    other = best(grounder, "renal surgical procedure")

    assert one[0] is MatchKind.COMPOSED
    assert one[1] == other[1]


def test_a_composition_lies_under_the_nearest_named_class(grounder: TermGrounder) -> None:
    """The hierarchy of the part leads to the most specific class that the base has for it."""
    concept = best(grounder, "surgical procedure of the kidney")[1]

    assert isinstance(concept, Composed)
    assert concept.broader is not None
    assert concept.broader.id == "MAXO:2"


def test_loss_of_something_is_that_with_a_quality(grounder: TermGrounder) -> None:
    """A loss noun is no process of its own; "X loss" and "loss of X" agree."""
    _, concept = best(grounder, "loss of tubule cells")

    assert isinstance(concept, Composed)
    assert (concept.base.id, [part.term.id for part in concept.parts]) == ("CL:1", ["PATO:0000462"])
    assert best(grounder, "tubule cell loss")[1] == concept


def test_a_word_without_a_place_forces_no_term(grounder: TermGrounder) -> None:
    """What we cannot take apart is provisional, with the head's term above it and its own normalised label."""
    kind, concept = best(grounder, "these Zanzibar nephritides")

    assert kind is MatchKind.PROVISIONAL
    assert isinstance(concept, Provisional)
    assert (concept.label, concept.category) == ("zanzibar nephritis", Category.DISEASE)
    assert concept.broader is not None
    assert concept.broader.id == "MONDO:1"


def test_one_of_many_loses_to_a_composition(grounder: TermGrounder) -> None:
    """A gout of the toe is gout, and none of the numbered susceptibilities to it."""
    _, concept = best(grounder, "gout of the toe")

    assert isinstance(concept, Composed)
    assert (concept.base.id, [part.term.id for part in concept.parts]) == ("MONDO:3", ["UBERON:4"])


def test_a_kind_of_its_own_kind_is_no_composition(grounder: TermGrounder) -> None:
    """Bright epithelial cells are the kind of epithelial cell that "bright" names, not epithelial cells in them."""
    kind, concept = best(grounder, "bright epithelial cells")

    assert (kind, concept.id) == (MatchKind.SYNONYM, "CL:3")


@pytest.mark.parametrize(
    "text", ["hepatic xyz (Foo)-1 kidney2", "Abc5p", "A1death", "Foo-death", "loss-of-death mutants"]
)
def test_a_part_of_a_word_is_no_head(grounder: TermGrounder, text: str) -> None:
    """The nearest broader term is a word of the phrase, never a letter or the tail of a compound."""
    _, concept = best(grounder, text)

    assert isinstance(concept, Provisional)
    assert concept.broader is None


@pytest.mark.parametrize("text", ["nephritis and vigour", "trial for nephritis", "assay after nephritis"])
def test_what_follows_the_head_is_not_above_the_whole(grounder: TermGrounder, text: str) -> None:
    """A trial for nephritis is no nephritis."""
    _, concept = best(grounder, text)

    assert isinstance(concept, Provisional)
    assert concept.broader is None


def test_a_complement_does_not_hide_the_head(grounder: TermGrounder) -> None:
    """Kidney failure without fever is kidney failure."""
    _, concept = best(grounder, "kidney failure without xyz")

    assert isinstance(concept, Provisional)
    assert concept.broader is not None
    assert concept.broader.id == "HP:6"


def test_an_undefined_short_form_of_little_weight_stays_provisional(grounder: TermGrounder) -> None:
    """Three letters that some gene was once called mean too many things; its symbol does not."""
    assert best(grounder, "GFX")[0] is MatchKind.PROVISIONAL
    assert best(grounder, "qrs-1")[1].id == "HGNC:1"


def test_a_known_word_is_no_slip(grounder: TermGrounder) -> None:
    """Only a word that stands in no name may be a misspelling: "tubule" and "tubular" are both words."""
    assert best(grounder, "tubule cell profileration")[0] is MatchKind.PROVISIONAL
    assert best(grounder, "tubule cell proliferatoin")[1].id == "GO:1"


def test_a_gene_named_after_a_disease_gives_way_to_it(grounder: TermGrounder) -> None:
    """Gout is the disease, though a gene was once called so; it is not even considered."""
    match = grounder.best(Mention("gout", Span(0, 4)), Context())

    assert [candidate.term.id for candidate in match.candidates] == ["MONDO:3"]


def test_a_route_is_no_place(grounder: TermGrounder) -> None:
    """Oral retinol is retinol that is taken by mouth."""
    assert best(grounder, "oral retinol") == (MatchKind.BROADER, Term("CHEBI:1", "retinol", Category.CHEMICAL))


def test_levels_say_less_than_their_change(grounder: TermGrounder) -> None:
    """Increased levels of retinol and an increase in retinol are one concept."""
    one = best(grounder, "increased levels of retinol")[1]

    assert one == best(grounder, "a marked increase in retinol")[1]
    assert one == best(grounder, "elevated retinol levels")[1]
    assert one != best(grounder, "retinol level")[1]


def test_a_quality_needs_a_thing_that_can_have_it(grounder: TermGrounder) -> None:
    """Retinol cannot be dilated, and what nobody can mean is no composition."""
    assert best(grounder, "dilated retinol")[0] is MatchKind.PROVISIONAL


def test_the_kind_of_a_gene_may_be_said(grounder: TermGrounder) -> None:
    """The QRS1 gene is QRS1, and a mutation in it is a variant that is part of it."""
    assert best(grounder, "the QRS1 gene")[1].id == "HGNC:1"
    assert best(grounder, "QRS1 gene mutations")[1] == best(grounder, "mutation in QRS1")[1]


def test_a_bracket_that_gives_a_short_form_is_passed_over(grounder: TermGrounder) -> None:
    """The short form behind its long form does not part the name; nor does a line break."""
    short = Context(abbreviations={"KF": "kidney failure"})

    assert best(grounder, "kidney\nfailure (KF)", short)[1].id == "HP:6"


def test_a_name_may_mislead_mentions_alone(grounder: TermGrounder) -> None:
    """A stop says where it holds."""
    assert best(grounder, "corridor")[0] is MatchKind.PROVISIONAL
    assert found(grounder, "The corridor.") == [("corridor", "UBERON:5")]


def test_no_other_order_leads_back_to_a_name_that_misleads(grounder: TermGrounder) -> None:
    """As "filter of lipid", which is tried for "lipid filter", would."""
    assert best(grounder, "lipid filter")[0] is MatchKind.PROVISIONAL


def test_a_symbol_as_long_as_a_word_is_no_word(grounder: TermGrounder) -> None:
    """A granulate is not the gene GRANULATE."""
    assert best(grounder, "granulates")[0] is MatchKind.PROVISIONAL
    assert best(grounder, "GRANULATE")[1].id == "HGNC:3"


def test_a_broad_synonym_is_only_suggested(grounder: TermGrounder) -> None:
    """A name that says less than the term must not stand for it."""
    text = "inflammation of body"
    match = grounder.best(Mention(text, Span(0, len(text))), Context())

    assert match.kind is MatchKind.PROVISIONAL
    assert [candidate.term.id for candidate in match.candidates] == ["MONDO:1"]


def test_coordinated_findings_are_read_apart(grounder: TermGrounder) -> None:
    """The shared head counts for both; neither half is dropped."""
    kind, concept = best(grounder, "back and leg pain")

    assert kind is MatchKind.COMPOSED
    assert isinstance(concept, Composed)
    assert {concept.base.id, *(part.term.id for part in concept.parts)} == {"HP:3", "HP:5"}


def test_short_forms_of_the_text_are_written_out(grounder: TermGrounder) -> None:
    """What the page abbreviates is looked up in full, within a longer mention too."""
    _, concept = best(grounder, "loss of TBCs", Context(abbreviations={"TBC": "tubule cell"}))

    assert isinstance(concept, Composed)
    assert concept.base.id == "CL:1"


def test_a_context_word_switches_an_alias_on(grounder: TermGrounder) -> None:
    """An alias with a condition holds only where the text speaks of it."""
    assert best(grounder, "operation")[0] is MatchKind.PROVISIONAL
    assert best(grounder, "operation", Context(topics=("the surgeon came",)))[1].id == "MAXO:1"


def test_human_comes_before_veterinary(grounder: TermGrounder) -> None:
    """A disease of animals alone gives way to a human finding of the same name."""
    assert best(grounder, "cyst")[1].id == "HP:4"


def test_the_role_decides_between_kinds(grounder: TermGrounder) -> None:
    """Where two kinds share a name, the one that the relation's end expects wins, and the other is listed."""
    mention = Mention("pain", Span(0, 4))
    match = grounder.best(mention, Context(Group.MANIFESTS_AS, "object"))

    assert match.concept.id == "HP:1"
    assert [candidate.term.id for candidate in match.candidates] == ["HP:1", "SYMP:1"]


def found(grounder: TermGrounder, text: str, *short: Abbreviation) -> list[tuple[str, str]]:
    """Return the words and terms that are found in a text of one sentence."""
    sentence = Sentence(0, Span(0, len(text)), ())
    parse = Parse(Document("d", text), (sentence,), short)
    return [(mention.text, match.concept.id) for mention, match in grounder.find(parse)]


def test_the_longest_name_is_found(grounder: TermGrounder) -> None:
    """A name within a name is no mention of its own."""
    assert found(grounder, "Scars of the kidney cortex grew.") == [("kidney cortex", "UBERON:2")]


def test_names_do_not_cross_a_bracket_or_comma(grounder: TermGrounder) -> None:
    """Words on both sides of a mark are not one name."""
    assert found(grounder, "In the kidney (cortex) it is so.") == [("kidney", "UBERON:1")]


def test_a_short_form_means_nothing_in_small_letters(grounder: TermGrounder) -> None:
    """RICH is a name, "rich" a word."""
    assert found(grounder, "A diet rich in fat.") == []


def test_a_short_form_that_the_text_defines_is_found(grounder: TermGrounder) -> None:
    """The definition outweighs what the ontologies say of the letters, in the plural too."""
    text = "A tubule cell (QQ) dies; other QQs live."
    short = Abbreviation("QQ", "tubule cell", Span(15, 17), Span(2, 13))

    assert found(grounder, text, short) == [("tubule cell", "CL:1"), ("QQ", "CL:1"), ("QQs", "CL:1")]


def test_phenotypes_are_found_within_phenotypes(grounder: TermGrounder) -> None:
    """Annotators of phenotypes mark the wider finding within the narrower one."""
    assert found(grounder, "He had back pain.") == [("back pain", "HP:3"), ("pain", "HP:1")]


def test_a_common_word_of_quality_is_no_mention_unless_asked_for(grounder: TermGrounder) -> None:
    """In running text "blue" is a word; who limits the answer to qualities wants it."""
    limited = from_tables(Index(grounder.index.path, ["all"]), LISTS)

    assert found(grounder, "A blue kidney.") == [("kidney", "UBERON:1")]
    assert found(limited, "A blue kidney.") == [("blue", "PATO:1"), ("kidney", "UBERON:1")]


def test_learned_surfaces_are_found(grounder: TermGrounder) -> None:
    """What annotators called by a term is found, though no ontology lists it."""
    assert found(grounder, "The tubular epithelium swells.") == [("tubular epithelium", "CL:1")]


def test_what_annotators_passed_over_is_no_mention_but_may_be_named(grounder: TermGrounder) -> None:
    """A misleading word is left alone in running text; a mention that somebody else found still gets its term."""
    assert found(grounder, "A cyst.") == []
    assert best(grounder, "cyst")[1].id == "HP:4"


def test_a_wrong_alias_names_file_line_and_field(tmp_path: Path) -> None:
    """The curator learns where the slip is."""
    path = tmp_path / "aliases.tsv"
    path.write_text("name\tterm\tlabel\tcategory\tscope\twhen\nx\tCL:1\ty\tcel\talias\t\n", encoding="utf-8")

    with pytest.raises(DataError, match=r"aliases.tsv:2: category: 'cel'"):
        aliases(path)


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("fading of blue gonglocytes", Category.PROCESS),
        ("blue and green gonglocytes", Category.CELL),
        ("gonglitis", Category.DISEASE),
        ("resting gongl rate", Category.OTHER),
        ("portion of the gongl", Category.OTHER),
    ],
)
def test_the_head_of_a_name_tells_the_kind_of_thing(grounder: TermGrounder, name: str, category: Category) -> None:
    """What follows "of" is not what the thing is, and a short word has no ending."""
    match = grounder.best(Mention(name, Span(0, len(name))), Context())

    assert match.kind is MatchKind.PROVISIONAL
    assert match.concept.category is category
