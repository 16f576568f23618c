"""Relations that a preposition carries: "renal failure due to dehydration", "secretion via calcium influx"."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuilder.extraction.filler import NOMINAL, Filler, Fillers
from graphbuilder.extraction.lexicon import Lexicon
from graphbuilder.extraction.relation import Candidate
from graphbuilder.extraction.slots import Slots
from graphbuilder.extraction.sort import afflicts, is_headless, kind_of
from graphbuilder.extraction.spread import Spread
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Token
from graphbuilder.rules import Frame, load_kinds

OPENED = frozenset({"acl", "advcl", "appos", "conj", "nmod", "obl", "parataxis", "root", "xcomp"})
LEADING = frozenset({"culminate", "give", "lead", "progress", "result"})
"""Verbs whose outcome follows a preposition."""
PARTNERS = {"accompany": "by", "associate": "with", "characterize": "by", "mark": "by"}
"""Verbs in whose passive a reason is that of what the preposition leads to: "is marked by pain due to"."""


def joints(tree: Tree, words: Lexicon, slots: Slots, spread: Spread) -> Iterator[Candidate]:
    """Yield what each causal preposition says of its complement and of what that modifies."""
    reader = _Joints(tree, words, slots, spread)
    for token in tree.tokens:
        yield from reader.read(token)


def phrases(tree: Tree, token: Token) -> Iterator[tuple[str, int]]:
    """Yield prepositions made around a noun with what they lead to: "in response to", "as a result of"."""
    if tree.marker(token.index) == "as" and load_kinds().holds("regarding verb", tree[token.head].lemma):
        return  # "is regarded as a result of"
    if token.upos == "NOUN" and token.dep in ("obl", "nmod", "advmod"):
        for child in tree.children(token.index, "nmod"):
            if child.index > token.index:
                yield f"{tree.marker(token.index)} {token.lemma} {tree.marker(child.index)}", child.index


class _Joints:
    def __init__(self, tree: Tree, words: Lexicon, slots: Slots, spread: Spread) -> None:
        self._tree = tree
        self._words = words
        self._slots = slots
        self._spread = spread

    def read(self, token: Token) -> Iterator[Candidate]:
        for phrase, complement in phrases(self._tree, token):
            for frame in self._words.prepositions.get(phrase, ()):
                yield from self._pairs(token, frame, complement)
        if token.dep in OPENED and (token.upos in NOMINAL or token.xpos == "VBG"):
            for frame in self._words.prepositions.get(self._tree.marker(token.index), ()):
                yield from self._pairs(token, frame, token.index)

    def _pairs(self, token: Token, frame: Frame, complement: int) -> Iterator[Candidate]:
        if frame.headless and not is_headless(self._tree):
            return
        marker = next((child.index for child in self._tree.children(token.index, "case", "mark")), token.index)
        ends: dict[str, Fillers] = {"complement": (Filler(complement),)}
        role = frame.slots[0]
        for slot in {role.subject, role.object} - {"complement"}:
            ends[slot] = self._bearer(token) if slot == "bearer" else self._governor(token, marker, frame)
        if not (self._suit(frame.subjects, ends[role.subject]) and self._suit(frame.objects, ends[role.object])):
            return
        for subject in self._spread(ends[role.subject]):
            for obj in self._spread(ends[role.object]):
                if subject.head != obj.head:
                    yield Candidate(frame, marker, subject, obj, "preposition")

    def _suit(self, wanted: tuple[str, ...], fillers: Fillers) -> bool:
        kinds = self._slots.kinds
        fitting = [kind_of(self._tree, kinds, kind, filler.head) for kind in wanted for filler in fillers]
        return all(fitting) if all(kind.startswith("not ") for kind in wanted) else any(fitting)

    def _bearer(self, token: Token) -> Fillers:
        """Return what a definition defines: "X is a disease with granulomas"."""
        governor = self._tree.head(token.index)
        if governor is None or governor.upos not in NOMINAL or not any(self._tree.children(governor.index, "cop")):
            return ()
        return self._slots.surface(governor.index)

    def _governor(self, token: Token, marker: int, frame: Frame) -> Fillers:
        governor = self._tree.head(token.index)
        if any(self._tree.children(token.index, "cop", "nsubj")):
            return self._slots.surface(token.index)
        if governor is None:
            return ()
        before = self._tree[max(marker - 1, 0)]
        if "through" in frame.prepositions and (self._under_object(governor) or self._under_object(before)):
            return ()
        if self._is_disorder(before):
            return (Filler(before.index),)
        if governor.upos in NOMINAL:
            if "through" in frame.prepositions and self._is_thing(governor):
                return ()
            classed = self._slots.surface(governor.index) if any(self._tree.children(governor.index, "cop")) else ()
            return classed or (Filler(governor.index),)
        return self._of_clause(governor, token, frame)

    def _is_disorder(self, noun: Token) -> bool:
        """Tell whether a noun names a disorder that may have its own cause, not just what some patients have."""
        if noun.dep == "compound" or afflicts(self._tree, self._slots.kinds, noun.index):
            return False
        return kind_of(self._tree, self._slots.kinds, "disorder", noun.index)

    def _is_thing(self, noun: Token) -> bool:
        """Tell whether a noun names what does not come about by some means, such as a cell."""
        kinds = ("acronym", "anatomy", "cell", "patient")
        return any(kind_of(self._tree, self._slots.kinds, kind, noun.index) for kind in kinds)

    def _under_object(self, noun: Token) -> bool:
        """Tell whether a noun is the object of a verb or hangs on it: then the means is that of the verb's subject."""
        while noun.dep in ("nmod", "conj") and noun.head != noun.index:
            noun = self._tree[noun.head]
        return noun.dep == "obj"

    def _of_clause(self, verb: Token, token: Token, frame: Frame) -> Fillers:
        """Return what a clause brings about, where its verb tells of a mechanism."""
        kinds = self._slots.kinds
        if not self._words.knows(verb) and not kinds.holds("occurrence verb", verb.lemma):
            return ()
        if "through" in frame.prepositions:
            return ()
        if self._slots.passive(verb.index):
            told = self._slots.verb(verb.index, PARTNERS.get(verb.lemma, "")) if verb.lemma in PARTNERS else ()
            before = tuple(one for one in told if one.head < token.index)
            return before or self._slots.surface(verb.index)
        for slot in ("object", "in", "to", "into"):
            found = self._slots.verb(verb.index, slot)
            if found and (slot == "object" or verb.lemma in LEADING) and all(one.head != token.index for one in found):
                return found
        return self._slots.surface(verb.index)
