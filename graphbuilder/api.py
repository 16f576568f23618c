"""The front door: the same verbs as the command line, as functions on values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from graphbuilder.model import Document, Graph, Hypothesis, Match, Mention
from graphbuilder.protocols import Hierarchy, Loaded, Rows, Value

if TYPE_CHECKING:
    import networkx

    from graphbuilder.assembly import Alignment, Look, Matrix
    from graphbuilder.curated import Telling
    from graphbuilder.evaluation import Report
    from graphbuilder.folder import Change
    from graphbuilder.pipeline import Choice

Sources: TypeAlias = str | Path | Iterable[str | Path]
"""One file or several."""

Hear: TypeAlias = Callable[["Telling"], object]
"""Hears of each curated source that was read: what went in, what came out, and what was wrong with it."""

Watch: TypeAlias = Callable[[Iterable[Document]], Iterable[Document]]
"""Sees the documents go by: where a progress display hooks in."""


@dataclass(frozen=True)
class KnowledgeGraph(Graph):
    """A graph with its texts at hand (by document id), and the ways out of it."""

    texts: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return concepts as nodes and claims as edges of a networkx multigraph."""
        from graphbuilder import graph

        return graph.to_networkx(self)

    def to_rdf(self, path: str | Path) -> None:
        """Write the graph as RDF; the suffix chooses: .trig, .ttl, .nq or .jsonld."""
        export(self, path)

    def save(self, path: str | Path) -> None:
        """Write a graph folder.

        Raises:
            OutputError: If *path* holds something that is no graph, or cannot be written.
        """
        from graphbuilder import folder

        folder.write(self, self.texts, Path(path))


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
    from graphbuilder import pipeline as line
    from graphbuilder.processes import readings

    hierarchy = _hierarchy(ontologies)
    for reading in readings(read(sources), line.Choice(pipeline, ontologies, learned), processes):
        yield line.graph((reading,), hierarchy)


def build(
    sources: Sources,
    *,
    output: str | Path | None = None,
    pipeline: str | None = None,
    ontologies: tuple[str, ...] = (),
    learned: bool = True,
    processes: int = 1,
    watch: Watch = iter,
    hear: Hear = id,
) -> KnowledgeGraph:
    """Return the graph of *sources*; with *output*, write it there as a graph folder too.

    A source may be a text, a file of curated mechanisms, or a folder of such files.

    The graph is the same for any number of *processes*. More than one are started afresh: a script that asks for them
    needs the usual ``if __name__ == "__main__":``.

    Raises:
        InputError: If a source cannot be read.
        OutputError: If *output* holds something that is no graph, or cannot be written.
    """
    from graphbuilder import folder
    from graphbuilder import pipeline as line
    from graphbuilder.processes import readings

    paths = _paths(sources)
    choice = line.Choice(pipeline, ontologies, learned)
    with nullcontext() if output is None else folder.renewed(Path(output)) as fresh:
        curated, written = _sorted(paths)
        told = tuple(_told(curated, choice, hear))
        said = readings(watch(read(written)), choice, processes) if written else ()
        found = (*(line.Reading(one.document, one.claims) for one in told), *said)
        graph = line.graph(found, _hierarchy(ontologies))
        texts = {reading.document.id: reading.document.text for reading in found}
        built = KnowledgeGraph(graph.sources, graph.claims, graph.hypotheses, graph.lineages, texts)
        if fresh is not None:
            folder.fill(fresh, built, texts, _run(paths, pipeline, ontologies, learned))
    return built


def add(
    sources: Sources,
    to: str | Path,
    *,
    pipeline: str | None = None,
    ontologies: tuple[str, ...] = (),
    learned: bool = True,
    processes: int = 1,
    watch: Watch = iter,
    hear: Hear = id,
) -> Change:
    """Read *sources* into the graph folder *to*, made if it is not there, and return what changed.

    The graph is then the one that `build` makes of all its documents. Memory stays flat over any number of documents;
    a document whose id is there already takes the place of the older one.

    Raises:
        InputError: If a source cannot be read; the folder then stays as it was.
        OutputError: If *to* holds something that is no graph, or cannot be written.
    """
    from graphbuilder import folder
    from graphbuilder import pipeline as line
    from graphbuilder.processes import readings

    paths = _paths(sources)
    choice = line.Choice(pipeline, ontologies, learned)
    curated, written = _sorted(paths)
    told = (line.Reading(one.document, one.claims) for one in _told(curated, choice, hear))
    said = readings(watch(read(written)), choice, processes) if written else ()
    return folder.change(
        Path(to), chain(told, said), _hierarchy(ontologies), run=_run(paths, pipeline, ontologies, learned)
    )


