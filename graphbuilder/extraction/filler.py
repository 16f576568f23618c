"""What fills a slot of a word, as a place in the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from graphbuilder.extraction.tree import Tree

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


@dataclass(frozen=True, slots=True)
class Filler:
    """The head of what fills a slot.

    ``through`` is the relative pronoun that stands for it. ``first`` and ``last`` bound it where the tree does not:
    compounds, and what is made to happen ("causes cells to divide"). One that is ``alone`` is not followed to what is
    joined to it. One that ``shares`` its head with what is joined to it ("back and leg pain") names the first token of
    what both have; one that is led has the tokens that it ``leads`` from and to in common with the first ("loss of A
    and B"). ``cut`` is the stretch of its only token that names it, in characters from the token's start.
    """

    head: int
    through: int | None = None
    first: int | None = None
    last: int | None = None
    alone: bool = False
    shares: int | None = None
    leads: tuple[int, int] | None = None
    cut: tuple[int, int] | None = None


Fillers = tuple[Filler, ...]


def leader(tree: Tree, filler: Filler) -> int:
    """Return the noun that says what is done to a thing, where others share it: of "B" in "loss of A and B", loss."""
    if filler.leads is None:
        return filler.head
    marker = filler.leads[1]
    return next((outer.index for outer in tree.ancestors(filler.head) if outer.index < marker), filler.head)
