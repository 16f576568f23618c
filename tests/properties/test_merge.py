"""Putting documents together is an algebra: in any order, in any company, once or often, in memory or on disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder import assembly, codec, folder
from graphbuilder.model import Graph
from graphbuilder.pipeline import Reading
from tests.story import Story
from tests.strategies import TREE, stories

ON_DISK = settings(max_examples=25)


def graph(told: Iterable[Story]) -> Graph:
    """Return the graph of *told*, all at once."""
    told = tuple(told)
    return assembly.assemble((one.source for one in told), (c for one in told for c in one.claims), TREE)


def merged(*graphs: Graph) -> Graph:
    """Return one graph of *graphs*."""
    return assembly.merge(graphs, TREE)


def readings(told: Iterable[Story]) -> list[Reading]:
    """Return *told* as the pipeline reads it."""
    return [Reading(one.document, one.claims) for one in told]


def files(path: Path) -> dict[str, bytes]:
    """Return what a graph folder holds, but for the file with the clock."""
    kept = (file for file in path.rglob("*") if file.is_file() and file.name != folder.RUN)
    return {str(file.relative_to(path)): file.read_bytes() for file in kept}


@given(stories(), stories())
def test_merging_does_not_care_about_order(ours: list[Story], theirs: list[Story]) -> None:
    """Two labs that load each other's texts end with the same graph."""
    one, other = graph(ours), graph(story for story in theirs if story.document.id not in names(ours))

    assert merged(one, other) == merged(other, one)


@given(st.lists(st.sampled_from(range(8)), min_size=3, max_size=3, unique=True), stories(most=8))
def test_merging_does_not_care_about_company(cuts: list[int], told: list[Story]) -> None:
    """Graphs may be put together two by two in any way."""
    first, second, third = (graph(told[number :: max(cuts) + 1]) for number in cuts)

    assert merged(merged(first, second), third) == merged(first, merged(second, third))


@given(stories())
def test_merging_twice_changes_nothing(told: list[Story]) -> None:
    """Loading a graph again is safe."""
    once = graph(told)

    assert merged(once, once) == once


@given(stories(), stories())
def test_merging_loses_no_evidence(ours: list[Story], theirs: list[Story]) -> None:
    """What either says, both say."""
    one, other = graph(ours), graph(story for story in theirs if story.document.id not in names(ours))
    both = merged(one, other)

    assert {claim.id for claim in both.claims} == {claim.id for claim in (*one.claims, *other.claims)}
    assert {h.id for h in both.hypotheses} == {h.id for h in (*one.hypotheses, *other.hypotheses)}


@given(stories())
def test_a_rival_is_a_rival_from_both_sides(told: list[Story]) -> None:
    """Nobody competes alone."""
    found = graph(told).hypotheses
    rivals = {(one.id, other) for one in found for other in one.rivals}

    assert rivals == {(other, one) for one, other in rivals}


@given(stories(), st.sets(st.sampled_from("abcdefgh")))
def test_removing_documents_equals_never_having_read_them(told: list[Story], gone: set[str]) -> None:
    """Nothing of them is left, neither claims nor rivalries nor terms."""
    kept = [story for story in told if story.document.id not in gone]

    assert assembly.without(graph(told), gone, TREE) == graph(kept)


@ON_DISK
@given(stories(), stories())
def test_adding_documents_to_a_folder_equals_building_it_with_them(first: list[Story], second: list[Story]) -> None:
    """The files are the same to the byte, also where a document takes the place of an older one."""
    latest = [*(story for story in first if story.document.id not in names(second)), *second]
    with tempfile.TemporaryDirectory() as home:
        grown, built, written = (Path(home) / name for name in ("grown", "built", "written"))
        folder.change(grown, readings(first), TREE)
        folder.change(grown, readings(second), TREE)
        folder.change(built, readings(latest), TREE)
        whole = graph(latest)
        folder.write(whole, {story.document.id: story.document.text for story in latest}, written)

        assert files(grown) == files(built) == files(written)
        assert codec.read_folder(grown) == whole


@ON_DISK
@given(stories().filter(bool), st.data())
def test_removing_documents_from_a_folder_equals_building_it_without(told: list[Story], data: st.DataObject) -> None:
    """The files are the same to the byte, and the removed texts are gone."""
    gone = data.draw(st.sets(st.sampled_from(sorted(names(told)))))
    with tempfile.TemporaryDirectory() as home:
        shrunk, built = Path(home) / "shrunk", Path(home) / "built"
        folder.change(shrunk, readings(told), TREE)
        folder.change(shrunk, (), TREE, gone)
        folder.change(built, readings(story for story in told if story.document.id not in gone), TREE)

        assert files(shrunk) == files(built)


def names(told: Iterable[Story]) -> set[str]:
    """Return the ids of the documents."""
    return {story.document.id for story in told}
