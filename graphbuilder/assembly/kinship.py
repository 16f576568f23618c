"""When two concepts are near enough to be one station of a course, or one outcome."""

from __future__ import annotations

from graphbuilder.model import Category, Composed, Concept, Term
from graphbuilder.protocols import Hierarchy

SHALLOW = 2
"""A term with fewer ancestors than this ("disease", "cell") is above nearly everything and joins nothing."""

FEW = 4
"""A term with fewer ancestors than this ("organ", "process") has parts of every sort."""

MADE_OF_PARTS = frozenset({Category.ANATOMY, Category.CELL, Category.PROCESS})


def anchor(concept: Concept) -> str:
    """Return the id that stands for *concept* in the hierarchy: the base of a composition, else its own."""
    return concept.base.id if isinstance(concept, Composed) else concept.id


def kin(one: Concept, other: Concept, hierarchy: Hierarchy) -> bool:
    """Tell whether the two are the same, share their base, or one lies under the other."""
    return related(anchor(one), anchor(other), hierarchy)


def related(one: str, other: str, hierarchy: Hierarchy) -> bool:
    """Tell the same of two ids in the hierarchy."""
    return one == other or _under(one, other, hierarchy) or _under(other, one, hierarchy)


def part(one: Concept, other: Concept, hierarchy: Hierarchy) -> bool:
    """Tell whether one of two places, cells or processes is a part of the other: the spinous process, the vertebra."""
    if not {one.category, other.category} <= MADE_OF_PARTS:
        return False
    mine, yours = anchor(one), anchor(other)
    return _part(mine, yours, hierarchy) or _part(yours, mine, hierarchy)


def _part(narrow: str, broad: str, hierarchy: Hierarchy) -> bool:
    return broad in hierarchy.broader(narrow) and len(hierarchy.ancestors(broad)) >= FEW


def at_or_below(concept: Concept, term: str, hierarchy: Hierarchy) -> bool:
    """Tell whether *concept* is the term with this CURIE, is composed of it, or lies under it."""
    broader = getattr(concept, "broader", None)
    stations = {concept.id, anchor(concept), *([broader.id] if broader else [])}
    return term in stations or any(term in hierarchy.ancestors(station) for station in stations)


def _under(narrow: str, broad: str, hierarchy: Hierarchy) -> bool:
    return broad in hierarchy.ancestors(narrow) and len(hierarchy.ancestors(broad)) >= SHALLOW


class NoHierarchy:
    """A hierarchy in which nothing lies under anything: for tests, and for graphs without ontologies."""

    def ancestors(self, term: str) -> frozenset[str]:
        """Return nothing."""
        return frozenset()

    def broader(self, curie: str) -> frozenset[str]:
        """Return nothing."""
        return frozenset()

    def parents(self, curie: str) -> tuple[str, ...]:
        """Return nothing."""
        return ()

    def same_as(self, curie: str) -> tuple[str, ...]:
        """Return nothing."""
        return ()

    def term(self, curie: str) -> Term | None:
        """Return nothing."""
        return None
