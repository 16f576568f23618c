"""Hypotheses and what speaks for and against them: compared, explained, on cards, in matrices, with their gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from graphbuilder.api.knowledge import KnowledgeGraph
from graphbuilder.api.reading import ground, mechanism
from graphbuilder.model import Graph, Hypothesis

if TYPE_CHECKING:
    from graphbuilder.assembly import Alignment, Contradiction, Difference, Encounter, Look, Matrix
    from graphbuilder.grounding import TermRequest
    from graphbuilder.model.contrast import Contrast, Gap


def hypotheses_of(graph: Graph, outcome: str) -> tuple[Hypothesis, ...]:
    """Return the hypotheses whose outcome is the term *outcome* (a CURIE) or lies under it."""
    from graphbuilder import assembly, ontology

    hierarchy = ontology.open_index()
    return tuple(h for h in graph.hypotheses if assembly.at_or_below(h.outcome, outcome, hierarchy))


def compare(graph: Graph | str | Path, other: Graph | str | Path) -> list[Alignment]:
    """Return the hypotheses of a graph lined up with those of another graph or of curated mechanisms, best first.

    Either may be a graph or the path of one; *other* also anything that `mechanism` reads.

    Raises:
        InputError: If either cannot be read.
    """
    from graphbuilder import assembly, ontology

    return assembly.compare(*_both(graph, other), ontology.open_index())


def compare_statements(graph: Graph | str | Path, other: Graph | str | Path) -> list[Encounter]:
    """Return the statements of a graph outside its hypotheses beside mechanisms that have both ends; else as `compare`.

    Raises:
        InputError: If either cannot be read.
    """
    from graphbuilder import assembly, ontology

    return assembly.compare_statements(*_both(graph, other), ontology.open_index())


def _both(graph: Graph | str | Path, other: Graph | str | Path) -> tuple[Graph, Graph]:
    from graphbuilder import folder

    mine = graph if isinstance(graph, Graph) else folder.read(Path(graph))
    return mine, other if isinstance(other, Graph) else mechanism(other)


def explain(graph: Graph, thing: str) -> str:
    """Return why the statement or hypothesis with id *thing* is in *graph*.

    Raises:
        QueryError: If it is not.
    """
    from graphbuilder import assembly, ontology

    return "\n".join(assembly.explain(graph, thing, ontology.open_index()))


def contrasts(graph: Graph) -> Iterator[Contrast]:
    """Yield how each pair of rival hypotheses differs: what they share, where they part, what would tell them apart."""
    from graphbuilder import assembly, ontology

    return assembly.contrasts(graph, ontology.open_index())


def gaps(graph: Graph, bridges: str | Path | None = None) -> list[tuple[Hypothesis, Gap]]:
    """Return what the hypotheses of *graph* leave open, each gap with its hypothesis, those with a bridge first.

    Bridges are looked for in *bridges*, anything that `mechanism` reads, or else in the graph itself.

    Raises:
        InputError: If *bridges* cannot be read.
    """
    from graphbuilder import assembly

    return assembly.all_gaps(graph, None if bridges is None else mechanism(bridges))


def contradictions(graph: Graph) -> list[Contradiction]:
    """Return where texts disagree over a pair of concepts; what no recorded context explains comes first."""
    from graphbuilder import assembly

    return assembly.contradictions(graph)


def diff(first: Graph, second: Graph) -> Difference:
    """Return the statements and hypotheses that only one of two graphs holds, or for which they hold other evidence."""
    from graphbuilder import assembly

    return assembly.difference(first, second)


def term_requests(graph: Graph) -> list[TermRequest]:
    """Return the concepts of *graph* for which no ontology has a term, ready to be asked for; the most quoted first."""
    from graphbuilder import grounding

    return sorted(grounding.term_requests(graph.claims), key=lambda one: (-len(one.quotes), one.label))


def matrices(graph: Graph, outcome: str = "") -> Iterator[Matrix]:
    """Yield how the evidence stands to each group of competing hypotheses, all of them or those over *outcome*."""
    from graphbuilder import assembly, ontology

    hierarchy = ontology.open_index()
    for rivals in assembly.contests(hypotheses_of(graph, outcome) if outcome else graph.hypotheses):
        yield assembly.matrix(rivals, graph, hierarchy)


def cards(graph: Graph, hypotheses: Iterable[Hypothesis] | None = None, look: Look | None = None) -> Iterator[str]:
    """Yield each hypothesis (all of the graph, or those given) on one page of Markdown.

    With *look* (see `looker`) each page says which of the things that would decide a text already reports.
    """
    from graphbuilder import assembly, ontology

    hierarchy = ontology.open_index()
    for hypothesis in graph.hypotheses if hypotheses is None else hypotheses:
        yield assembly.card(hypothesis, graph, hierarchy, look or assembly.nowhere)


def cards_page(graph: Graph, hypotheses: Iterable[Hypothesis] | None = None, look: Look | None = None) -> str:
    """Return the cards as one HTML page."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark", {"html": False}).render("\n".join(cards(graph, hypotheses, look)))
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Hypotheses</title><body>{body}</body></html>'


def looker(graph: KnowledgeGraph) -> Look:
    """Return what answers where the texts of *graph* report something; reads them again, so it takes a while."""
    from graphbuilder import assembly, ontology, readers

    index = ontology.open_index()
    documents = (readers.text(text, name) for name, text in sorted(graph.texts.items()))
    mentions = {document.id: found for document, found in ground(documents)}

    def names(curie: str) -> Iterator[str]:
        return (name.text for name in index.synonyms(curie))

    return assembly.looker(graph, mentions, index, names)
