"""Mending what stands beside a noun: lists in brackets or after a colon, and what a title says of its subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from graphbuilder.extraction.graft import FINITE, NOUNS, attach, governs, reads
from graphbuilder.extraction.phrases import JOINERS, Chunk, chunk_at, item_before
from graphbuilder.model import Token
from graphbuilder.rules import load_kinds

EXAMPLES = (
    ("e.g.",),
    ("for", "example"),
    ("for", "instance"),
    ("among", "them"),
    ("among", "these"),
    ("in", "particular"),
)
ANNOUNCING = frozenset({"following", "several"})


def bracketed_lists(tokens: list[Token]) -> None:
    """Hang what a bracket lists on the noun before it: "signs of gout (pain, swelling, and redness)"."""
    for token in tokens[1:]:
        if token.text != "(" or tokens[token.index - 1].upos not in NOUNS:
            continue
        items = _items(tokens, token.index)
        noun = _announcing(tokens, token.index - 1)
        if len(items) < 2 or any(governs(tokens, item, noun) for item in items):
            continue
        if _spells_out(tokens[noun], len(items)):
            attach(tokens, items[0], noun, "list")
            for item in items[1:]:
                attach(tokens, item, items[0], "conj")


def announced_examples(tokens: list[Token]) -> None:
    """Hang what "(e.g., ...)", ", for example" or ", among them" opens on the plural before it."""
    for token in tokens[1:-2]:
        plural = tokens[token.index - 1]
        words = next((words for words in EXAMPLES if reads(tokens, token.index + 1, words)), None)
        if token.text not in (",", "(") or plural.xpos != "NNS" or words is None:
            continue
        first = token.index + 1 + len(words)
        chunk = chunk_at(tokens, first + (tokens[first].text in (",", ":")))
        if chunk is None or tokens[chunk.head + 1].xpos in (*FINITE, "MD") or governs(tokens, chunk.head, plural.index):
            continue
        attach(tokens, chunk.head, plural.index, "list")
        for word in tokens[token.index + 1 : first]:
            tokens[word.index] = replace(word, head=chunk.head, dep="discourse")


def titles(tokens: list[Token]) -> None:
    """Read "Gallstones: a cause of pancreatitis" as saying the cause of the gallstones."""
    for token in tokens[1:-1]:
        subject, opening = tokens[token.index - 1], tokens[token.index + 1]
        if token.text != ":" or subject.upos not in NOUNS or opening.lemma.lower() not in ("a", "an", "another", "one"):
            continue
        chunk = chunk_at(tokens, opening.index)
        while subject.head != subject.index and tokens[subject.head].upos in NOUNS:
            subject = tokens[subject.head]
        if chunk is not None and subject.index < token.index and tokens[chunk.head].head == subject.index:
            attach(tokens, chunk.head, subject.index, "appos")


def second_objects(tokens: list[Token]) -> None:
    """Read "evokes wheals, a hallmark of urticaria" as saying the hallmark of the wheals, not as a second object."""
    for token in tokens:
        start = min((one.index for one in tokens[: token.index] if one.head == token.index), default=token.index)
        if token.dep not in ("obj", "obl:unmarked", "dep") or token.upos not in NOUNS or start < 2:
            continue
        before = tokens[start - 2]
        if tokens[start].lemma.lower() not in ("a", "an", "the") or tokens[start - 1].text != ",":
            continue
        goes_on = any(one.text == "," and after.text in JOINERS for one, after in pairwise(tokens[token.index :]))
        if (
            goes_on
            or before.index < token.head
            or before.upos not in NOUNS
            or not governs(tokens, token.head, before.index)
        ):
            continue
        first = before
        while first.head != token.head:
            first = tokens[first.head]
        if first.dep in ("obj", "obl") and (token.dep != "obl:unmarked" or first is before):
            attach(tokens, token.index, first.index, "appos")


def enumerations(tokens: list[Token]) -> None:
    """Hang what stands after a colon on what announces it: "two findings in the lung: (1) scars; and (2) fluid"."""
    for colon in tokens[2:-1]:
        head = _announced_by(tokens, colon.index) if colon.text == ":" else None
        first = _first_item(tokens, colon.index)
        if head is None or first is None or tokens[first.head].head > colon.index:
            continue
        place = tokens[first.head].head
        attach(tokens, first.head, head, "list")
        for item in tokens[first.head + 1 :]:
            if item.head in (head, place) and item.dep in ("conj", "appos", "dep", "obj") and item.upos in NOUNS:
                attach(tokens, item.index, first.head, "conj")


def _announced_by(tokens: list[Token], colon: int) -> int | None:
    """Return the counted noun that a phrase before a colon begins with: "three mechanisms"."""
    item = item_before(tokens, colon)
    counted = {token.head for token in tokens[:colon] if token.dep == "nummod" or token.text.lower() in ANNOUNCING}
    return next((head for head in item.heads if head in counted), None) if item else None


def _first_item(tokens: list[Token], colon: int) -> Chunk | None:
    """Return the noun phrase after a colon and the number in brackets that may stand before it."""
    start = colon + 1
    if start + 2 < len(tokens) and tokens[start].text == "(" and tokens[start + 2].text == ")":
        start += 3
    return chunk_at(tokens, start)


def _spells_out(noun: Token, things: int) -> bool:
    """Tell whether a list says what a noun stands for: "symptoms (...)", "remodeling (...)", not "amines (...)"."""
    if noun.xpos == "NNS":
        return load_kinds().holds("list head", noun.lemma)
    return things > 2 and load_kinds().holds("process", noun.lemma)


def _announcing(tokens: Sequence[Token], before: int) -> int:
    """Return the plural that a list spells out: of "signs of gout (...)", the signs."""
    noun = tokens[before]
    outer = tokens[noun.head]
    features = noun.dep == "nmod" and outer.upos in NOUNS and load_kinds().holds("feature", outer.lemma)
    return outer.index if features and noun.xpos != "NNS" and outer.index < before else before


def _items(tokens: Sequence[Token], opening: int) -> tuple[int, ...]:
    """Return the nouns of a bracket that holds nothing but a list of things."""
    heads: list[int] = []
    here = opening + 1
    while (chunk := chunk_at(tokens, here)) is not None:
        if not _is_thing(tokens[chunk.head]):
            return ()
        heads.append(chunk.head)
        here = chunk.head + 1
        if here < len(tokens) and tokens[here].text == ")":
            return tuple(heads)
        begun = here
        while here < len(tokens) and (tokens[here].text == "," or tokens[here].text.lower() in JOINERS):
            here += 1
        if here == begun:
            return ()
    return ()


def _is_thing(noun: Token) -> bool:
    """Tell whether a noun is a common one, not the name of a firm, a town, an author or a measure."""
    return noun.text[1:].islower() and noun.text[0].islower() and len(noun.text) > 3
