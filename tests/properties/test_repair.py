"""Whatever tree a parser gives, mending leaves a tree over the same words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.extraction.graft import is_tree
from graphbuilder.extraction.repair import repaired
from graphbuilder.model import Sentence, Span, Token

WORDS = {
    "NOUN": (("NN", "gout"), ("NNS", "cells"), ("NN", "back"), ("NN", "release"), ("NN", "edema")),
    "VERB": (("VBZ", "causes"), ("VBN", "induced"), ("VBG", "leading"), ("VBD", "reduced")),
    "ADJ": (("JJ", "chronic"), ("JJ", "-induced")),
    "ADP": (("IN", "of"), ("IN", "in"), ("IN", "such"), ("IN", "as")),
    "CCONJ": (("CC", "and"), ("CC", "or")),
    "PUNCT": ((",", ","), ("-LRB-", "("), ("-RRB-", ")")),
    "ADV": (("RB", "particularly"), ("RB", "hepatomegaly")),
    "DET": (("DT", "the"),),
}
DEPS = (
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "conj",
    "cc",
    "case",
    "amod",
    "compound",
    "acl",
    "appos",
    "punct",
    "advmod",
    "xcomp",
)


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Draw a sentence of arbitrary words under an arbitrary tree."""
    size = draw(st.integers(min_value=1, max_value=12))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: order[0]}
    for rank, index in enumerate(order[1:], 1):
        heads[index] = order[draw(st.integers(min_value=0, max_value=rank - 1))]
    tokens, start = [], 0
    for index in range(size):
        upos = draw(st.sampled_from(sorted(WORDS)))
        xpos, word = draw(st.sampled_from(WORDS[upos]))
        dep = "root" if heads[index] == index else draw(st.sampled_from(DEPS))
        span = Span(start, start + len(word))
        tokens.append(Token(index, span, word, word, upos, xpos, dep, heads[index]))
        start = span.end + 1
    return Sentence(0, Span(0, start - 1), tuple(tokens))


@settings(deadline=None)
@given(sentences())
def test_mending_leaves_a_tree(sentence: Sentence) -> None:
    """Rules may climb to the root without an end in sight."""
    assert is_tree(list(repaired(sentence).tokens))


@settings(deadline=None)
@given(sentences())
def test_mending_leaves_the_words(sentence: Sentence) -> None:
    """Offsets and words are the text's, not ours to mend."""
    mended = repaired(sentence)

    assert [(token.index, token.span, token.text) for token in mended.tokens] == [
        (token.index, token.span, token.text) for token in sentence.tokens
    ]
