"""Where a text already reports what would tell rivals apart: the history names an operation, the images a fracture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from graphbuilder.assembly.refinement import subsumes
from graphbuilder.model import Composed, Concept, Graph, Match, Mention, Span, Term
from graphbuilder.model.contrast import Sighting
from graphbuilder.protocols import Hierarchy

Look: TypeAlias = Callable[[Concept], tuple[Sighting, ...]]
"""Answers where texts report a concept."""

Names: TypeAlias = Callable[[str], Iterable[str]]
"""Answers by which names an ontology knows the term with this CURIE."""


def nowhere(concept: Concept) -> tuple[Sighting, ...]:
    """Return nothing: for when no text is at hand."""
    return ()


def looker(
    graph: Graph, mentions: Mapping[str, Sequence[tuple[Mention, Match]]], hierarchy: Hierarchy, names: Names
) -> Look:
    """Return what answers where *mentions* (by document) report a concept, or a kind of it.

    The sentences from which the graph's statements come are passed over: to explain something by a fracture is not to
    report one.
    """
    telling: defaultdict[str, set[Span]] = defaultdict(set)
    for claim in graph.claims:
        telling[claim.evidence.document].add(claim.evidence.passage)
    reporting = [
        (Sighting(document, mention), match.concept)
        for document, found in sorted(mentions.items())
        for mention, match in found
        if not any(passage.covers(mention.span) for passage in telling[document])
    ]

    def look(concept: Concept) -> tuple[Sighting, ...]:
        return tuple(seen for seen, named in reporting if _reports(named, concept, hierarchy, names))

    return look


def _reports(named: Concept, concept: Concept, hierarchy: Hierarchy, names: Names) -> bool:
    if subsumes(concept, named, hierarchy):
        return True
    if not (isinstance(concept, Composed) and isinstance(named, Term) and subsumes(concept.base, named, hierarchy)):
        return False
    return all(any(_word_of(part.term.label, name) for name in names(named.id)) for part in concept.parts)


def _word_of(label: str, name: str) -> bool:
    """Tell whether a term's own name says what it is made of: "uterus surgical removal" is surgery on the uterus."""
    return f" {label.lower()} " in f" {name.lower()} "
