"""Sources into graphs: the verbs that read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from graphbuilder.api.knowledge import KnowledgeGraph
from graphbuilder.model import Document, Graph, Match, Mention

if TYPE_CHECKING:
    from graphbuilder.curated import CuratedDocument
    from graphbuilder.evaluation import Report
    from graphbuilder.folder import Change
    from graphbuilder.pipeline import Choice, Reading

Sources: TypeAlias = str | Path | Iterable[str | Path]
"""One file or several."""

Progress: TypeAlias = Callable[[Iterable[Document]], Iterable[Document]]
"""Passes the texts on as they are read: where a progress display hooks in."""

OnCurated: TypeAlias = Callable[["CuratedDocument"], object]
"""Called with each curated document that was read; what it returns is ignored."""


def read(sources: Sources) -> Iterator[Document]:
    """Yield the documents of *sources*, with what is kept and what is cut.

    Raises:
        InputError: If a source is missing, empty, binary or in a wrong encoding.
    """
    from graphbuilder import readers

    return readers.sources(_paths(sources))


def extract(
    sources: Sources,
    *,
    pipeline: str | None = None,
    ontologies: tuple[str, ...] = (),
    learned: bool = True,
    processes: int = 1,
) -> Iterator[Graph]:
    """Yield one graph a document, each with its own hypotheses; memory stays flat over any number of documents."""
    from graphbuilder import ontology
    from graphbuilder.pipeline import Choice, assemble
    from graphbuilder.processes import readings

    hierarchy = ontology.open_index(ontologies=ontologies)
    for reading in readings(read(sources), Choice(pipeline, ontologies, learned), processes):
        yield assemble((reading,), hierarchy)


def build(
    sources: Sources,
    *,
    output: str | Path | None = None,
    pipeline: str | None = None,
    ontologies: tuple[str, ...] = (),
    learned: bool = True,
    processes: int = 1,
    progress: Progress = iter,
    on_curated: OnCurated = id,
) -> KnowledgeGraph:
    """Return the graph of *sources*; with *output*, write it there as a graph folder too.

    A source may be a text, a file of curated mechanisms, or a folder of such files.

    The graph is the same for any number of *processes*. More than one are started afresh: a script that asks for them
    needs the usual ``if __name__ == "__main__":``.

    Raises:
        InputError: If a source cannot be read.
        OutputError: If *output* holds something that is no graph, or cannot be written.
    """
    from graphbuilder import folder, ontology
    from graphbuilder.pipeline import Choice, assemble

    paths = _paths(sources)
    choice = Choice(pipeline, ontologies, learned)
    with nullcontext() if output is None else folder.renewed(Path(output)) as fresh:
        found = tuple(_readings(paths, choice, processes, progress, on_curated))
        graph = assemble(found, ontology.open_index(ontologies=ontologies))
        texts = {reading.document.id: reading.document.text for reading in found}
        built = KnowledgeGraph(graph.sources, graph.claims, graph.hypotheses, graph.lineages, texts)
        if fresh is not None:
            folder.fill(fresh, built, texts, _run(paths, choice))
    return built


def add(
    sources: Sources,
    to: str | Path,
    *,
    pipeline: str | None = None,
    ontologies: tuple[str, ...] = (),
    learned: bool = True,
    processes: int = 1,
    progress: Progress = iter,
    on_curated: OnCurated = id,
) -> Change:
    """Read *sources* into the graph folder *to*, made if it is not there, and return what changed.

    The graph is then the one that `build` makes of all its documents. Memory stays flat over any number of documents;
    a document whose id is there already takes the place of the older one.

    Raises:
        InputError: If a source cannot be read; the folder then stays as it was.
        OutputError: If *to* holds something that is no graph, or cannot be written.
    """
    from graphbuilder import folder, ontology
    from graphbuilder.pipeline import Choice

    paths = _paths(sources)
    choice = Choice(pipeline, ontologies, learned)
    found = _readings(paths, choice, processes, progress, on_curated)
    hierarchy = ontology.open_index(ontologies=ontologies)
    return folder.change(Path(to), found, hierarchy, run=_run(paths, choice))


def remove(documents: str | Iterable[str], path: str | Path) -> Change:
    """Take documents, by their ids, out of the graph folder *path*: it is then as if they had never been read.

    Raises:
        InputError: If there is no graph, or it holds no such document.
    """
    from graphbuilder import folder, ontology

    wanted = {documents} if isinstance(documents, str) else set(documents)
    return folder.change(Path(path), (), ontology.open_index(), wanted)


def ground(
    sources: Sources | Iterable[Document],
    *,
    pipeline: str | None = None,
    ontologies: tuple[str, ...] = (),
    learned: bool = True,
) -> Iterator[tuple[Document, tuple[tuple[Mention, Match], ...]]]:
    """Yield each document with the mentions of known concepts in it, in the order of the text.

    A string that names no file is taken as the text itself.

    Raises:
        InputError: If a source cannot be read.
    """
    from graphbuilder.pipeline import Choice, stages

    loaded = stages(Choice(pipeline, ontologies, learned))
    for parse in loaded.annotate(_documents(sources)):
        yield parse.document, tuple(loaded.grounder.find(parse))


def mechanism(path: str | Path) -> Graph:
    """Return a graph folder, a curated file (told by its suffix), or a folder of curated files, as a graph.

    Raises:
        InputError: If it is none of these.
    """
    from graphbuilder import folder
    from graphbuilder.pipeline import Reading, assemble, curated_documents, terminology

    file = Path(path)
    if folder.is_graph(file):
        return folder.read(file)
    curated, texts = _by_kind((file,))
    if texts:
        return folder.read(file)
    known = terminology()
    return assemble((Reading(one.document, one.claims) for one in curated_documents(curated, known)), known.index)


def evaluate(gold: str | Path, *, pipeline: str | None = None, errors: int = 0) -> Report:
    """Return how well the statements of annotated passages are read (docs/reference/evaluation.md).

    Raises:
        InputError: If *gold* is no gold file.
    """
    from graphbuilder import evaluation, readers
    from graphbuilder.pipeline import Choice, readings, stages

    passages = tuple(evaluation.passages(Path(gold)))
    documents = (readers.text(passage.text, passage.id) for passage in passages)
    found = readings(documents, stages(Choice(pipeline)))
    answers = ((passage, evaluation.annotations_of(r.claims)) for passage, r in zip(passages, found, strict=True))
    return evaluation.score(answers, errors)


def _readings(
    paths: Iterable[Path], choice: Choice, processes: int, progress: Progress, on_curated: OnCurated
) -> Iterator[Reading]:
    """Yield the readings of files, the curated ones first; the language pipeline is loaded only if there are texts."""
    from graphbuilder.pipeline import Reading, curated_documents, terminology
    from graphbuilder.processes import readings

    curated, texts = _by_kind(paths)
    for found in curated_documents(curated, terminology(choice)) if curated else ():
        on_curated(found)
        yield Reading(found.document, found.claims)
    if texts:
        yield from readings(progress(read(texts)), choice, processes)


def _documents(sources: Sources | Iterable[Document]) -> Iterator[Document]:
    from graphbuilder import readers

    for number, one in enumerate((sources,) if isinstance(sources, str | Path) else sources, 1):
        if isinstance(one, Document):
            yield one
        elif Path(one).is_file():
            yield from readers.source(Path(one))
        else:
            yield readers.text(str(one), f"text-{number}")


def _by_kind(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return the curated files among *paths* and in folders among them, and the others, which are texts."""
    from graphbuilder import curated

    kinds: tuple[list[Path], list[Path]] = ([], [])
    for path in curated.expanded(paths):
        kinds[not curated.is_curated(path)].append(path)
    return kinds


def _paths(sources: Sources) -> tuple[Path, ...]:
    if isinstance(sources, str | Path):
        return (Path(sources),)
    return tuple(Path(source) for source in sources)


def _run(paths: Iterable[Path], choice: Choice) -> dict[str, Any]:
    """Return how a graph is made, for ``run.json``."""
    from datetime import UTC, datetime
    from importlib.metadata import version

    return {
        "graphbuilder": version("graphbuilder"),
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "sources": [str(path) for path in paths],
        "pipeline": choice.pipeline or "shipped",
        "ontologies": list(choice.ontologies) or "all",
        "learned": choice.learned,
    }
