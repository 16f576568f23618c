"""Tags and labels on which the three treebanks differ, brought to one use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from treebank import Sentence, Word

NOMINAL = frozenset({"NOUN", "PROPN"})


def settle_tags(sentence: Sentence) -> Sentence:
    """Return the sentence with ``to`` always TO, as in the Penn Treebank, and a slash always HYPH."""
    return replace(sentence, words=tuple(_settled(word) for word in sentence.words))


def _settled(word: Word) -> Word:
    if word.xpos == "IN" and word.form.lower() == "to":
        return replace(word, xpos="TO")
    if word.form == "/":
        return replace(word, xpos="HYPH", upos="PUNCT")
    return word


def name_bare(sentence: Sentence) -> Sentence:
    """Return the sentence with a plain label in place of ``dep`` where the shape of the phrase tells which."""
    words = sentence.words
    named = (replace(word, dep=_label(words, i)) if word.dep == "dep" else word for i, word in enumerate(words))
    return replace(sentence, words=tuple(named))


def _label(words: Sequence[Word], position: int) -> str:
    word, head = words[position], words[words[position].head]
    if head.upos in NOMINAL and word.head < position:
        if word.xpos in ("VBN", "VBG"):
            return "acl"
        between = [other.xpos for other in words[word.head + 1 : position]]
        if word.upos in NOMINAL and "-LRB-" in between and "-RRB-" not in between:
            return "appos"
    if head.upos in NOMINAL and word.upos in NOMINAL and word.head == position + 1:
        return "compound"
    return "dep"
