"""Whatever is wrong with the input: one clear line, the right exit code, nothing half-written, nothing lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.running import Run, run


def refused(done: Run, *words: str) -> None:
    """Check that a command ended with one line that holds *words*."""
    assert done.code in (1, 2)
    assert len(done.err.strip().splitlines()) == 1, done.err
    assert all(word in done.err for word in words), done.err


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "latin.txt": "Fieber führt zu Krämpfen".encode("utf-16-le"),
    "broken.jsonl": b'{"id": "a", "text": "Rust causes anemia."}\n{"id": "b", \n',
    "no-id.jsonl": b'{"text": "Rust causes anemia."}\n',
    "twice.jsonl": b'{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}\n',
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_source_is_named(name: str, tmp_path: Path) -> None:
    """File and place, and no graph is begun."""
    (tmp_path / name).write_bytes(BAD[name])

    refused(run("build", tmp_path / name, "-o", tmp_path / "graph"), name)
    assert not (tmp_path / "graph").exists()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """Nobody should have to guess which."""
    refused(run("build", tmp_path / "nowhere.txt", "-o", tmp_path / "graph"), "nowhere.txt")


def test_a_huge_file_without_a_line_break_is_answered_at_once(tmp_path: Path) -> None:
    """Fifty megabytes of one word are no document."""
    (tmp_path / "long.txt").write_bytes(b"a" * 50_000_000)

    refused(run("read", tmp_path / "long.txt"), "long.txt")


def test_a_page_with_scripts_and_broken_nesting_is_read(tmp_path: Path) -> None:
    """Saved pages are seldom well-formed."""
    page = tmp_path / "page.html"
    page.write_text("<html><script>causes('<p>')</script><p><b>Rust causes <i>anemia</b>.</i><div></p></html>")
    done = run("extract", page, "--format", "jsonl")

    assert done.code == 0
    assert '"statements": []' not in done.out


def test_a_folder_with_other_things_is_not_overwritten(tmp_path: Path) -> None:
    """Somebody's thesis may be in it."""
    (tmp_path / "page.txt").write_text("Rust causes anemia.")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("all my work")

    refused(run("build", tmp_path / "page.txt", "-o", tmp_path / "mine"), "mine")
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "all my work"


def test_an_older_graph_is_replaced_whole(tmp_path: Path) -> None:
    """And a failing build leaves it as it was."""
    page, graph = tmp_path / "page.txt", tmp_path / "graph"
    page.write_text("Rust causes anemia.")
    assert run("build", page, "-o", graph).code == 0
    before = (graph / "graph.jsonl").read_bytes()
    page.write_bytes(b"")

    assert run("build", page, "-o", graph).code != 0
    assert (graph / "graph.jsonl").read_bytes() == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["graph", "page.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_folder_is_named(tmp_path: Path) -> None:
    """Before the long work begins, or after: nothing is left behind."""
    (tmp_path / "page.txt").write_text("Rust causes anemia.")
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)

    refused(run("build", tmp_path / "page.txt", "-o", locked / "graph"), "locked")


def test_a_path_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    """The same without permissions."""
    (tmp_path / "page.txt").write_text("Rust causes anemia.")

    refused(run("build", tmp_path / "page.txt", "-o", tmp_path / "page.txt" / "graph"), "page.txt")


def test_a_half_written_graph_is_refused_with_its_line(tmp_path: Path) -> None:
    """A cut-off copy is not taken for a smaller graph."""
    page, graph = tmp_path / "page.txt", tmp_path / "graph"
    page.write_text("Rust causes anemia.")
    run("build", page, "-o", graph)
    file = graph / "graph.jsonl"
    file.write_bytes(file.read_bytes()[:-40])

    refused(run("hypotheses", graph), "graph.jsonl:1")


def test_a_folder_without_a_graph_is_named(tmp_path: Path) -> None:
    """And what makes one."""
    refused(run("verify", tmp_path), "graphbuilder build")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("cause-of",), "causes-of"),
        (("causes-of", "--param", "consept=HP:1"), "concept"),
        (("causes-of",), "concept"),
        (("causes-of", "--param", "concept"), "name=value"),
        (("chains-between", "-p", "source=a", "-p", "target=b", "-p", "hops=many"), "hops"),
    ],
)
def test_a_bad_question_is_corrected(words: tuple[str, ...], told: str, tmp_path: Path) -> None:
    """The message says what would be right."""
    (tmp_path / "page.txt").write_text("Rust causes anemia.")
    run("build", tmp_path / "page.txt", "-o", tmp_path / "graph")

    refused(run("query", words[0], tmp_path / "graph", *words[1:]), told)


def test_an_unknown_id_is_refused(tmp_path: Path) -> None:
    """Explaining nothing would look like an answer."""
    (tmp_path / "page.txt").write_text("Rust causes anemia.")
    run("build", tmp_path / "page.txt", "-o", tmp_path / "graph")

    refused(run("explain", tmp_path / "graph", "gb:s0000000000000000"), "gb:s0000000000000000")


def test_a_neo4j_that_is_down_is_named(tmp_path: Path) -> None:
    """Address and what to do, in a line."""
    (tmp_path / "page.txt").write_text("Rust causes anemia.")
    run("build", tmp_path / "page.txt", "-o", tmp_path / "graph")

    refused(run("load", tmp_path / "graph", "--to", "bolt://127.0.0.1:9"), "127.0.0.1:9")
