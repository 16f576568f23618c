"""A graph folder changes wholly or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graphbuilder import folder
from graphbuilder.assembly import NoHierarchy
from graphbuilder.codec.lock import lock_file, sole_writer
from graphbuilder.errors import FolderBusyError, InputError, OutputError
from graphbuilder.pipeline import Reading
from tests.story import Said, tell

NOTHING = NoHierarchy()


def reading(name: str, cause: str = "crack") -> Reading:
    """Return what is read in a text called *name*."""
    story = tell(Said(cause, "causes", "lump", by="Smith"), name=name)
    return Reading(story.document, story.claims)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a folder with a graph of one document."""
    folder.change(tmp_path / "graph", [reading("one")], NOTHING)
    return tmp_path / "graph"


def held(path: Path) -> list[str]:
    """Return the documents of a graph folder."""
    return [source.id for source in folder.read(path).sources]


def test_a_reader_that_breaks_down_leaves_the_graph_as_it_was(path: Path) -> None:
    """An unreadable third file does not cost the first two and the graph."""

    def breaking() -> Iterator[Reading]:
        yield reading("two")
        raise InputError("no text")

    with pytest.raises(InputError):
        folder.change(path, breaking(), NOTHING)
    assert held(path) == ["one"]
    assert os.listdir(path.parent) == ["graph"]


@pytest.mark.parametrize("fault", [OSError("disk full"), KeyboardInterrupt()])
def test_a_fault_while_folders_change_places_puts_the_older_one_back(
    path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    """The moment between the two renames is the only one without a graph."""
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            raise fault
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises((KeyboardInterrupt, OutputError)):
        folder.change(path, [reading("two")], NOTHING)
    assert held(path) == ["one"]


def test_a_graph_that_a_killed_process_moved_aside_is_found(path: Path) -> None:
    """Killed in that moment, the process could not put it back."""
    aside = path.parent / ".graph.x1.old"
    aside.mkdir()
    path.rename(aside / "graph")

    assert held(path) == ["one"]


def test_a_change_says_what_it_did(path: Path) -> None:
    """Who adds a document again learns that it took the place of the older one."""
    done = folder.change(path, [reading("one", "operation"), reading("two")], NOTHING)

    assert (done.added, done.replaced, done.removed) == (("two",), ("one",), ())
    assert (done.sources, done.evidence, done.hypotheses) == (2, 2, 2)


def test_a_document_that_is_not_there_cannot_be_removed(path: Path) -> None:
    """A slip in the name is no success."""
    with pytest.raises(InputError, match="no document 'two' in this graph"):
        folder.change(path, (), NOTHING, {"two"})


def test_two_texts_under_one_name_are_refused(path: Path) -> None:
    """Nobody could say which of them is meant."""
    with pytest.raises(InputError, match="document 'two': comes twice"):
        folder.change(path, [reading("two"), reading("two", "operation")], NOTHING)


def test_a_large_graph_gets_no_trig(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take more room than all the rest, and can be made at any time."""
    monkeypatch.setattr(folder, "TRIG_MOST", 1)
    folder.change(path, [reading("two")], NOTHING)

    assert not (path / folder.TRIG).exists()


def test_a_second_writer_is_told_who_writes(path: Path) -> None:
    """It is refused before it has read anything: nobody waits hours for an answer that is lost."""
    with folder.renewed(path), pytest.raises(FolderBusyError, match=rf"graph: .* by process {os.getpid()} on "):
        folder.change(path, map(pytest.fail, ["something was read"]), NOTHING)


def test_readers_go_on_while_somebody_writes(path: Path) -> None:
    """They see the older graph until the new one stands."""
    with folder.renewed(path) as fresh:
        folder.fill(fresh, folder.read(path), folder.texts(path, folder.read(path)))
        before = held(path)

    assert before == held(path) == ["one"]


HOLDING = """
import sys, time
from pathlib import Path
from graphbuilder import folder
with folder.renewed(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_killed_writer_leaves_no_lock_and_no_litter(path: Path) -> None:
    """The lock goes with the process, and the next writer clears away what that had begun."""
    with subprocess.Popen([sys.executable, "-c", HOLDING, path], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(FolderBusyError, match=f"process {holder.pid} "):
            folder.change(path, [reading("two")], NOTHING)
        holder.send_signal(signal.SIGKILL)

    folder.change(path, [reading("two")], NOTHING)

    assert held(path) == ["one", "two"]
    assert os.listdir(path.parent) == ["graph"]


def test_of_changes_at_one_time_none_is_lost(path: Path) -> None:
    """Each is refused until it is its turn; all that were let through are in the graph."""

    def insist(name: str) -> None:
        while True:
            try:
                folder.change(path, [reading(name)], NOTHING)
                return
            except FolderBusyError:
                pass

    names = [f"text {number}" for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(insist, names))

    assert held(path) == ["one", *names]


def test_who_waits_for_a_lock_gets_it_in_turn(path: Path) -> None:
    """The file that the former holder took away is no lock any more."""
    inside: list[int] = []

    def take(number: int) -> None:
        with sole_writer(path, wait=True):
            inside.append(number)
            assert inside == [number]
            inside.remove(number)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(take, range(200)))

    assert not lock_file(path).exists()