def remove(documents: str | Iterable[str], path: str | Path) -> Change:
    """Take documents, by their ids, out of the graph folder *path*: it is then as if they had never been read.

    Raises:
        InputError: If there is no graph, or it holds no such document.
    """
    from graphbuilder import folder

    wanted = {documents} if isinstance(documents, str) else set(documents)
    return folder.change(Path(path), (), _hierarchy(), wanted)


def open_graph(path: str | Path) -> KnowledgeGraph:
    """Return the graph of a folder that `build` or `save` wrote.

    Raises:
        InputError: If there is none.
        ContractError: If it is damaged.
    """
    from graphbuilder import folder

    graph = folder.read(Path(path))
    return KnowledgeGraph(
        graph.sources, graph.claims, graph.hypotheses, graph.lineages, folder.texts(Path(path), graph)
    )


def verify(path: str | Path) -> Graph:
    """Return the graph of a folder after checking every quote and offset against its sources.

    Raises:
        VerificationError: With the first disagreement and how many there are.
    """
    from graphbuilder import assembly
    from graphbuilder.errors import VerificationError

    graph = open_graph(path)
    found = list(assembly.problems(graph, graph.texts))
    if found:
        raise VerificationError(f"{path}: {found[0]}" + (f" (and {len(found) - 1} more)" if found[1:] else ""))
    return graph


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
    from graphbuilder import pipeline as line

    stages = line.stages(line.Choice(pipeline, ontologies, learned))
    for parse in stages.annotate(_documents(sources)):
        yield parse.document, tuple(stages.grounder.find(parse))


def load(path: str | Path, to: str, *, user: str = "neo4j", password: str | None = None) -> Loaded:
    """Load a graph folder into the store at *to*: a folder for RDF, ``neo4j://`` or ``bolt://`` for Neo4j.

    Without *password*, NEO4J_PASSWORD of the environment is used. Loading twice adds nothing.

    Raises:
        StoreError: If the store cannot be reached or refuses.
    """
    from graphbuilder import store

    return store.load(Path(path), to, user=user, password=password)


def query(graph: Graph | str | Path, question: str, **parameters: Value) -> Rows:
    """Return the rows of a named question (`graphbuilder query --list`) asked of a graph or a graph folder.

    Raises:
        QueryError: If the question or a parameter is unknown or missing.
    """
    from graphbuilder import questions, store

    with store.embedded(graph if isinstance(graph, Graph) else Path(graph)) as target:
        return questions.run(target, question, parameters)


def ask(
    where: str, question: str, parameters: Mapping[str, Value], *, file: Path | None = None, user: str = "neo4j"
) -> Rows:
    """Return the rows of a question, or of the query in *file*, from a graph folder or the store at *where*.

    Raises:
        QueryError: If the question, the file or a parameter does not fit.
        StoreError: If the store cannot be reached or refuses.
    """
    from graphbuilder import questions, store

    opened = store.opened(where, user=user) if "://" in where else store.embedded(Path(where))
    with opened as target:
        if file is not None:
            return questions.run_file(target, file, parameters)
        return questions.run(target, question, parameters)


def export(graph: Graph, path: str | Path) -> None:
    """Write *graph* in the format that the suffix of *path* names.

    Raises:
        OutputError: If the suffix is unknown or the file cannot be written.
    """
    from graphbuilder import exports

    exports.write(graph, Path(path))


def view(graph: KnowledgeGraph, path: str | Path) -> None:
    """Draw *graph*: one HTML file that opens anywhere, or an SVG, by the suffix of *path*.

    Raises:
        OutputError: If the file cannot be written.
    """
    from graphbuilder import pictures
    from graphbuilder.codec.files import write_text

    target = Path(path)
    drawn = pictures.svg(graph) if target.suffix == ".svg" else pictures.html(graph, graph.texts)
    write_text(target, drawn)


def evaluate(gold: str | Path, *, pipeline: str | None = None, errors: int = 0) -> Report:
    """Return how well the statements of annotated passages are read (docs/reference/evaluation.md).

    Raises:
        InputError: If *gold* is no gold file.
    """
    from graphbuilder import evaluation, readers
    from graphbuilder import pipeline as line

    passages = tuple(evaluation.passages(Path(gold)))
    documents = (readers.text(passage.text, passage.id) for passage in passages)
    found = line.readings(documents, line.stages(line.Choice(pipeline)))
    answers = ((passage, evaluation.said(r.claims)) for passage, r in zip(passages, found, strict=True))
    return evaluation.score(answers, errors)


