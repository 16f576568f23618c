"""A graph folder: plain files that any tool can read.

graph.jsonl   the JSON contract, sorted: the graph itself
terms.jsonl   the ontology terms of the graph and all above them
graph.trig    the same as RDF
sources/      the texts, by the sha256 of their content
run.json      how it was made: version, pipeline, sources (the only file with a clock)
store/        the embedded Oxigraph store, made again from graph.jsonl whenever it is missing or stale
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graphbuilder import codec
from graphbuilder.codec.files import write_text
from graphbuilder.codec.folder import GRAPH
from graphbuilder.errors import ContractError, OutputError
from graphbuilder.model import Graph

TRIG, SOURCES, RUN = "graph.trig", "sources", "run.json"


def write(graph: Graph, texts: Mapping[str, str], path: Path, run: Mapping[str, Any] | None = None) -> None:
    """Write the folder *path* in one move; an older graph there is replaced only when the new one is complete.

    Raises:
        OutputError: If *path* is no graph folder but holds something, or cannot be written.
    """
    refuse_foreign(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent))
    except OSError as error:
        raise OutputError(f"{path}: cannot write here ({error.strerror})") from error
    try:
        _fill(fresh, graph, texts, run or {})
        fresh.chmod(0o755)
        _swap(fresh, path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def refuse_foreign(path: Path) -> None:
    """Make sure that writing to *path* destroys nothing but an older graph.

    Raises:
        OutputError: If something else is there.
    """
    if path.is_dir() and any(path.iterdir()) and not (path / GRAPH).is_file():
        raise OutputError(f"{path}: is a folder with other things in it; name a new folder or an older graph")
    if path.exists() and not path.is_dir():
        raise OutputError(f"{path}: is a file; name a folder for the graph")


def read(path: Path) -> Graph:
    """Return the graph of a folder, or of a ``.jsonl`` file that follows the contract.

    Raises:
        InputError: If there is no graph.
        ContractError: If it does not follow the contract.
    """
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


def _fill(folder: Path, graph: Graph, texts: Mapping[str, str], run: Mapping[str, Any]) -> None:
    from graphbuilder import exports

    codec.write_folder(graph, folder)
    exports.write(graph, folder / TRIG)
    (folder / SOURCES).mkdir()
    for source in graph.sources:
        write_text(folder / SOURCES / f"{source.sha256}.txt", texts[source.id])
    write_text(folder / RUN, json.dumps(run, ensure_ascii=False, indent=1) + "\n")


def _swap(fresh: Path, path: Path) -> None:
    """Put *fresh* where *path* is; if that fails half-way the older folder goes back."""
    if not path.exists():
        fresh.rename(path)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".old", dir=path.parent))
    path.rename(aside / path.name)
    try:
        fresh.rename(path)
    except OSError:
        (aside / path.name).rename(path)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
