"""Hanging a token of a parse elsewhere. Sentences are given as lists, whose tokens are replaced in place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graphbuilder.model import Token

FINITE = frozenset({"VBD", "VBP", "VBZ"})
NOUNS = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})


def attach(tokens: list[Token], index: int, head: int, dep: str) -> None:
    """Hang a token on another, unless that would close a ring."""
    above = head
    for _ in tokens:
        if above == index:
            return
        if tokens[above].head == above:
            break
        above = tokens[above].head
    tokens[index] = replace(tokens[index], head=head, dep=dep)


def governs(tokens: list[Token], head: int, below: int) -> bool:
    """Tell whether a token stands somewhere below another."""
    while tokens[below].head != below:
        below = tokens[below].head
        if below == head:
            return True
    return False


def climb(tokens: list[Token], index: int) -> Iterator[int]:
    """Yield the governors of a token, the nearest first."""
    while tokens[index].head != index:
        index = tokens[index].head
        yield index


def has_subject_before(tokens: list[Token], index: int) -> bool:
    """Tell whether a verb has another subject before this one."""
    token = tokens[index]
    return any(other.head == token.head and other.dep in SUBJECTS and other.index < index for other in tokens)
