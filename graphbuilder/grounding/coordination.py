"""Write out what coordinated words share: "back and leg pain" is back pain and leg pain."""

from __future__ import annotations

from collections.abc import Callable

from graphbuilder.grounding.phrase import Phrase
from graphbuilder.model import Category, Term

_CONJUNCTIONS = frozenset({"and", "or"})
_ALIKE = {Category.DISEASE: Category.PHENOTYPE}
"""Kinds that are named side by side: bowel disease and bladder dysfunction."""

Named = Callable[[str], "Term | None"]
"""Takes a name; gives the term that it names by itself."""


def readings(phrase: Phrase, named: Named) -> tuple[str, ...]:
    """Return the names that *phrase* coordinates, each written out; only itself where that is not sure.

    A reading counts only if every name in it is known, and all of one kind.
    """
    for at in range(1, len(phrase)):
        left, right = _sides(phrase, at)
        if left is None or right is None:
            continue
        for shared in range(1, len(right.words)):
            head = right.cut(len(right) - shared).surface
            split = (f"{left.surface} {head}", right.surface)
            if _are_of_a_kind(split, named):
                return split
        if _are_of_a_kind((left.surface, right.surface), named):
            return left.surface, right.surface
    return (phrase.surface,)


def _sides(phrase: Phrase, at: int) -> tuple[Phrase, Phrase] | tuple[None, None]:
    """Return what stands left and right of a conjunction at *at*, or of a slash before it."""
    if phrase.words[at] in _CONJUNCTIONS and at + 1 < len(phrase):
        return phrase.cut(0, at), phrase.cut(at + 1)
    between = phrase.text[phrase.spans[at - 1][1] : phrase.spans[at][0]]
    if between.strip() == "/":
        return phrase.cut(0, at), phrase.cut(at)
    return None, None


def _are_of_a_kind(names: tuple[str, str], named: Named) -> bool:
    terms = [named(name) for name in names]
    kinds = {_ALIKE.get(term.category, term.category) for term in terms if term is not None}
    return None not in terms and len(kinds) == 1
