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
                yield replace(filler, head=head)
