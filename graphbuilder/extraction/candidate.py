"""Frames laid over a sentence: every pair of ends that a word relates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graphbuilder.extraction.compounds import compounds, halves
from graphbuilder.extraction.ellipsis import echoes, gaps
from graphbuilder.extraction.filler import Filler, Fillers
from graphbuilder.extraction.joints import joints, phrases
from graphbuilder.extraction.lexicon import Lexicon, Word
from graphbuilder.extraction.means import by_way_of
from graphbuilder.extraction.relation import Candidate
from graphbuilder.extraction.slots import Slots
from graphbuilder.extraction.sort import compares_groups, is_headless, kind_of
from graphbuilder.extraction.spread import Spread
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Group
from graphbuilder.rules import Kinds, Role

Pairs = tuple[tuple[Filler, Filler], ...]
Named = Mapping[int, tuple[tuple[Tree, int], ...]]
"""What the references of a sentence stand for, by their heads: trees and heads in them."""
BARE = frozenset({"compound", "object"})
"""Slots that only a complement of the noun itself may go with, not one of its verb."""
TELLING = frozenset({Group.CAUSES, Group.MANIFESTS_AS})
"""Groups whose participial tails tell what follows from what the main clause brings about."""


class Candidates:
    """Reads candidates out of one sentence."""

    def __init__(self, tree: Tree, lexicon: Lexicon, kinds: Kinds, named: Named | None = None) -> None:
        self.tree = tree
        self.named = named or {}
        self.lexicon = lexicon
        self.kinds = kinds
        self.slots = Slots(tree, kinds)
        self.spread = Spread(tree, kinds)

    def __iter__(self) -> Iterator[Candidate]:
        found = [candidate for token in self.tree.tokens for candidate in self._opened_by(token.index)]
        opened = tuple(gaps(self.tree, found, self.slots, self.spread))
        yield from opened
        yield from by_way_of(self.tree, opened, self.spread, self.kinds)
        yield from echoes(self.tree, opened, self.slots, self.spread)
        yield from compounds(self.tree, self.lexicon, self.slots, self.spread)
        yield from joints(self.tree, self.lexicon, self.slots, self.spread)

    def _opened_by(self, index: int) -> Iterator[Candidate]:
        """Yield what the first frame that is filled says; complements in their own place come before stray ones.

        What a frame that takes its ends one by one leaves over goes to the next.
        """
        words = (
            ()
            if self._in_preposition(index) or self.slots.led(index)
            else tuple(self.lexicon.words(self.tree, self.tree[index]))
        )
        told: set[tuple[int, int]] = set()
        for stray in (False, True):
            for word in words:
                for role in self.lexicon.roles[word.frame.name]:
                    bare = word.part == "noun" and role.subject in BARE
                    found = self._pairs(word, role, stray=stray and not bare)
                    pairs = [pair for pair in found if (pair[0].head, pair[1].head) not in told]
                    suiting = self._suiting(word, pairs)
                    yield from (Candidate(word.frame, index, *pair, word.part) for pair in suiting)
                    if suiting and len(suiting) == len(pairs):
                        return
                    told |= {(subject.head, thing.head) for subject, thing in suiting}

    def _in_preposition(self, index: int) -> bool:
        """Tell whether a noun is only part of a preposition: "in response to"."""
        return any(phrase in self.lexicon.prepositions for phrase, _ in phrases(self.tree, self.tree[index]))

    def _pairs(self, word: Word, role: Role, *, stray: bool) -> Pairs:
        if word.part == "noun" and "of" in role:  # "its cause is X": what it is the cause of, not what causes
            role = Role(*("bearer" if slot == "subject" else slot for slot in role))
        if role.subject == role.object:
            ends = tuple(self.spread(self._fill(word, role.subject, stray=stray)))
            if len(ends) == 1:
                ends = self.spread.modifiers(ends[0].head) or halves(self.tree, word.index)
            elif not ends and role.subject == "compound":
                ends = self.spread.modifiers(index := word.index, bare=True) or halves(self.tree, index)
            return tuple((ends[0], other) for other in ends[1:])
        doer = "agent" if word.part == "noun" and word.frame.verbs and role.subject == "subject" else role.subject
        if word.part == "verb" and role == ("subject", "by") and self.slots.passive(word.index):
            doer = "object"  # "a rash manifested by blisters"
        doers = self._fill(word, doer, stray=stray)
        tail = word.part == "verb" and role.subject == "subject"
        things = self._fill(word, role.object, stray=stray) if doers or tail else ()
        subjects = tuple(self.spread(doers, apart=things))
        if tail:
            subjects = self._of_tail(word, subjects)
        objects = tuple(self.spread(things, apart=doers)) if subjects else ()
        things_named = {obj.head for obj in objects}  # "a course, which includes A and B" is no A
        subjects = tuple(subject for subject in subjects if subject.head not in things_named) or subjects
        if 1 < len(subjects) == len(objects) and self._respective(word.index):
            return tuple(zip(subjects, objects, strict=True))
        return tuple((subject, obj) for subject in subjects for obj in objects if subject.head != obj.head)

    def _respective(self, index: int) -> bool:
        """Tell whether a clause pairs its ends one by one: "A and B produce C and D, respectively"."""
        return any(self.tree[below].text.lower() == "respectively" for below in self.tree.subtree(index))

    def _of_tail(self, word: Word, subjects: Fillers) -> Fillers:
        """Return the subject of a participial tail that says what follows: what the main clause brings about."""
        if self.slots.is_tail(word.index) and (not subjects or word.frame.group in TELLING):
            outcome = (
                replace(filler, alone=self._is_handling(filler)) for filler in self.slots.brought_about(word.index)
            )
            return tuple(self.spread(outcome)) or subjects
        return subjects or self.slots.means(word.index)

    def _is_handling(self, filler: Filler) -> bool:
        """Tell whether what follows comes of one deed, whatever that is done to: "release of A, B and C, causing"."""
        return self.kinds.holds("handling", self.tree[filler.head].lemma)

    def _fill(self, word: Word, slot: str, *, stray: bool) -> Fillers:
        match word.part:
            case "verb":
                found = self.slots.verb(word.index, slot)
            case "noun":
                found = self.slots.noun(word.index, slot, stray=stray)
            case _:
                found = self.slots.adjective(word.index, slot)
        if slot == "itself":
            return found
        apart = (filler for filler in found if filler.head not in (word.index, word.partner))
        return tuple(named for filler in apart for named in self.slots.listed(filler, word.index))

    def _suiting(self, word: Word, pairs: Sequence[tuple[Filler, Filler]]) -> Pairs:
        """Return the pairs of ends that the frame takes: all of them, or those that it takes by themselves."""
        if word.frame.each:
            objects = word.frame.objects
            return tuple(
                pair for pair in pairs if self._suits(word, (pair,)) and self._by_itself(objects, pair[1].head)
            )
        return tuple(pairs) if pairs and self._suits(word, tuple(pairs)) else ()

    def _by_itself(self, kinds: tuple[str, ...], head: int) -> bool:
        """Tell whether a joined end is of a kind by its own name, not by that of the others: "symptoms and mood"."""
        token = self.tree[head]
        return token.dep != "conj" or any(self.kinds.holds(kind, token.lemma.lower()) for kind in kinds)

    def _suits(self, word: Word, pairs: Pairs) -> bool:
        """Tell whether the ends are of the kinds that the frame asks for.

        A place is told of in main clauses only, but for "a disease affecting the joints".
        """
        token = self.tree[word.index]
        in_passing = token.dep in ("amod", "acl") and not (token.xpos == "VBG" and word.frame.subjects)
        if word.frame.group is Group.LOCATED_IN and in_passing:
            return False
        if word.frame.observed and compares_groups(self.tree, self.kinds):
            return False
        if self._exemplifies(word.index):
            return False
        if word.frame.headless and not is_headless(self.tree):
            return False
        subjects, objects = {subject.head for subject, _ in pairs}, {obj.head for _, obj in pairs}
        return self._are(word.frame.subjects, subjects) and self._are(word.frame.objects, objects)

    def _exemplifies(self, index: int) -> bool:
        """Tell whether a participle only lists what a plural holds: "shows anomalies encompassing A and B"."""
        token = self.tree[index]
        return token.lemma == "encompass" and token.dep == "acl" and self.tree[token.head].xpos == "NNS"

    def _are(self, kinds: tuple[str, ...], heads: set[int]) -> bool:
        """Tell whether one of *heads* is of one of *kinds*; where kinds are only barred, whether none is of those."""
        fitting = [self._is(kind, head) for kind in kinds for head in heads]
        return all(fitting) if all(kind.startswith("not ") for kind in kinds) else any(fitting)

    def _is(self, kind: str, head: int) -> bool:
        """Tell whether a noun or what it refers to is of a kind."""
        named = self.named.get(head, ())
        itself = () if named and kind.startswith("not ") else ((self.tree, head),)
        return any(kind_of(tree, self.kinds, kind, place) for tree, place in (*itself, *named))
