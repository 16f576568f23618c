"""Relations that a preposition carries: "renal failure due to dehydration", "injury via oxidative stress"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphbuilder.extract.coordination import members
from graphbuilder.extract.lexicon import Lexicon, lexicon
from graphbuilder.extract.slots import NOMINAL, Filler, Fillers, Slots
from graphbuilder.extract.sort import kind_of
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Token
from graphbuilder.rules import Frame

if TYPE_CHECKING:
    from graphbuilder.extract.candidate import Candidate


def joints(tree: Tree, words: Lexicon, slots: Slots) -> Iterator[Candidate]:
    """Yield what each causal preposition says of its complement and of what that modifies."""
    for token in tree.tokens:
        for phrase, complement in phrases(tree, token):
            for frame in words.prepositions.get(phrase, ()):
                yield from _read(tree, token, frame, slots, complement)
        if token.dep in ("obl", "nmod", "advcl", "acl", "conj", "xcomp", "appos", "root", "parataxis") and (
            token.upos in NOMINAL or token.xpos == "VBG"
        ):
            for frame in words.prepositions.get(tree.marker(token.index), ()):
                yield from _read(tree, token, frame, slots)


def phrases(tree: Tree, token: Token) -> Iterator[tuple[str, int]]:
    """Yield prepositions made around a noun with what they lead to: "in response to", "as a result of"."""
    if token.upos == "NOUN" and token.dep in ("obl", "nmod", "advmod"):
        for child in tree.children(token.index, "nmod"):
            if child.index > token.index:
                yield f"{tree.marker(token.index)} {token.lemma} {tree.marker(child.index)}", child.index


def _read(tree: Tree, token: Token, frame: Frame, slots: Slots, complement: int | None = None) -> Iterator[Candidate]:
    from graphbuilder.extract.candidate import Candidate

    marker = next((child.index for child in tree.children(token.index, "case", "mark")), token.index)
    ends = {"complement": (Filler(token.index if complement is None else complement),), "governor": _governor(tree, token, frame, slots)}
    role = frame.slots[0]
    if not all(
        _suits(tree, slots, wanted, ends[slot])
        for wanted, slot in ((frame.subjects, role.subject), (frame.objects, role.object))
    ):
        return
    for subject in _spread(tree, ends[role.subject], slots):
        for obj in _spread(tree, ends[role.object], slots):
            if subject.head != obj.head:
                yield Candidate(frame, marker, subject, obj, "preposition", frame.group)


def _suits(tree: Tree, slots: Slots, wanted: tuple[str, ...], fillers: Fillers) -> bool:
    return not wanted or any(kind_of(tree, slots.kinds, kind, filler.head) for kind in wanted for filler in fillers)


def _spread(tree: Tree, fillers: Fillers, slots: Slots) -> Iterator[Filler]:
    for filler in fillers:
        if filler.alone:
            yield filler
        else:
            yield from (Filler(member, through=filler.through) for member in members(tree, filler.head, slots.kinds))


def _governor(tree: Tree, token: Token, frame: Frame, slots: Slots) -> Fillers:
    governor = tree.head(token.index)
    if governor is None:
        return ()
    marker = min(child.index for child in tree.children(token.index, "case", "mark"))
    before = tree[marker - 1] if marker else token
    if (
        not frame.subjects
        and before.upos in ("NOUN", "PROPN")
        and kind_of(tree, slots.kinds, "disorder", before.index)
        and before.dep != "compound"
    ):
        return (Filler(before.index),)
    if frame.subjects and tree.marker(token.index) == "with":
        classed = governor.upos in NOMINAL and any(tree.children(governor.index, "cop"))
        return slots.surface(governor.index) if classed else ()
    if governor.upos in NOMINAL and not any(tree.children(governor.index, "cop")):
        return (Filler(governor.index),)
    if any(tree.children(token.index, "cop")):
        return slots.surface(token.index)
    if governor.upos in NOMINAL:
        return slots.surface(governor.index) or (Filler(governor.index),)
    if any(tree.children(token.index, "nsubj")):
        return slots.surface(token.index)
    if not lexicon().knows(governor) and not slots.kinds.holds("occurrence verb", governor.lemma):
        return ()
    if slots.passive(governor.index):
        return slots.surface(governor.index)
    return _outcome(tree, governor, token, slots)


def _outcome(tree: Tree, verb: Token, token: Token, slots: Slots) -> Fillers:
    for slot in ("object", "in", "to", "into"):
        found = slots.verb(verb.index, slot)
        if found and all(filler.head != token.index for filler in found):
            if slot == "object" or verb.lemma in ("lead", "result", "progress", "culminate", "give"):
                return found
    return slots.surface(verb.index)
