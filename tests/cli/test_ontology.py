"""``graphbuilder ontology``: installing, updating, checking and making tables, beside a small shipped ontology."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from graphbuilder import resources
from graphbuilder.ontology import open_index, table
from graphbuilder.ontology.folders import DATA
from graphbuilder.ontology.record import Record
from tests.cli.running import Run, run
from tests.disk import disk_of
from tests.download import Download, served

MANIFEST = """
[ontology.cl]
title = "Cells"
prefix = "CL"
version = "1"
licence = "CC-BY-4.0"
credit = "the cell people"
category = "cell"
files = ["cl.obo"]

[ontology.go]
title = "Processes"
prefix = "GO"
category = "process"
"""

CELLS = "format-version: 1.2\nontology: cl\n\n[Term]\nid: CL:1\nname: cell\n"
PROCESSES = """format-version: 1.2
data-version: go/releases/2030-01-01/go.obo
ontology: go

[Term]
id: GO:1
name: growing

[Term]
id: GO:2
name: growing fast
is_a: GO:1 ! growing
"""
MAPPINGS = "# made by hand\nsubject_id\tpredicate_id\tobject_id\nCL:1\tskos:exactMatch\tGO:1\n"


@pytest.fixture(autouse=True)
def home(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a data folder of its own, and an installation that ships one cell."""
    monkeypatch.setenv(DATA, str(tmp_path / "home"))
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "package")
    slims = tmp_path / "ontology" / "slims"
    slims.mkdir(parents=True)
    (slims.parent / "manifest.toml").write_text(MANIFEST)
    shutil.copy(root / "ontology" / "prefixes.toml", slims.parent)
    (slims / "cl.tsv").write_text(f"{table.HEADER}\n{table.line(Record(id='CL:1', label='cell', category='cell'))}\n")
    (slims / "SHA256SUMS").write_text("")
    return tmp_path / "home"


@pytest.fixture
def obo(tmp_path: Path) -> Path:
    """Return an OBO file of two processes."""
    path = tmp_path / "go.obo"
    path.write_text(PROCESSES)
    return path


@pytest.fixture
def server() -> Iterator[Download]:
    """Serve the processes at ``server.url``."""
    with served("go.obo") as download:
        download.content = PROCESSES.encode()
        yield download


def shown(curie: str) -> str:
    """Return what ``ontology show`` prints."""
    return run("ontology", "show", curie).out


def states() -> dict[str, str]:
    """Return the state of every ontology by its name."""
    return {row["name"]: row["state"] for row in json.loads(run("ontology", "list", "--format", "json").out)}


def said(done: Run) -> str:
    """Return what a command told, without the line breaks that fit it to the terminal."""
    return " ".join(done.err.split())


def test_a_file_is_installed(obo: Path) -> None:
    """Its terms are found by name and shown with their parents; the note says how many there are."""
    done = run("ontology", "install", obo)

    assert (done.code, said(done)) == (0, "installed go 2030-01-01: 2 terms")
    assert states() == {"cl": "shipped", "go": "installed"}
    assert "GO:2" in run("ontology", "search", "growing fast").out
    assert "is a: GO:1 growing" in shown("GO:2")


def test_an_address_is_installed_with_its_checksum_after_a_break(server: Download) -> None:
    """The second attempt asks for the rest alone, and the sum is that of the whole."""
    whole = sha256(server.content).hexdigest()
    server.cut_after = 40
    broken = run("ontology", "install", server.url, "--sha256", whole)
    server.cut_after = None
    done = run("ontology", "install", server.url, "--sha256", whole)

    assert (broken.code, done.code) == (2, 0)
    assert f"40 of {len(server.content)} bytes" in said(broken)
    assert server.ranges == ["", "bytes=40-"]
    assert "growing fast" in shown("GO:2")


def test_a_wrong_checksum_leaves_nothing_behind(server: Download) -> None:
    """What was promised is not what came."""
    done = run("ontology", "install", server.url, "--sha256", "0" * 64)

    assert done.code == 2
    assert "wrong checksum" in said(done)
    assert states()["go"] != "installed"


def test_an_update_takes_what_is_new(server: Download) -> None:
    """And says so when nothing is."""
    run("ontology", "install", server.url)
    same = run("ontology", "update", "go")
    server.content = server.content.replace(b"2030-01-01", b"2031-01-01").replace(b"growing fast", b"growing quickly")
    newer = run("ontology", "update", "go")

    assert (said(same), said(newer)) == ("go: unchanged", "go: now 2031-01-01")
    assert "GO:2  growing quickly" in shown("GO:2")


