"""From the phrase that fills a slot to the things that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graphbuilder.extraction.antecedents import is_symbol
from graphbuilder.extraction.argument import Arguments
from graphbuilder.extraction.coordination import members
from graphbuilder.extraction.filler import Filler
from graphbuilder.extraction.sort import names
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Token
from graphbuilder.rules import Kinds


class Spread:
    """Distributes a slot over what is joined in it, and looks past words that only count or hold a thing."""

    def __init__(self, tree: Tree, kinds: Kinds) -> None:
        self._tree = tree
        self._kinds = kinds
        self._arguments = Arguments(tree, kinds)

    def __call__(self, fillers: Iterable[Filler], apart: Iterable[Filler] = ()) -> Iterator[Filler]:
        """Yield one filler for each thing that can be an end of a statement; those *apart* are the other end."""
        others = frozenset(other.head for other in apart)
        for filler in fillers:
            for one in self._members(filler, others):
                if names(self._tree, self._kinds, one.head):
                    yield one

    def modifiers(self, head: int, *, bare: bool = False) -> tuple[Filler, ...]:
        """Return the joined adjectives of a noun as ends: "genetic" and "environmental factors".

        *bare* leaves the noun out of the last: "astrocytic and microglial interaction".
        """
        for first in self._tree.children(head, "amod"):
            joined = [child.index for child in self._tree.children(first.index, "conj") if child.upos == "ADJ"]
            if first.index < head and joined and joined[-1] < head:
                ends = (first.index, *joined)
                last = joined[-1] if bare else head
                alone = tuple(Filler(end, first=end, last=end) for end in ends[:-1])
                return (*alone, Filler(last, first=joined[-1], last=last))
        return ()

    def _members(self, filler: Filler, others: frozenset[int]) -> Iterator[Filler]:
        if filler.first is not None:
            yield filler
            return
        joined = (filler.head,) if filler.alone else members(self._tree, filler.head, self._kinds)
        for member in joined:
            core = self._arguments.core(member)
            if core != member and not filler.alone:
                yield from self._members(replace(filler, head=core), others)
            else:
                yield from self._holding(replace(filler, head=core), others)

    def _holding(self, filler: Filler, others: frozenset[int]) -> Iterator[Filler]:
        """Take "mutations in A, B, and C" apart into "mutations in A" and (mutations in) "B" and "C"."""
        lemma = self._tree[filler.head].lemma
        fewest = 2 if self._kinds.holds("distributing", lemma) else 3 if self._kinds.holds("handling", lemma) else 9
        if not filler.alone:
            for child in self._tree.children(filler.head, "nmod"):
                held = members(self._tree, child.index, self._kinds)
                if (
                    child.index > filler.head
                    and child.index not in others
                    and (len(held) >= fewest or self._repeats(child.index, held) or self._are_both(held))
                    and self._tree.marker(child.index) in ("in", "of", "for")
                    and not self._leans(held[0], held[1])
                ):
                    yield from self._led(filler, child.index, held)
                    return
        yield from self._sharing(filler)

    def _are_both(self, held: tuple[int, ...]) -> bool:
        """Tell whether a complement says of two things that it means both: "severity of both A and B"."""
        opened = any(word.text.lower() == "both" for word in self._tree.children(held[0], "cc"))
        return opened and len(held) > 1

    def _repeats(self, complement: int, held: tuple[int, ...]) -> bool:
        """Tell whether the preposition is said again with each thing: "differences in intake and in weight"."""
        return len(held) > 1 and all(self._tree.marker(one) == self._tree.marker(complement) for one in held)

    def _led(self, filler: Filler, complement: int, held: tuple[int, ...]) -> Iterator[Filler]:
        first, last = self._arguments.stretch(Filler(filler.head), without=held[1:])
        marker = max(word.index for word in self._tree.children(complement, "case"))
        yield replace(filler, first=first, last=last)
        yield from (Filler(head, through=filler.through, leads=(first, marker)) for head in held[1:])

    def _leans(self, one: int, other: int) -> bool:
        """Tell whether a noun only narrows the plural that it is joined to: "motor and sensory neurons"."""
        between = [token.upos for token in self._tree.tokens[one + 1 : other]]
        return between == ["CCONJ", "ADJ"] and self._tree[one].xpos == "NN" and self._tree[other].xpos == "NNS"

    def _sharing(self, filler: Filler) -> Iterator[Filler]:
        """Take "back and leg pain" apart into "back" (pain) and "leg pain", "IL-6, IL-8 and TNF levels" likewise."""
        head = filler.head
        if head >= 3 and self._join(head - 3, head - 1):
            start = min(self._tree.subtree(head - 3, without=range(head - 2, head)))
            yield replace(filler, first=start, last=head - 3, shares=head)
            yield replace(filler, first=head - 1, last=head)
        elif len(names := self._joined_names(head) or self._joined_adjectives(head)) > 1:
            for name in names[:-1]:
                start = min(self._tree.subtree(name, without=names[names.index(name) + 1 :]))
                yield replace(filler, first=self._bare(start, name), last=name, shares=names[-1] + 1)
            yield replace(filler, first=names[-1], last=head)
        else:
            yield filler

    def _joined_names(self, head: int) -> tuple[int, ...]:
        """Return the symbols that are joined before a noun which they share: of "IL-6, IL-8 and TNF levels", three."""
        for first in self._tree.children(head, "compound"):
            joined = [child for child in self._tree.children(first.index, "conj") if first.index < child.index < head]
            ends = [self._symbol(one) for one in (first, *joined)]
            if joined and None not in ends:
                return tuple(end for end in ends if end is not None)
        return ()

    def _joined_adjectives(self, head: int) -> tuple[int, ...]:
        """Return three or more adjectives that say where or in what respect: "cardiac, renal and ocular defects"."""
        for first in self._tree.children(head, "amod"):
            joined = [child for child in self._tree.children(first.index, "conj") if child.upos == "ADJ"]
            ends = (first.index, *(child.index for child in joined))
            if len(ends) > 2 and ends[-1] == head - 1 and self._tree[head].xpos == "NNS":
                return ends
        return ()

    def _symbol(self, token: Token) -> int | None:
        """Return the symbol that a joined word is or begins with: "TNF" of "serum", joined in "IL-6 and TNF serum".

        The name of a place counts as one: "hand, hip and knee pain".
        """
        words = (token, *self._tree.children(token.index, "compound"))
        symbol = next((word.index for word in words if is_symbol(word.text)), None)
        return token.index if symbol is None and self._kinds.holds("anatomy", token.lemma.lower()) else symbol

    def _bare(self, start: int, name: int) -> int:
        """Return where the words of a name begin, past the comma or "and" before it."""
        while start < name and self._tree[start].upos in ("PUNCT", "CCONJ"):
            start += 1
        return start

    def _join(self, first: int, second: int) -> bool:
        """Tell whether two nouns right before a head share it: "A and B pain"."""
        one, joiner, two = self._tree.tokens[first : second + 1]
        if not all(token.upos in ("NOUN", "PROPN") and token.dep in ("compound", "conj") for token in (one, two)):
            return False
        return joiner.dep == "cc" and (two.head == first or one.head == second)
