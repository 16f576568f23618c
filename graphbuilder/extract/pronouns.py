"""Personal and possessive pronouns: which of the names before them they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphbuilder.extract.antecedents import Candidate, Role, role
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Token
from graphbuilder.rules.anaphors import Anaphors

SINGULAR = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
POSSESSIVE = frozenset({"its", "their", "his", "her"})
REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself"})
SPEAKING = frozenset({"appear", "argue", "assume", "believe", "clear", "conclude", "expect", "follow", "hypothesize", "know", "likely",
    "note", "possible", "postulate", "propose", "report", "seem", "show", "speculate", "suggest", "suppose", "tempting", "think",
    "turn", "unclear", "unknown", "unlikely", "conceivable", "plausible", "important", "interesting", "estimate", "recognize",
    "demonstrate", "establish", "find", "consider"})  # fmt: skip
"""Predicates whose "it" is empty when a clause follows."""

FADE = 45
"""What a name loses for each sentence between it and the pronoun."""

WEIGHT = {Role.SUBJECT: 60, Role.OBJECT: 40, Role.OBLIQUE: 25, Role.MODIFIER: 10}
PARALLEL = 20
OWNER = 60
"""A noun whose relative clause holds the pronoun is nearly always its antecedent: "cells that lose their ..."."""


def is_personal(token: Token) -> bool:
    """Tell whether a token is a pronoun that may stand for a name."""
    return token.upos in ("PRON", "DET") and token.text.lower() in SINGULAR | PLURAL | PERSONAL


def antecedent(tree: Tree, pronoun: int, before: Sequence[Sequence[Candidate]], words: Anaphors) -> Candidate | None:
    """Return what a pronoun stands for, or nothing when it is empty ("it is known that") or no name fits.

    *before* holds the names of this sentence and of those before it, nearest sentence first.
    """
    token = tree[pronoun]
    if token.text.lower() in SINGULAR and _is_empty(tree, token):
        return None
    scored = [
        (_score(tree, token, candidate, distance), -position, candidate)
        for distance, sentence in enumerate(before)
        for position, candidate in enumerate(sentence)
        if _fits(tree, token, candidate, distance, words)
    ]
    return max(scored, key=lambda entry: entry[:2])[2] if scored else None


def _is_empty(tree: Tree, token: Token) -> bool:
    if token.dep.startswith("expl"):
        return True
    if not token.dep.startswith("nsubj"):
        return False
    predicate = tree[token.head]
    clause = any(tree.children(predicate.index, "ccomp", "csubj", "xcomp", "advcl"))
    return clause and predicate.lemma.lower() in SPEAKING


def _fits(tree: Tree, token: Token, candidate: Candidate, distance: int, words: Anaphors) -> bool:
    """Tell whether number, kind and grammar allow it."""
    form = token.text.lower()
    person = not words.person.isdisjoint(candidate.lemmas)
    if form in PERSONAL:
        return person and not candidate.plural
    if candidate.plural != (form in PLURAL) or not words.discourse.isdisjoint(candidate.lemmas):
        return False
    if person and form in SINGULAR:
        return False
    return distance > 0 or (candidate.last < token.index and _may_meet(tree, token, candidate))


def _may_meet(tree: Tree, token: Token, candidate: Candidate) -> bool:
    """Tell whether grammar lets the two stand for one thing in this sentence."""
    form = token.text.lower()
    if form in POSSESSIVE:
        return token.head not in candidate.heads
    same = _governor(tree, token.index) in {_governor(tree, head) for head in candidate.heads}
    if form in REFLEXIVE:
        return same
    return not same and not (token.dep == "nmod" and token.head in candidate.heads)


def _governor(tree: Tree, index: int) -> int:
    """Return the predicate whose argument a token is; a conjunct is an argument of the first one's."""
    token = tree[index]
    while token.dep == "conj" and token.head != token.index:
        token = tree[token.head]
    return token.head


def _score(tree: Tree, token: Token, candidate: Candidate, distance: int) -> int:
    score = WEIGHT[candidate.role] - FADE * distance
    own = Role.MODIFIER if token.text.lower() in POSSESSIVE else role(tree, token.index)
    if own == candidate.role:
        score += PARALLEL
    if distance == 0 and _owns(tree, token.index, candidate.heads):
        score += OWNER
    return score


def _owns(tree: Tree, pronoun: int, heads: Iterable[int]) -> bool:
    above = {ancestor.index for ancestor in tree.ancestors(pronoun)}
    return any(head in above for head in heads)
