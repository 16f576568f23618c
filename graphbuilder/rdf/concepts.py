"""Concepts as RDF: terms by their own IRIs, compositions as OWL class expressions, provisional ones under a term."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Quad

from graphbuilder.model import Composed, Concept, Lineage, Provisional, Term
from graphbuilder.rdf import vocabulary as v
from graphbuilder.rdf.describe import Node, facts
from graphbuilder.rdf.names import node


def name(concept: Concept) -> Iterator[Quad]:
    """Yield what anything has that is or could be a concept: identifier, label, category, and keys to find it by.

    The keys are identifier and label in lower case: the words by which a question may name it.
    """
    keys = sorted({concept.id.lower(), concept.label.lower()})
    yield from facts(
        node(concept.id),
        [
            (v.TYPE, v.OWL_CLASS),
            (v.IDENTIFIER, concept.id),
            (v.LABEL, concept.label),
            (v.CATEGORY, concept.category.value),
            *((v.KEY, key) for key in keys),
        ],
    )


def describe(concept: Concept) -> Iterator[Quad]:
    """Yield what a concept of a graph has besides its name: its kind, and what it is made of."""
    here = node(concept.id)
    yield from facts(here, [(v.TYPE, v.CONCEPT)])
    match concept:
        case Term():
            yield from facts(here, [(v.TYPE, v.TERM)])
        case Composed(broader=broader):
            yield from facts(here, [(v.TYPE, v.COMPOSED_CONCEPT), (v.BASE, node(concept.base.id))])
            yield from facts(here, [(v.PART, node(part.term.id)) for part in concept.parts])
            yield from _broader(concept, broader)
            yield from _class_expression(concept)
        case Provisional(broader=broader):
            yield from facts(here, [(v.TYPE, v.PROVISIONAL_CONCEPT)])
            yield from _broader(concept, broader)


def place(lineage: Lineage) -> Iterator[Quad]:
    """Yield where a term stands in its ontology: right under its parents, and beside its equals in others."""
    here = node(lineage.term.id)
    yield from facts(here, [(v.TYPE, v.PLACED)])
    yield from facts(here, [(v.SUBCLASS_OF, node(parent)) for parent in lineage.parents])
    yield from facts(here, [(v.EXACT_MATCH, node(equal)) for equal in lineage.same_as])


def _broader(concept: Concept, broader: Term | None) -> Iterator[Quad]:
    if broader is not None:
        yield from facts(node(concept.id), [(v.BROADER, node(broader.id))])


def _class_expression(concept: Composed) -> Iterator[Quad]:
    """Yield ``concept ≡ base and (relation some term) and ...``.

    Class expressions are blank nodes by the OWL 2 specification; ours are numbered, so that two runs agree.
    """
    local = concept.id.removeprefix("gb:")
    whole = BlankNode(f"{local}class")
    cells = [BlankNode(f"{local}list{i}") for i in range(len(concept.parts) + 1)]
    restrictions = [BlankNode(f"{local}some{i}") for i in range(len(concept.parts))]
    yield from facts(node(concept.id), [(v.EQUIVALENT_CLASS, whole)])
    yield from facts(whole, [(v.TYPE, v.OWL_CLASS), (v.INTERSECTION_OF, cells[0])])
    members: list[Node] = [node(concept.base.id), *restrictions]
    following: list[Node] = [*cells[1:], v.NIL]
    for cell, member, rest in zip(cells, members, following, strict=True):
        yield from facts(cell, [(v.FIRST, member), (v.REST, rest)])
    for restriction, part in zip(restrictions, concept.parts, strict=True):
        yield from facts(
            restriction,
            [
                (v.TYPE, v.RESTRICTION),
                (v.ON_PROPERTY, node(part.relation)),
                (v.SOME_VALUES_FROM, node(part.term.id)),
                (v.RELATION_LABEL, part.relation_label),
            ],
        )
