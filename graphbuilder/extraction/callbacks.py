"""Noun phrases that call back a name: "these cells", "the mass", "both cytokines", "the latter"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphbuilder.extraction.antecedents import NOMINAL, Candidate, Role, governor, is_plural, is_symbol
from graphbuilder.extraction.names import QUANTIFIERS, name
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Token
from graphbuilder.rules.anaphors import Anaphors, Kind

POINTING = frozenset({"both", "such", "that", "the", "these", "this", "those"})
REACH = 2
"""In how many sentences to look: this one and the one before."""

ORDINAL = {"former": 0, "latter": 1}


def pointer(tree: Tree, noun: int) -> str | None:
    """Return the word with which a noun calls back: "these", "the", "both" ...; nothing if it has no such word."""
    for child in tree.children(noun, "det", "amod"):
        word = child.text.lower()
        if child.index < noun and word in POINTING:
            return word
    return None


def antecedent(tree: Tree, noun: int, before: Sequence[Sequence[Candidate]], words: Anaphors) -> tuple[Candidate, ...]:
    """Return the names that a noun phrase calls back, or nothing when it stands for itself.

    *before* holds the names of this sentence and of those before it, nearest sentence first.
    """
    token = tree[noun]
    if token.lemma.lower() in ORDINAL:
        return _ordinal(token, before)
    word = pointer(tree, noun)
    if word is None or token.lemma.lower() in words.discourse or _is_full(tree, noun):
        return ()
    if word == "both":
        kinds = words.of(token.lemma.lower())
        return _first(pair for pair in _pairs(token, before) if any(_holds(kind, pair) for kind in kinds))
    return _first(_called(tree, noun, word, before, words))


def _first(found: Iterator[Candidate]) -> tuple[Candidate, ...]:
    return tuple(candidate for candidate, _ in zip(found, range(1), strict=False))


def _ordinal(token: Token, before: Sequence[Sequence[Candidate]]) -> tuple[Candidate, ...]:
    """Return one of the nearest pair, as a candidate of one head."""
    for pair in _pairs(token, before):
        wanted = pair.heads[ORDINAL[token.lemma.lower()]]
        sentence = before[before.index(_holding(before, pair))]
        return tuple(found for found in sentence if found.heads == (wanted,))
    return ()


def _holding(before: Sequence[Sequence[Candidate]], pair: Candidate) -> Sequence[Candidate]:
    return next(sentence for sentence in before if pair in sentence)


def _pairs(token: Token, before: Sequence[Sequence[Candidate]]) -> Iterator[Candidate]:
    for distance, sentence in enumerate(before[:2]):
        for candidate in reversed(sentence):
            if len(candidate.heads) == 2 and (distance or candidate.last < token.index):
                yield candidate


def _is_full(tree: Tree, noun: int) -> bool:
    """Tell whether the phrase says itself which one is meant: "the loss of bone", "those cells that divide"."""
    after = (child for child in tree.children(noun, "nmod", "acl", "appos", "flat", "nummod") if child.index > noun)
    named = (child for child in tree.children(noun, "nmod:poss", "flat") if child.index < noun)
    return any(after) or any(named)


def _called(
    tree: Tree, noun: int, word: str, before: Sequence[Sequence[Candidate]], words: Anaphors
) -> Iterator[Candidate]:
    """Yield what fits, best first: the nearest sentence first, in it the same last word before the same class."""
    token = tree[noun]
    modifiers = _modifiers(tree, noun)
    kinds = words.of(token.lemma.lower())
    if word == "the":
        if not kinds and token.lemma.lower() not in words.vague:
            return
        kinds = tuple(kind for kind in kinds if kind.definite)
    for distance, sentence in enumerate(before[:REACH]):
        usable = [
            candidate
            for candidate in sentence
            if candidate.plural == is_plural(token) and (distance or _may_meet(tree, noun, candidate))
        ]
        yield from _same(token, modifiers, usable)
        if not modifiers:
            yield from _kindred(word, kinds, usable)


def _may_meet(tree: Tree, noun: int, candidate: Candidate) -> bool:
    """Tell whether grammar lets a name earlier in the sentence be called back: not by an argument of its own verb."""
    return candidate.last < noun and governor(tree, noun) not in {governor(tree, head) for head in candidate.heads}


def _same(token: Token, modifiers: frozenset[str], usable: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the names with the same last word that say more: "EMH mass" for "the mass"."""
    for candidate in sorted(usable, key=lambda found: (-found.role, -found.heads[0])):
        if candidate.lemmas == (token.lemma.lower(),) and candidate.modifiers > modifiers:
            yield candidate


def _kindred(word: str, kinds: Sequence[Kind], usable: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the name whose last word belongs to a class that the noun calls back, if there is no doubt which.

    Of several, the subject or object counts if it is alone; after "the" it must be one.
    """
    fitting = [candidate for candidate in usable if any(_holds(kind, candidate) for kind in kinds)]
    prominent = [candidate for candidate in fitting if candidate.role >= Role.OBJECT]
    if len(fitting) > 1 or word == "the":
        best = max((candidate.role for candidate in prominent), default=Role.SUBJECT)
        fitting = [candidate for candidate in prominent if candidate.role == best]
    if len(fitting) == 1:
        yield fitting[0]


def _holds(kind: Kind, candidate: Candidate) -> bool:
    """Tell whether every one of the names belongs to the class, and none is but the class's own noun."""
    words = zip(candidate.forms, candidate.lemmas, strict=True)
    return all(
        (kind.symbols and is_symbol(form)) or (kind.holds(lemma) and lemma not in kind.nouns) for form, lemma in words
    )


def _modifiers(tree: Tree, noun: int) -> frozenset[str]:
    first, _ = name(tree, noun)
    return frozenset(
        tree[index].lemma.lower()
        for index in range(first, noun)
        if tree[index].upos in (*NOMINAL, "ADJ", "VERB") and tree[index].lemma.lower() not in QUANTIFIERS
    )
