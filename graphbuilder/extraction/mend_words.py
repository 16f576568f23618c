"""Mending words inside a noun phrase that the parser took for something else."""

from __future__ import annotations

from dataclasses import replace

from graphbuilder.extraction.graft import NOUNS, attach
from graphbuilder.extraction.phrases import chunk_at
from graphbuilder.model import Token
from graphbuilder.rules import load_kinds


def lettered_cells(tokens: list[Token]) -> None:
    """Read "T and B cells" as cells of two sorts, not as T, B and cells."""
    for noun in tokens[3:]:
        first, joiner, second = tokens[noun.index - 3 : noun.index]
        beside = noun.head == first.index if noun.dep == "conj" else noun.head == first.head and noun.dep == first.dep
        if noun.upos not in NOUNS or not beside or joiner.dep != "cc":
            continue
        if len(first.text) == len(second.text) == 1 and load_kinds().holds("cell", noun.lemma):
            _share(tokens, noun, first, [second])


def places_in_row(tokens: list[Token]) -> None:
    """Read "hand, hip, and knee pain" as pains of three places, not as a hand, a hip and a pain."""
    for noun in tokens[4:]:
        first = tokens[noun.head]
        if noun.upos not in NOUNS or noun.dep != "conj" or _is_place(noun) or first.index > noun.index:
            continue
        row = tokens[first.index + 1 : noun.index]
        others = [one for one in row if one.head in (first.index, noun.index) and one.dep in ("conj", "compound")]
        bare = all(one in others or one.dep in ("cc", "punct") for one in row)
        if bare and len(others) > 1 and others[-1].index == noun.index - 1 and all(map(_is_place, (first, *others))):
            _share(tokens, noun, first, others)


def _is_place(noun: Token) -> bool:
    return load_kinds().holds("anatomy", noun.lemma.lower())


def _share(tokens: list[Token], noun: Token, first: Token, others: list[Token]) -> None:
    """Put a noun in the place of the first of those that share it, and the others beside that."""
    tokens[noun.index] = replace(noun, head=noun.index if first.head == first.index else first.head, dep=first.dep)
    tokens[first.index] = replace(first, head=noun.index, dep="compound")
    for other in others:
        tokens[other.index] = replace(other, head=first.index, dep="conj")
    for child in tokens[: first.index]:
        if child.head == first.index and child.dep in ("case", "det", "mark", "punct"):
            tokens[child.index] = replace(child, head=noun.index)


def participles_for_deeds(tokens: list[Token]) -> None:
    """Read "a plethora of debilitating symptoms" as symptoms, not as debilitating them."""
    for token in tokens:
        noun = tokens[token.head]
        if token.xpos != "VBG" or token.dep not in ("acl", "nmod") or noun.index > token.index:
            continue
        things = [one for one in tokens if one.head == token.index and one.dep == "obj"]
        if len(things) != 1:
            continue
        bare = things[0].index == token.index + 1 and things[0].xpos == "NNS"
        if bare and noun.index == token.index - 2 and load_kinds().holds("partitive", noun.lemma):
            tokens[things[0].index] = replace(things[0], head=noun.index, dep="nmod")
            tokens[token.index] = replace(token, head=things[0].index, dep="amod", upos="ADJ", xpos="JJ")
            attach(tokens, token.index - 1, things[0].index, "case")
            for child in tokens[things[0].index :]:
                if child.head == token.index:
                    attach(tokens, child.index, things[0].index, child.dep)


def vague_features(tokens: list[Token]) -> None:
    """Read "symptoms as vague as fatigue" with the fatigue among the symptoms."""
    for noun, first, quality, second in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        if first.text != "as" or second.text != "as" or quality.upos not in ("ADJ", "ADV") or noun.xpos != "NNS":
            continue
        chunk = chunk_at(tokens, second.index + 1)
        if chunk is not None and load_kinds().holds("feature", noun.lemma):
            attach(tokens, chunk.head, noun.index, "list")
            attach(tokens, quality.index, noun.index, "dep")


def joined_deeds(tokens: list[Token]) -> None:
    """Read "a role in sparing sodium and excreting acid" with two deeds, where the parser made one thing of one."""
    for token in tokens[2:]:
        if token.xpos != "VBG" or tokens[token.index - 1].dep != "cc" or token.dep not in ("amod", "conj"):
            continue
        thing = tokens[token.head]  # the acid, where excreting describes it, else the sodium
        first = tokens[thing.head] if token.dep == "amod" and thing.dep == "conj" else thing
        deed = tokens[first.head]
        marked = any(one.head == deed.index and one.dep == "mark" for one in tokens[: deed.index])
        if not marked or deed.xpos != "VBG" or first.dep != "obj" or first.index > token.index:
            continue
        tokens[token.index] = replace(token, head=deed.index, dep="conj", upos="VERB")
        if first is not thing:
            tokens[thing.index] = replace(thing, head=token.index, dep="obj")


def split_modifiers(tokens: list[Token]) -> None:
    """Give an adjective back to its noun: "stress and metabolic alterations" joins two things, not three."""
    for token in tokens:
        if token.upos == "ADJ" and token.dep == "conj" and token.head < token.index:
            chunk = chunk_at(tokens, token.index)
            if chunk is None:
                continue
            if tokens[chunk.head].dep == "conj" and tokens[chunk.head].head == token.head:
                attach(tokens, token.index, chunk.head, "amod")
            elif tokens[token.head].dep == "compound" and tokens[token.head].head == chunk.head:
                _part(tokens, token.head, token.index, chunk.head)


def _part(tokens: list[Token], first: int, modifier: int, head: int) -> None:
    """Put the first of two joined nouns in the place that the parser gave to the second alone."""
    place = tokens[head]
    if place.upos not in NOUNS or tokens[first].upos not in NOUNS or tokens[modifier - 1].dep != "cc":
        return
    if load_kinds().holds("anatomy", tokens[first].lemma) and load_kinds().holds("disorder", place.lemma):
        return
    tokens[first] = replace(tokens[first], head=first if place.head == head else place.head, dep=place.dep)
    tokens[head] = replace(place, head=first, dep="conj")
    tokens[modifier] = replace(tokens[modifier], head=head, dep="amod")
    for index, token in enumerate(tokens):
        if token.head == head and index < first:
            tokens[index] = replace(token, head=first)
