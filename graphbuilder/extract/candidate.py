"""Frames laid over a sentence: every pair of ends that a word relates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graphbuilder.extract.argument import Arguments
from graphbuilder.extract.compounds import compounds
from graphbuilder.extract.coordination import members
from graphbuilder.extract.joints import joints, phrases
from graphbuilder.extract.lexicon import Lexicon, Word
from graphbuilder.extract.slots import Filler, Fillers, Slots
from graphbuilder.extract.sort import kind_of, names
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Group
from graphbuilder.rules import Frame, Kinds, Role


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two ends and the word that relates them. ``head`` tells the fillers of one mention apart from its neighbours."""

    frame: Frame
    trigger: int
    subject: Filler
    object: Filler
    part: str
    group: Group


class Candidates:
    """Reads candidates out of one sentence."""

    def __init__(self, tree: Tree, lexicon: Lexicon, kinds: Kinds) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.kinds = kinds
        self.slots = Slots(tree, kinds)
        self.arguments = Arguments(tree, kinds)

    def __iter__(self) -> Iterator[Candidate]:
        for token in self.tree.tokens:
            yield from self._opened_by(token.index)
        yield from compounds(self.tree, self.lexicon, self.kinds)
        yield from joints(self.tree, self.lexicon, self.slots)

    def _opened_by(self, index: int) -> Iterator[Candidate]:
        words = () if self._in_preposition(index) else tuple(self.lexicon.words(self.tree, self.tree[index]))
        for stray in (False, True):
            for word in words:
                for role in word.frame.slots:
                    if found := tuple(self._filled(word, role, stray=stray)):
                        yield from found
                        return

    def _in_preposition(self, index: int) -> bool:
        """Tell whether a noun is only part of a preposition: "in response to"."""
        return any(phrase in self.lexicon.prepositions for phrase, _ in phrases(self.tree, self.tree[index]))

    def _filled(self, word: Word, role: Role, *, stray: bool) -> Iterator[Candidate]:
        if word.part == "noun" and role == ("subject", "object"):
            role = Role("agent", "object")
        if role.subject == role.object:
            pairs = self._mutual(self._fill(word, role.subject, stray=stray))
        else:
            subjects, objects = self._subject(word, role, stray=stray), self._fill(word, role.object, stray=stray)
            pairs = tuple(
                (subject, obj)
                for subject in self._spread(subjects)
                for obj in self._spread(objects)
                if subject.head != obj.head
            )
            if word.frame.group is Group.LOCATED_IN and self.tree[word.index].dep in ("amod", "acl"):
                return
        if pairs and self._suits(word.frame, pairs):
            for subject, obj in pairs:
                yield Candidate(word.frame, word.index, subject, obj, word.part, word.frame.group)

    def _subject(self, word: Word, role: Role, *, stray: bool) -> Fillers:
        """Return the subject; for a participial tail that says what follows, what the main clause brings about."""
        found = self._fill(word, role.subject, stray=stray)
        if word.part == "verb" and role.subject == "subject" and self.slots.is_tail(word.index):
            if not found or word.frame.group in (Group.CAUSES, Group.MANIFESTS_AS):
                brought = self.slots.brought_about(word.index)
                return tuple(filler for filler in brought if names(self.tree, self.kinds, filler.head)) or found
        if not found and word.part == "verb" and role.subject == "subject":
            return self.slots.means(word.index)
        return found

    def _named(self, fillers: Iterable[Filler]) -> Iterator[Filler]:
        """Look past counting words to what is named, past "regulating X" to X."""
        for filler in fillers:
            yield replace(filler, head=self._core(filler))

    def _core(self, filler: Filler) -> int:
        return filler.head if filler.first is not None else self.arguments.core(filler.head)

    def _fill(self, word: Word, slot: str, *, stray: bool) -> Fillers:
        if slot == "itself":
            return (Filler(word.index, alone=True),)
        match word.part:
            case "verb":
                found = self.slots.verb(word.index, slot)
            case "noun":
                found = self.slots.noun(word.index, slot, stray=stray)
            case _:
                found = self.slots.adjective(word.index, slot)
        apart = (filler for filler in found if filler.head not in (word.index, word.partner) or slot == "itself")
        return tuple(filler for filler in self._named(apart) if names(self.tree, self.kinds, filler.head))

    def _spread(self, fillers: Fillers) -> Iterator[Filler]:
        for filler in fillers:
            if filler.alone or filler.first is not None:
                yield filler
            else:
                for member in members(self.tree, filler.head, self.kinds):
                    yield replace(filler, head=member)

    def _mutual(self, fillers: Fillers) -> tuple[tuple[Filler, Filler], ...]:
        """Set the first of several joined ends against the others: "interaction between A and B"."""
        spread = tuple(self._spread(fillers))
        return tuple((spread[0], other) for other in spread[1:])

    def _suits(self, frame: Frame, pairs: tuple[tuple[Filler, Filler], ...]) -> bool:
        subjects = {subject.head for subject, _ in pairs}
        objects = {obj.head for _, obj in pairs}
        return self._are(frame.subjects, subjects) and self._are(frame.objects, objects)

    def _are(self, kinds: tuple[str, ...], heads: set[int]) -> bool:
        return not kinds or any(self._is(kind, head) for kind in kinds for head in heads)

    def _is(self, kind: str, head: int) -> bool:
        return kind_of(self.tree, self.kinds, kind, head)
