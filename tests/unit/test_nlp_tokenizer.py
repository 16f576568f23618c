"""What stays one word, and what is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Return a bare pipeline that only cuts."""
    import spacy

    from graphbuilder.nlp import tokenizer

    bare = spacy.blank("en")
    tokenizer.install(bare)
    return bare


@pytest.mark.parametrize(
    "word",
    [
        "TNF-alpha-induced", "CD4(+)", "p53(-/-)", "p56(lck)", "Ca2+", "CD34+", "IL-2", "5-10", "10(6)", "pre-",
        "1,25-dihydroxyvitamin", "2,647", "0.05", "and/or", "C/EBP-beta", "12/03/2001", "RT\u2013PCR",
        "https://example.org/a-b/c", "e.g.", "i.v.", "vs.", "\u03b1-synuclein",
    ],
)  # fmt: skip
def test_a_word_of_the_field_stays_whole(nlp: Language, word: str) -> None:
    """Hyphens, charges, phenotypes in brackets, numbers and abbreviations do not cut a word."""
    assert [token.text for token in nlp(f"the {word} level")] == ["the", word, "level"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("IL-2/IL-4", "IL-2 / IL-4"),
        ("bowel/bladder", "bowel / bladder"),
        ("10%", "10 %"),
        ("(EMH),", "( EMH ) ,"),
        ("(BMP)-binding", "( BMP ) -binding"),
        ("Gata1\u2212/\u2212", "Gata1 \u2212/\u2212"),
        ("p<0.05", "p < 0.05"),
        ("mg/kg.", "mg / kg ."),
        ("[1,2].", "[ 1,2 ] ."),
        ("patients'", "patients '"),
        ("cell's", "cell 's"),
        ("cannot", "can not"),
        ("doesn't", "does n't"),
        ("8)", "8 )"),
        ("24 h.", "24 h ."),
    ],
)
def test_signs_stand_alone(nlp: Language, text: str, words: str) -> None:
    """Slashes part alternatives; brackets, percent signs, comparisons and clitics are words."""
    assert [token.text for token in nlp(text)] == words.split()


@pytest.mark.parametrize("word", ["im", "cos", "Ill", "id", "were"])
def test_an_ordinary_word_is_no_slang(nlp: Language, word: str) -> None:
    """The exceptions that come with spaCy would read "im" (intramuscular) as "I am"."""
    assert [token.text for token in nlp(word)] == [word]


def test_nothing_of_the_text_is_lost(nlp: Language) -> None:
    """Offsets stay true whatever is cut."""
    text = "A (b)-c, d/e\u2013f [g]; h+/-i  j\u2014k..."

    assert nlp(text).text == text
