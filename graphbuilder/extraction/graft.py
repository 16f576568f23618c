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
    return head in climb(tokens, below)


def climb(tokens: list[Token], index: int) -> Iterator[int]:
    """Yield the governors of a token, the nearest first; in a ring, each once."""
    seen = {index}
    while tokens[index].head not in seen:
        index = tokens[index].head
        seen.add(index)
        yield index


def is_tree(tokens: list[Token]) -> bool:
    """Tell whether every token hangs, through others, on a root."""
    sound = {token.index for token in tokens if token.head == token.index}
    for token in tokens:
        path = [token.index, *climb(tokens, token.index)]
        if not sound & set(path):
            return False
        sound.update(path)
    return True


def reads(tokens: list[Token], start: int, words: tuple[str, ...]) -> bool:
    """Tell whether these words, in lower case, stand at *start*."""
    if not tokens[start:] or tokens[start].text.lower() != words[0]:
        return False
    return tuple(token.text.lower() for token in tokens[start : start + len(words)]) == words


def has_subject(tokens: list[Token], index: int) -> bool:
    """Tell whether something is said to be the subject of a word."""
    return any(child.head == index and child.dep in SUBJECTS for child in tokens)


def has_subject_before(tokens: list[Token], index: int) -> bool:
    """Tell whether a verb has another subject before this one."""
    token = tokens[index]
    return any(other.head == token.head and other.dep in SUBJECTS and other.index < index for other in tokens)
