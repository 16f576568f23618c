"""From the phrase that fills a slot to the things that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graphbuilder.extract.argument import Arguments
from graphbuilder.extract.coordination import members
from graphbuilder.extract.predicates import Filler
from graphbuilder.extract.sort import names
from graphbuilder.extract.tree import Tree
from graphbuilder.rules import Kinds


class Spread:
    """Distributes a slot over what is joined in it, and looks past words that only count or hold a thing."""

    def __init__(self, tree: Tree, kinds: Kinds) -> None:
        self._tree = tree
        self._kinds = kinds
        self._arguments = Arguments(tree, kinds)

    def __call__(self, fillers: Iterable[Filler]) -> Iterator[Filler]:
        """Yield one filler for each thing that can be an end of a statement."""
        for filler in fillers:
            for one in self._members(filler):
                if names(self._tree, self._kinds, one.head):
                    yield one

    def _members(self, filler: Filler) -> Iterator[Filler]:
        if filler.first is not None:
            yield filler
            return
        joined = (filler.head,) if filler.alone else members(self._tree, filler.head, self._kinds)
        for member in joined:
            core = self._arguments.core(member)
            held = members(self._tree, core, self._kinds) if core != member and not filler.alone else (core,)
            for head in dict.fromkeys(self._arguments.core(inner) for inner in held):
                yield from self._holding(replace(filler, head=head))

    def _holding(self, filler: Filler) -> Iterator[Filler]:
        """Take "mutations in A, B, and C" apart into "mutations in A", "B" and "C"."""
        if self._kinds.holds("distributing", self._tree[filler.head].lemma):
            for child in self._tree.children(filler.head, "nmod"):
                held = members(self._tree, child.index, self._kinds)
                if (
                    child.index > filler.head
                    and len(held) > 1
                    and self._tree.marker(child.index) in ("in", "of", "for")
                ):
                    first, last = self._arguments.stretch(Filler(filler.head), without=held[1:])
                    yield replace(filler, first=first, last=last)
                    yield from (Filler(head, through=filler.through) for head in held[1:])
                    return
        yield from self._sharing(filler)

    def _sharing(self, filler: Filler) -> Iterator[Filler]:
        """Take "back and leg pain" apart into "back" (pain) and "leg pain"."""
        head = filler.head
        first = next((child for child in self._tree.children(head, "compound") if child.index < head), None)
        second = None if first is None else self._joined(first.index, head)
        if first is None or second is None:
            yield filler
            return
        start = min(self._tree.subtree(first.index, without=(second,)))
        yield replace(filler, first=start, last=first.index, shares=second + 1)
        yield replace(filler, first=min(self._tree.subtree(second, without=self._leading(second))), last=head)

    def _joined(self, first: int, head: int) -> int | None:
        """Return the compound that is joined to another right before a shared head."""
        for child in self._tree.children(first, "conj"):
            if first < child.index == head - 1 and child.upos in ("NOUN", "PROPN") and child.index - first == 2:
                return child.index
        return None

    def _leading(self, index: int) -> tuple[int, ...]:
        return tuple(child.index for child in self._tree.children(index, "cc", "punct"))
