"""The look-up key of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.ontology.names import key, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Renal Papillae", "renal papilla"),
        ("stem-cell niches", "stem cell niche"),
        ("TGF-\u03b2", "TGF beta"),
        ("BMP2", "BMP-2"),
        ("oedema", "edema"),
        ("tumours", "tumor"),
        ("fibre", "fiber"),
        ("Behçet's disease", "Behçet disease"),
        ("neoplasm of the liver", "neoplasm of liver"),
        ("metastases", "metastasis"),
        ("mitochondria", "mitochondrion"),
        ("ESCs", "ESC"),
        ("Ca\u00b2", "Ca2"),
    ],
)
def test_spelling_habits_do_not_tell_names_apart(one: str, other: str) -> None:
    """Case, number, hyphens, Greek letters, possessives, British spelling and the article are folded."""
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AIDS", "aid"),
        ("CD4+", "CD4"),
        ("hypertension", "hypotension"),
        ("liver of fetus", "fetus of liver"),
        ("pancreas", "pancrea"),
    ],
)
def test_what_tells_names_apart_is_kept(one: str, other: str) -> None:
    """An acronym's last letter, a charge, word order and singulars in -s stay."""
    assert key(one) != key(other)


@given(st.text(max_size=80))
def test_offsets_are_those_of_the_text(text: str) -> None:
    """Tokens come in order, never overlap, and lie inside the text."""
    last = 0
    for _, start, end in tokens(text):
        assert last <= start < end <= len(text)
        last = end


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=80))
def test_plain_text_is_cut_as_any_other(text: str) -> None:
    """Text of ASCII letters has a pattern of its own, for speed alone."""
    assert [*tokens(text), ("\u00e9", len(text) + 1, len(text) + 2)] == tokens(f"{text} \u00e9")


@given(st.text(max_size=80))
def test_a_key_has_no_edges(text: str) -> None:
    """A key is words parted by single spaces, so that it can be cut into words again."""
    found = key(text)

    assert found == " ".join(found.split(" ")).strip()