def compare(graph: Graph | str | Path, other: Graph | str | Path) -> list[Alignment]:
    """Return the hypotheses of a graph lined up with those of another graph or of curated mechanisms, best first.

    Either may be a graph or the path of one; *other* also anything that `mechanism` reads.

    Raises:
        InputError: If either cannot be read.
    """
    from graphbuilder import assembly, folder

    mine = graph if isinstance(graph, Graph) else folder.read(Path(graph))
    yours = other if isinstance(other, Graph) else mechanism(other)
    return assembly.compare(mine, yours, _hierarchy())


def mechanism(path: str | Path) -> Graph:
    """Return a graph folder, a curated file (told by its suffix), or a folder of curated files, as a graph.

    Raises:
        InputError: If it is none of these.
    """
    from graphbuilder import folder
    from graphbuilder import pipeline as line

    file = Path(path)
    if folder.is_graph(file):
        return folder.read(file)
    curated, texts = _sorted((file,))
    if texts:
        return folder.read(file)
    names = line.names()
    return line.graph((line.Reading(one.document, one.claims) for one in line.told(curated, names)), names.index)


def cards(graph: Graph, hypotheses: Iterable[Hypothesis] | None = None, look: Look | None = None) -> Iterator[str]:
    """Yield each hypothesis (all of the graph, or those given) on one page of Markdown.

    With *look* (see `looker`) each page says which of the things that would decide a text already reports.
    """
    from graphbuilder import assembly

    hierarchy = _hierarchy()
    for hypothesis in graph.hypotheses if hypotheses is None else hypotheses:
        yield assembly.card(hypothesis, graph, hierarchy, look or assembly.nowhere)


def looker(graph: KnowledgeGraph) -> Look:
    """Return what answers where the texts of *graph* report something; reads them again, so it takes a while."""
    from graphbuilder import assembly, ontology, readers

    index = ontology.open_index()
    documents = (readers.text(text, name) for name, text in sorted(graph.texts.items()))
    mentions = {document.id: found for document, found in ground(documents)}

    def names(curie: str) -> Iterator[str]:
        return (name.text for name in index.synonyms(curie))

    return assembly.looker(graph, mentions, index, names)


def cards_page(graph: Graph, hypotheses: Iterable[Hypothesis] | None = None, look: Look | None = None) -> str:
    """Return the cards as one HTML page."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark", {"html": False}).render("\n".join(cards(graph, hypotheses, look)))
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Hypotheses</title><body>{body}</body></html>'


def hypotheses_of(graph: Graph, outcome: str) -> tuple[Hypothesis, ...]:
    """Return the hypotheses whose outcome is the term *outcome* (a CURIE) or lies under it."""
    from graphbuilder import assembly

    hierarchy = _hierarchy()
    return tuple(h for h in graph.hypotheses if assembly.at_or_below(h.outcome, outcome, hierarchy))


def matrices(graph: Graph, outcome: str = "") -> Iterator[Matrix]:
    """Yield how the evidence stands to each group of competing hypotheses, all of them or those over *outcome*."""
    from graphbuilder import assembly

    hierarchy = _hierarchy()
    for rivals in assembly.contests(hypotheses_of(graph, outcome) if outcome else graph.hypotheses):
        yield assembly.matrix(rivals, graph, hierarchy)


def explain(graph: Graph, thing: str) -> str:
    """Return why the statement or hypothesis with id *thing* is in *graph*.

    Raises:
        QueryError: If it is not.
    """
    from graphbuilder import assembly

    return "\n".join(assembly.explain(graph, thing, _hierarchy()))


def _documents(sources: Sources | Iterable[Document]) -> Iterator[Document]:
    from graphbuilder import readers

    for number, one in enumerate((sources,) if isinstance(sources, str | Path) else sources, 1):
        if isinstance(one, Document):
            yield one
        elif Path(one).is_file():
            yield from readers.source(Path(one))
        else:
            yield readers.text(str(one), f"text-{number}")


def _hierarchy(ontologies: tuple[str, ...] = ()) -> Hierarchy:
    from graphbuilder import ontology

    return ontology.open_index(ontologies=ontologies or None)


def _told(paths: Sequence[Path], choice: Choice, hear: Hear) -> Iterator[Telling]:
    from graphbuilder import pipeline as line

    for telling in line.told(paths, line.names(choice)) if paths else ():
        hear(telling)
        yield telling


def _sorted(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
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


def _run(paths: Iterable[Path], pipeline: str | None, ontologies: tuple[str, ...], learned: bool) -> dict[str, Any]:
    from datetime import UTC, datetime
    from importlib.metadata import version

    return {
        "graphbuilder": version("graphbuilder"),
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "sources": [str(path) for path in paths],
        "pipeline": pipeline or "shipped",
        "ontologies": list(ontologies) or "all",
        "learned": learned,
    }
