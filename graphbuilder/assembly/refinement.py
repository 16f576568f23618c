"""Which statements say more precisely what others say: a fracture of the sacrum is a fracture of a bone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from graphbuilder.assembly.kinship import anchor
from graphbuilder.model import SYMMETRIC, Composed, Concept, Part, Provisional, Statement, Term
from graphbuilder.protocols import Hierarchy


@dataclass(frozen=True, slots=True)
class Refinement:
    """Two statements with one relation; each end of *narrow* is that of *broad* or lies under it."""

    narrow: Statement
    broad: Statement


def refinements(statements: Iterable[Statement], hierarchy: Hierarchy) -> Iterator[Refinement]:
    """Yield every refinement among *statements*, by the ids of the narrower and the broader.

    Each statement is looked up under what lies above its ends, so the cost grows with the statements and not with their
    pairs. In a relation without direction the ends may be exchanged.
    """
    ordered = sorted(statements, key=lambda statement: statement.id)
    said = {(one.subject.id, one.predicate.group, one.object.id): one for one in ordered}
    wider = _wider({end.id: end for one in ordered for end in (one.subject, one.object)}, hierarchy)
    for narrow in ordered:
        causes, effects = wider[narrow.subject.id], wider[narrow.object.id]
        pairs = {*product(causes, effects)}
        if narrow.predicate.group in SYMMETRIC:
            pairs |= {*product(effects, causes)}
        found = {said[key] for one, other in pairs if (key := (one, narrow.predicate.group, other)) in said}
        for broad in sorted(found - {narrow}, key=lambda statement: statement.id):
            yield Refinement(narrow, broad)


def subsumes(broad: Concept, narrow: Concept, hierarchy: Hierarchy) -> bool:
    """Tell whether *narrow* is a kind of *broad*, or the same.

    A composition is a kind of its base, and of a composition that asks for less: a wider base, fewer parts, wider
    parts. A provisional concept is a kind of the term that it stands under.
    """
    if broad.id == narrow.id:
        return True
    match broad:
        case Term():
            return any(_is_a(term, broad, hierarchy) for term in _kinds(narrow))
        case Composed() if isinstance(narrow, Composed):
            based = _is_a(narrow.base, broad.base, hierarchy)
            return based and all(any(_covers(want, part, hierarchy) for part in narrow.parts) for want in broad.parts)
    return False


def _wider(concepts: Mapping[str, Concept], hierarchy: Hierarchy) -> dict[str, list[str]]:
    """Return the ids of those *concepts* that each of them is a kind of, itself included."""
    by_anchor: defaultdict[str, list[Concept]] = defaultdict(list)
    for concept in concepts.values():
        by_anchor[anchor(concept)].append(concept)
    found: dict[str, list[str]] = {}
    for key, concept in concepts.items():
        terms = {anchor(concept), *(term.id for term in _kinds(concept))}
        anchors = terms.union(*(hierarchy.ancestors(term) for term in terms))
        near = (other for term in anchors & by_anchor.keys() for other in by_anchor[term])
        found[key] = [other.id for other in near if subsumes(other, concept, hierarchy)]
    return found


def _kinds(concept: Concept) -> tuple[Term, ...]:
    """Return the terms that the concept is a kind of by what it is made of."""
    match concept:
        case Term():
            return (concept,)
        case Composed(base=base, broader=broader):
            return (base,) if broader is None else (base, broader)
        case Provisional(broader=broader):
            return () if broader is None else (broader,)


def _covers(want: Part, part: Part, hierarchy: Hierarchy) -> bool:
    return want.relation == part.relation and _is_a(part.term, want.term, hierarchy)


def _is_a(narrow: Term, broad: Term, hierarchy: Hierarchy) -> bool:
    return narrow.id == broad.id or broad.id in hierarchy.ancestors(narrow.id)
