"""A graph folder changes wholly or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuilder import folder
from graphbuilder.assembly import NoHierarchy
from graphbuilder.errors import InputError, OutputError
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
