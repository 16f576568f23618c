"""Documents to parses with the shipped pipeline."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from graphbuilder.model import Block, BlockKind, Cut, Document, Parse, Sentence, Span, Token
from graphbuilder.nlp import SpacyAnnotator

TEXT = "Marrow failure leads to splenic hematopoiesis (SH). Mast cells release histamine."


@pytest.fixture(scope="module")
def annotator() -> SpacyAnnotator:
    """Return the shipped pipeline, loaded once."""
    return SpacyAnnotator()


def document(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    """Return a document of these paragraphs, parted by blank lines."""
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    blocks = (Block(Span(start, start + len(p)), kind, "Results") for start, p in zip(starts, paragraphs, strict=True))
    return Document("d", text, tuple(blocks))


def word(sentence: Sentence, text: str) -> Token:
    """Return the one word of the sentence that reads *text*."""
    (found,) = [token for token in sentence.tokens if token.text == text]
    return found


def test_a_sentence_has_its_tree(annotator: SpacyAnnotator) -> None:
    """Subject, verb and object of a plain sentence are where they should be."""
    sentence = annotator.parse(document(TEXT)).sentences[1]

    assert sentence.number == 1
    assert (word(sentence, "release").dep, word(sentence, "release").head) == ("root", 2)
    assert (word(sentence, "cells").dep, word(sentence, "cells").head) == ("nsubj", 2)
    assert (word(sentence, "histamine").dep, word(sentence, "histamine").lemma) == ("obj", "histamine")


def test_offsets_are_those_of_the_document(annotator: SpacyAnnotator) -> None:
    """Each word and sentence quotes the text as given, also after a cut."""
    given = document("Share this page", TEXT)
    given = Document("d", given.text, given.blocks[1:], (Cut(given.blocks[0].span, "button"),))

    parse = annotator.parse(given)

    assert [s.span.of(given.text) for s in parse.sentences] == [TEXT[:51], TEXT[52:]]
    assert all(t.span.of(given.text) == t.text for s in parse.sentences for t in s.tokens)


def test_sentences_never_cross_blocks(annotator: SpacyAnnotator) -> None:
    """A list without full stops stays a list."""
    parse = annotator.parse(document("Bone pain", "Fever", kind=BlockKind.LIST_ITEM))

    assert [(s.span.of(parse.document.text), s.kind, s.section) for s in parse.sentences] == [
        ("Bone pain", BlockKind.LIST_ITEM, "Results"),
        ("Fever", BlockKind.LIST_ITEM, "Results"),
    ]


def test_an_initial_ends_no_sentence(annotator: SpacyAnnotator) -> None:
    """A genus cut to its initial is one word with its full stop, a hepatitis type is not."""
    sentences = annotator.parse(document("The C. elegans worm has no hepatitis B. It feeds on bacteria.")).sentences

    assert [[t.text for t in s.tokens][:3] for s in sentences] == [["The", "C.", "elegans"], ["It", "feeds", "on"]]


@pytest.mark.parametrize(
    ("sentence", "form", "lemma"),
    [
        ("The bone releases cytokines.", "releases", "release"),
        ("This led to pain.", "led", "lead"),
        ("A mass had arisen.", "arisen", "arise"),
        ("Metastases were seen.", "Metastases", "metastasis"),
        ("Muscle fibres tear.", "fibres", "fibre"),
        ("Large nuclei divide.", "nuclei", "nucleus"),
        ("The vertebrae collapse.", "vertebrae", "vertebra"),
        ("These analyses failed.", "analyses", "analysis"),
        ("The drug inhibits growth.", "inhibits", "inhibit"),
        ("The nerve is compressed by the mass.", "compressed", "compress"),
        ("Tumours invade the marrow.", "Tumours", "tumour"),
        ("The CD4 count fell.", "CD4", "cd4"),
    ],
)
def test_rules_can_trust_lemmas(annotator: SpacyAnnotator, sentence: str, form: str, lemma: str) -> None:
    """Lemmas are those of a dictionary, in lower case."""
    assert word(annotator.parse(document(sentence)).sentences[0], form).lemma == lemma


def test_short_forms_are_found(annotator: SpacyAnnotator) -> None:
    """What a text abbreviates comes with its parse."""
    (found,) = annotator.parse(document(TEXT)).abbreviations

    assert (found.short, found.long) == ("SH", "splenic hematopoiesis")


def test_a_document_with_nothing_to_read_gives_an_empty_parse(annotator: SpacyAnnotator) -> None:
    """One parse a document, also where all was cut."""
    assert annotator.parse(Document("d", "OK Cancel")).sentences == ()


def test_a_parse_depends_on_its_document_alone(annotator: SpacyAnnotator) -> None:
    """The documents beside it do not change a parse."""
    many = [document(TEXT, f"Cell line {i} grows because growth factor {i} binds its receptor.") for i in range(9)]

    alone = [annotator.parse(each) for each in many]

    assert list(annotator(many)) == alone
    assert list(annotator(reversed(many))) == alone[::-1]


def test_long_documents_come_out_whole(annotator: SpacyAnnotator) -> None:
    """Stretches are put together again, with sentences numbered through."""
    text = "Mast cells release histamine. " * 900

    parse = annotator.parse(document(text.strip()))

    assert [s.number for s in parse.sentences] == list(range(900))
    assert {len(s.tokens) for s in parse.sentences} == {5}


def test_importing_the_room_does_not_load_spacy() -> None:
    """Help is instant."""
    code = "import sys, graphbuilder.nlp; sys.exit('spacy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_heads_stay_in_their_sentence(annotator: SpacyAnnotator) -> None:
    """Every sentence is one tree."""
    parse: Parse = annotator.parse(document(TEXT, "Weak (see below), brittle; but alive! Or not? Fig. 2A shows it."))

    for sentence in parse.sentences:
        assert [t.index for t in sentence.tokens] == list(range(len(sentence.tokens)))
        assert [t.dep for t in sentence.tokens if t.head == t.index] == ["root"]


def test_a_recogniser_brings_mentions_of_our_categories() -> None:
    """Mentions of cells enter the parse with their place, those of persons do not."""
    from graphbuilder.nlp import load

    language = load()
    ruler: Any = language.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "cell", "pattern": "mast cells"}, {"label": "PERSON", "pattern": "Ms Hill"}])

    parse = SpacyAnnotator(language).parse(document("Ms Hill saw\nmast cells."))

    assert [(e.span.of(parse.document.text), e.category) for e in parse.entities] == [("mast cells", "cell")]
