"""Sentences with a tree written by hand, for tests that must not depend on a parser."""

from __future__ import annotations

from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Sentence, Span, Token

UPOS = {"DT": "DET", "IN": "ADP", "JJ": "ADJ", "MD": "AUX", "PRP": "PRON", "RB": "ADV", "TO": "PART", ".": "PUNCT"}


def tree(words: str) -> Tree:
    """Return the tree of words written ``form|lemma|XPOS|relation|head``, heads counted from 0.

    The lemma may be left out: ``form||XPOS|relation|head``.
    """
    tokens: list[Token] = []
    start = 0
    for index, word in enumerate(words.split()):
        form, lemma, xpos, dep, head = word.split("|")
        span = Span(start, start + len(form))
        tokens.append(Token(index, span, form, lemma or form.lower(), _upos(xpos, dep), xpos, dep, int(head)))
        start = span.end + 1
    return Tree(Sentence(0, Span(0, start - 1), tuple(tokens)))


def _upos(xpos: str, dep: str) -> str:
    if dep.startswith(("aux", "cop")):
        return "AUX"
    return UPOS.get(xpos, "VERB" if xpos.startswith("VB") else "NOUN" if xpos.startswith("NN") else "X")
