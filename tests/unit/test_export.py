"""Graphs to files: by suffix, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphbuilder import exports
from graphbuilder.errors import ContractError, OutputError
from graphbuilder.model import Graph, Source
from graphbuilder.rdf import dataset
from tests.worlds import world


@pytest.mark.parametrize("suffix", sorted(dataset.FORMATS))
def test_the_suffix_chooses_the_format(suffix: str, tmp_path: Path) -> None:
    """And what is written can be read back."""
    file = tmp_path / f"graph{suffix}"

    exports.write(world(), file)

    with file.open("rb") as written:
        assert dataset.read(written, suffix, str(file)) == world()


def test_an_unknown_suffix_is_refused_with_the_known(tmp_path: Path) -> None:
    """Nothing is written under a guess."""
    with pytest.raises(OutputError, match=r"'\.rdf' \(known: .*\.trig"):
        exports.write(world(), tmp_path / "graph.rdf")


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    """Half a file never takes the place of a whole one."""
    file = tmp_path / "graph.trig"
    file.write_text("old")

    with pytest.raises(ContractError):
        exports.write(Graph((Source("d", "0" * 64, "\ud800"),)), file)

    assert [entry.name for entry in tmp_path.iterdir()] == ["graph.trig"]
    assert file.read_text() == "old"