def test_mappings_make_two_terms_one(obo: Path, tmp_path: Path) -> None:
    """Which ``show`` tells on either."""
    mappings = tmp_path / "mappings.sssom.tsv"
    mappings.write_text(MAPPINGS)
    done = run("ontology", "install", obo, mappings)

    assert done.code == 0
    assert "1 equivalences" in said(done)
    assert "same as: GO:1 growing" in shown("CL:1")


def test_a_broken_mapping_is_named_by_its_line(tmp_path: Path) -> None:
    """The comment counts as a line."""
    mappings = tmp_path / "mappings.sssom.tsv"
    mappings.write_text(MAPPINGS + "CL:1\tskos:exactMatch\n")
    done = run("ontology", "install", mappings)

    assert done.code == 2
    assert "mappings.sssom.tsv:4: found 2 columns; expected 3" in said(done)


def test_check_names_a_file_that_was_changed(obo: Path, home: Path) -> None:
    """All is well until somebody edits an installed file."""
    run("ontology", "install", obo)
    sound = run("ontology", "check")
    (installed,) = (home / "installed" / "files").glob("*/go.obo")
    installed.write_text(PROCESSES.replace("fast", "slowly"))
    changed = run("ontology", "check")

    assert (sound.code, sound.out) == (0, "all is well\n")
    assert changed.code == 1
    assert "go.obo" in changed.out


def test_a_removed_ontology_is_forgotten(obo: Path) -> None:
    """The shipped ones stay."""
    run("ontology", "install", obo)
    run("ontology", "remove", "go")

    assert states() == {"cl": "shipped", "go": "known"}
    assert "no term GO:2" in said(run("ontology", "show", "GO:2"))


def test_slim_writes_the_shipped_tables(tmp_path: Path) -> None:
    """From the files that the manifest names, with the terms that only our lists name, and their sums."""
    (tmp_path / "cl.obo").write_text(CELLS)
    named = "CL:1\tnot asked\tcell\tours\nCL:2\tburr cell\tcell\tours\n"
    (tmp_path / "ontology" / "named.tsv").write_text(f"id\tlabel\tcategory\tsource\n{named}")
    done = run("ontology", "slim", tmp_path, "-o", tmp_path / "made")

    assert done.out == "cl: 2 terms\n"
    assert {path.name for path in (tmp_path / "made").iterdir()} == {"cl.tsv", "SHA256SUMS"}
    lines = (tmp_path / "made" / "cl.tsv").read_text().splitlines()
    assert [line.split("\t")[:2] for line in lines[1:]] == [["CL:1", "cell"], ["CL:2", "burr cell"]]


BAD = {
    "circle": (PROCESSES.replace("name: growing\n", "name: growing\nis_a: GO:2\n", 1), "circle.obo:6: is_a goes in a"),
    "dangling": (PROCESSES.replace("is_a: GO:1", "is_a: GO:9"), "dangling.obo:10: GO:2 is_a GO:9, which is not in"),
    "twice": (PROCESSES.replace("id: GO:2", "id: GO:1"), "twice.obo:10: GO:1 is there already at line 6"),
    "broken": (PROCESSES.replace("is_a: GO:1", "is_a GO:1"), "broken.obo:12: found 'is_a GO:1 ! growing'"),
    "cut": (PROCESSES[:-20], "cut.obo:12: found 'i'; expected 'tag: value'"),
    "html": ("<!DOCTYPE html><html><body>404</body></html>", "html.obo:1: this is an HTML page"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_by_its_line_and_changes_nothing(name: str, obo: Path, tmp_path: Path) -> None:
    """The old terms stay in use."""
    text, message = BAD[name]
    bad = tmp_path / f"{name}.obo"
    bad.write_text(text)
    run("ontology", "install", obo)
    done = run("ontology", "install", bad)

    assert done.code == 2
    assert message in said(done)
    assert open_index().ancestors("GO:2") == {"GO:1"}


def test_a_full_disk_changes_nothing(obo: Path, tmp_path: Path) -> None:
    """In the middle of building the index."""
    run("ontology", "install", obo)
    newer = tmp_path / "newer" / "go.obo"
    newer.parent.mkdir()
    newer.write_text(PROCESSES.replace("fast", "quickly"))
    with disk_of(1024):
        done = run("ontology", "install", newer)

    assert done.code == 2
    assert "cannot write the index" in said(done)
    assert "GO:2  growing fast" in shown("GO:2")
