"""A graph folder: plain files that any tool can read.

graph.jsonl   the JSON contract, sorted: the graph itself
terms.jsonl   the ontology terms of the graph and all above them
graph.trig    the same as RDF, for graphs of up to 20,000 pieces of evidence (`graphbuilder export` writes any)
sources/      the texts, by the sha256 of their content
run.json      how it was made: version, pipeline, sources (the only file with a clock)
store/        the embedded Oxigraph store, made again from graph.jsonl whenever it is missing or stale

One process changes a folder at a time; others read on, and see the older graph until the new one stands.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from graphbuilder import codec
from graphbuilder.assembly.gather import Gathering
from graphbuilder.codec import renewal
from graphbuilder.codec.files import write_text
from graphbuilder.codec.folder import GRAPH
from graphbuilder.codec.spill import Spill
from graphbuilder.errors import ContractError, InputError, OutputError
from graphbuilder.model import Graph
from graphbuilder.pipeline import Reading
from graphbuilder.protocols import Hierarchy

TRIG, SOURCES, RUN = "graph.trig", "sources", "run.json"

TRIG_MOST: Final = 20_000
"""Pieces of evidence up to which the folder holds TriG: a million would take gigabytes, and it can always be made."""


@dataclass(frozen=True, slots=True)
class Change:
    """Which documents a change added, replaced and removed, by id, and what the graph holds now."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[str, ...]
    sources: int
    evidence: int
    hypotheses: int


def write(graph: Graph, texts: Mapping[str, str], path: Path, run: Mapping[str, Any] | None = None) -> None:
    """Write the folder *path* in one move; an older graph there is replaced only when the new one is complete.

    Raises:
        OutputError: If *path* is no graph folder but holds something, or cannot be written.
    """
    with renewed(path) as fresh:
        fill(fresh, graph, texts, run)


def fill(fresh: Path, graph: Graph, texts: Mapping[str, str], run: Mapping[str, Any] | None = None) -> None:
    """Write *graph* into the empty folder that `renewed` gave."""
    for source in graph.sources:
        _put_text(fresh, source.sha256, texts[source.id])
    codec.write_folder(graph, fresh)
    _finish(fresh, graph, len(graph.claims), run or {})


@contextmanager
def renewed(path: Path) -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well it takes the place of *path*, else it vanishes.

    Until then nobody else may change *path*, and whoever reads it finds the older graph.

    Raises:
        FolderBusyError: If another process is changing it.
        OutputError: If *path* is no graph folder but holds something, or cannot be written.
    """
    with renewal.renewed(path, is_graph) as fresh:
        _refuse_foreign(path)
        (fresh / SOURCES).mkdir()
        yield fresh


def change(
    path: Path,
    readings: Iterable[Reading],
    hierarchy: Hierarchy,
    remove: Collection[str] = (),
    run: Mapping[str, Any] | None = None,
) -> Change:
    """Add what was read to the graph folder *path*, made if it is not there, and remove documents, in one move.

    The graph is then the one that `write` would write had it all been read at once, but no more than one document is in
    memory at a time. A document whose id is there already takes the place of the older one.

    Raises:
        InputError: If a document to remove is not there, or two of *readings* share an id.
        FolderBusyError, OutputError: As `renewed`.
    """
    renewal.recover(path, is_graph)
    if remove and not is_graph(path):
        raise InputError(f"{path}: no graph here (expected a folder with {GRAPH}, made by `graphbuilder build`)")
    with renewed(path) as fresh, Spill(fresh) as spill:
        gathering = Gathering(spill, hierarchy)
        for reading in readings:
            gathering.add(reading.source, reading.claims)
            _put_text(fresh, reading.source.sha256, reading.document.text)
        brought = frozenset(gathering.texts)
        before = _keep(path, fresh, gathering, brought.union(remove))
        if missing := sorted(set(remove) - before):
            raise InputError(f"{path}: no document '{missing[0]}' in this graph (it holds {len(before)})")
        codec.write_lines(gathering.lines(), gathering.lineages(), fresh)
        _finish(fresh, None, gathering.evidence, _run(path, run or {}))
    return Change(
        tuple(sorted(brought - before)),
        tuple(sorted(brought & before)),
        tuple(sorted(set(remove) - brought)),
        len(gathering.texts),
        gathering.evidence,
        gathering.hypotheses,
    )


def is_graph(path: Path) -> bool:
    """Tell whether a graph folder is there."""
    return (path / GRAPH).is_file()


def read(path: Path) -> Graph:
    """Return the graph of a folder, or of a ``.jsonl`` file that follows the contract.

    Raises:
        InputError: If there is no graph.
        ContractError: If it does not follow the contract.
    """
    renewal.recover(path, is_graph)
    return codec.read_folder(path)


def texts(path: Path, graph: Graph) -> dict[str, str]:
    """Return the source texts of *graph* by document id; a text that is missing is left out."""
    found = {}
    for source in graph.sources:
        file = path / SOURCES / f"{source.sha256}.txt"
        if file.is_file():
            try:
                found[source.id] = file.read_bytes().decode("utf-8", "surrogatepass")
            except UnicodeDecodeError as error:
                raise ContractError(f"{file}: byte {error.start} is not UTF-8") from error
    return found


def _keep(path: Path, fresh: Path, gathering: Gathering, without: Collection[str]) -> set[str]:
    """Carry the documents of an older graph over, but for some, and return the ids of all that it holds."""
    if not is_graph(path):
        return set()
    with (path / GRAPH).open("rb") as lines:
        held = gathering.add_lines(lines, str(path / GRAPH), without)
    for name in held.difference(without):
        text = f"{gathering.texts[name]}.txt"
        if (path / SOURCES / text).is_file() and not (fresh / SOURCES / text).exists():
            _link(path / SOURCES / text, fresh / SOURCES / text)
    return held


def _put_text(folder: Path, sha256: str, text: str) -> None:
    """Write a text into a folder that is not in use yet; `renewed` brings all of them to the disk at once."""
    (folder / SOURCES / f"{sha256}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))


def _link(old: Path, new: Path) -> None:
    """Share a file that nobody changes in place; copy it where the disk knows no links."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)


def _finish(fresh: Path, graph: Graph | None, evidence: int, run: Mapping[str, Any]) -> None:
    from graphbuilder import exports

    if evidence <= TRIG_MOST:
        exports.write(graph or codec.read_folder(fresh), fresh / TRIG)
    write_text(fresh / RUN, json.dumps(run, ensure_ascii=False, indent=1) + "\n")


def _run(path: Path, run: Mapping[str, Any]) -> dict[str, Any]:
    """Return how the changed graph was made: as this time, from the files of before as well."""
    try:
        before = json.loads((path / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        before = {}
    sources = dict.fromkeys((*before.get("sources", ()), *run.get("sources", ())))
    return {**before, **run, "sources": list(sources)}


def _refuse_foreign(path: Path) -> None:
    """Make sure that writing to *path* destroys nothing but an older graph."""
    if path.is_dir() and any(path.iterdir()) and not is_graph(path):
        raise OutputError(f"{path}: is a folder with other things in it; name a new folder or an older graph")
    if path.exists() and not path.is_dir():
        raise OutputError(f"{path}: is a file; name a folder for the graph")
