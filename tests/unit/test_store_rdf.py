"""The embedded store: whole or not at all, one process at a time."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from graphbuilder import codec, store
from graphbuilder.errors import InputError, StoreBusyError, StoreError
from graphbuilder.model import Graph
from graphbuilder.store.rdf import RdfStore
from tests.contract.test_stores import parts
from tests.worlds import world


def test_the_graph_is_there_after_closing(tmp_path: Path) -> None:
    """A store is a folder, and keeps everything."""
    with closing(RdfStore(tmp_path / "store")) as first:
        first.load(world())

    with closing(RdfStore(tmp_path / "store")) as second:
        assert second.graph() == world()


def test_parts_make_the_same_store_as_the_whole(tmp_path: Path) -> None:
    """The view included: no tally or edge remembers in which order the texts came."""
    piecewise, whole = RdfStore(tmp_path / "store"), RdfStore()
    for part in parts(world()):
        piecewise.load(part)
    whole.load(world())

    every = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o FILTER(!isBlank(?s) && !isBlank(?o) && ?p != gbv:rival) } }"

    assert set(piecewise.query(every, {}).rows) == set(whole.query(every, {}).rows)


def test_a_load_that_dies_leaves_what_was_there(tmp_path: Path) -> None:
    """Killed in the middle of writing, the old content stands and can be loaded upon."""
    first, second = parts(world())
    with closing(RdfStore(tmp_path / "store")) as held:
        held.load(first)
    dying = (
        "import os, sys; from pathlib import Path\n"
        "from graphbuilder.rdf import oxigraph; from graphbuilder.store.rdf import RdfStore\n"
        "from tests.worlds import world\n"
        "oxigraph._data = lambda quads: os._exit(9)\n"
        "RdfStore(Path(sys.argv[1])).load(world())\n"
    )

    done = subprocess.run([sys.executable, "-c", dying, tmp_path / "store"], check=False)

    assert done.returncode == 9
    with closing(RdfStore(tmp_path / "store")) as held:
        assert held.graph() == first
        held.load(second)
        assert held.counts()["evidence"] == len(world().claims)


def test_a_first_load_that_fails_leaves_no_folder(tmp_path: Path) -> None:
    """Nothing half-written stands where a store was to be."""
    broken = Graph(world().sources[:1], world().claims)
    held = RdfStore(tmp_path / "store")

    with pytest.raises(Exception, match="no source"):
        held.load(broken)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    """Nobody's files end up among a database's."""
    (tmp_path / "thesis.tex").write_text("years of work")

    with pytest.raises(StoreError, match="other things in it"):
        RdfStore(tmp_path)


def test_a_file_is_no_store(tmp_path: Path) -> None:
    """The message says what would be one."""
    (tmp_path / "graph.jsonl").write_text("{}")

    with pytest.raises(StoreError, match="an RDF store is a folder"):
        RdfStore(tmp_path / "graph.jsonl")


def test_a_second_process_is_told_to_wait(tmp_path: Path) -> None:
    """One holds the folder, the other gets a clear line."""
    with closing(RdfStore(tmp_path / "store")) as held:
        held.load(world())

        with pytest.raises(StoreBusyError, match="in use by another process"):
            RdfStore(tmp_path / "store")


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    """And what to do about it."""
    with closing(RdfStore(tmp_path / "store")) as held:
        held.load(world())
    (tmp_path / "store" / "CURRENT").write_text("nonsense\n")

    with pytest.raises(StoreError, match=r"is damaged .* delete the folder and load again"):
        RdfStore(tmp_path / "store")


def graph_folder(path: Path, graph: Graph) -> Path:
    """Write what the embedded store needs of a graph folder."""
    path.mkdir(exist_ok=True)
    (path / "graph.jsonl").write_text("".join(codec.encode_graph(graph)), encoding="utf-8")
    return path


def test_a_graph_folder_keeps_its_store(tmp_path: Path) -> None:
    """The second question need not load again."""
    folder = graph_folder(tmp_path / "graph", world())
    with store.embedded(folder) as held:
        before = held.counts()
    made = (folder / "store" / "made-from").stat().st_mtime_ns

    with store.embedded(folder) as held:
        assert held.counts() == before
    assert (folder / "store" / "made-from").stat().st_mtime_ns == made


def test_a_graph_that_changed_is_loaded_anew(tmp_path: Path) -> None:
    """The store never answers for an older graph."""
    folder = graph_folder(tmp_path / "graph", world())
    with store.embedded(folder):
        pass
    graph_folder(folder, Graph(world().sources))

    with store.embedded(folder) as held:
        assert (held.counts()["sources"], held.counts()["statements"]) == (2, 0)


def test_a_graph_folder_in_use_is_asked_in_memory(tmp_path: Path) -> None:
    """Two people may ask one graph at a time."""
    folder = graph_folder(tmp_path / "graph", world())

    with store.embedded(folder) as first, store.embedded(folder) as second:
        assert first.counts() == second.counts()


def test_a_place_without_graph_is_named(tmp_path: Path) -> None:
    """And what a graph folder is."""
    with (
        pytest.raises(InputError, match=r"no graph here \(expected a folder with graph.jsonl"),
        store.embedded(tmp_path),
    ):
        pass
