"""References and their antecedents, on sentences read by the shipped pipeline."""

from __future__ import annotations

import pytest

from graphbuilder.extraction.coreference import resolve
from tests.parsing import parse


def links(text: str) -> dict[str, tuple[str, ...]]:
    """Return what each referring word of a text refers to, by the word."""
    document = parse(text)
    return {
        document.sentences[sentence].tokens[head].text: tuple(mention.text for mention in antecedents)
        for (sentence, head), antecedents in resolve(document).items()
    }


@pytest.mark.parametrize(
    ("text", "word", "antecedents"),
    [
        ("Injured tubules secrete chemokines, which attract neutrophils.", "which", ("chemokines",)),
        ("Torn tendons shed progenitor cells, which in turn form scar tissue.", "which", ("progenitor cells",)),
        ("Cells that lose their polarity die.", "that", ("Cells",)),
        (
            "Deletions in the elastin gene, which are inherited, cause stenosis.",
            "which",
            ("Deletions in the elastin gene",),
        ),
        ("Scurvy is a disorder that weakens vessels.", "that", ("Scurvy",)),
        ("Two statins (lovastatin and simvastatin), which lower cholesterol, were given.", "which", ("statins",)),
        ("This is an example of a patient with asthma who responded to steroids.", "who", ("patient",)),
        ("One danger is the toxin, which can destroy nerves.", "which", ("toxin",)),
        ("Kupffer cells, the macrophages that line the sinusoids, swell.", "that", ("Kupffer cells",)),
    ],
)
def test_a_relative_pronoun_stands_for_its_noun(text: str, word: str, antecedents: tuple[str, ...]) -> None:
    """A relative clause says something of the noun that its verb agrees with, or of what that noun is said of."""
    assert links(text)[word] == antecedents


@pytest.mark.parametrize(
    ("text", "word", "antecedents"),
    [
        ("Hepcidin binds ferroportin. It blocks iron export.", "It", ("Hepcidin",)),
        ("Activated neutrophils leave the vessel. They injure the alveoli.", "They", ("Activated neutrophils",)),
        ("Insulin and glucagon regulate glucose. They are secreted by the pancreas.", "They", ("Insulin", "glucagon")),
        ("The mutant kinase loses its activity.", "its", ("mutant kinase",)),
        ("A young woman had anaemia. She responded to iron.", "She", ("young woman",)),
    ],
)
def test_a_pronoun_stands_for_the_likeliest_name(text: str, word: str, antecedents: tuple[str, ...]) -> None:
    """Number, grammar and prominence pick the antecedent; joined names are several."""
    assert links(text)[word] == antecedents


@pytest.mark.parametrize(
    "text",
    [
        "It is known that smoking harms the lungs.",
        "It has been suggested that obesity promotes inflammation.",
        "It seems that the ducts dilate.",
        "The drug reduced the fibrosis. They were treated.",
        "The patient improved. It was severe.",
    ],
)
def test_an_empty_or_unfitting_pronoun_stays_unlinked(text: str) -> None:
    """No link is better than a wrong one."""
    assert not {"It", "They"} & links(text).keys()


def test_the_mass_calls_back_the_longer_name() -> None:
    """A reduced name is the nearest longer one with the same last word."""
    assert links("A presacral mass grew. The mass compressed the rectum.")["mass"] == ("presacral mass",)


def test_a_full_noun_phrase_is_no_reference() -> None:
    """A phrase that says itself which one is meant stands for itself."""
    assert "cells" not in links("Stem cells divide. These cells of the crypt die.")


def test_a_name_that_stands_by_itself_is_not_called_a_reference() -> None:
    """The definite article alone makes no reference: "the liver" is the liver."""
    assert "liver" not in links("A fatty liver is common. The liver stores glycogen.")


def test_chains_of_references_end_at_the_name() -> None:
    """A pronoun for a pronoun gets the name that both stand for."""
    found = links("Leptin crosses the barrier. It binds neurons. It suppresses appetite.")

    assert set(found.values()) == {("Leptin",)}


def test_a_predicate_of_a_pronoun_is_said_of_its_name() -> None:
    """What "it is a disorder that ..." says is said of the name that the pronoun stands for."""
    assert links("Hemophilia is inherited. It is a disorder that causes bleeding.")["that"] == ("Hemophilia",)


def test_the_latter_is_the_second_of_two() -> None:
    """Two joined names can be told apart by their order."""
    assert links("Iron and copper were found. The latter can damage the liver.")["latter"] == ("copper",)


def test_a_bare_this_is_what_the_sentence_before_brings_about() -> None:
    """The result of a clause goes on causing."""
    found = links("Chronic hypoxia raises pulmonary pressure. This causes heart failure.")

    assert found["This"] == ("pulmonary pressure",)


def test_a_bare_this_before_a_verb_of_saying_stays_unlinked() -> None:
    """A "this" that suggests speaks of the evidence, not of the world."""
    assert "This" not in links("Chronic hypoxia raises pulmonary pressure. This suggests a new target.")


def test_antecedents_keep_their_place_in_the_document() -> None:
    """The span of an antecedent cuts its words from the text."""
    text = "Mesenchymal stem cells leave the marrow. These cells can divide."
    ((mention,),) = resolve(parse(text)).values()

    assert mention.span.of(text) == mention.text == "Mesenchymal stem cells"


def test_a_text_without_sentences_has_no_references() -> None:
    """An empty document is no error."""
    assert resolve(parse(" ")) == {}
