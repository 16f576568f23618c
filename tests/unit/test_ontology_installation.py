"""Installing, updating, checking and removing ontologies; fetching them over HTTP."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from graphbuilder.errors import OntologyError
from graphbuilder.ontology import installation, table
from graphbuilder.ontology.fetch import fetch
from graphbuilder.ontology.index import Index
from graphbuilder.ontology.library import Library
from graphbuilder.ontology.record import Record
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
branches = { "GO:5" = "anatomy" }
cut = { "GO:7" = "GO:8" }
purl = "PURL"
"""

OBO = """format-version: 1.2
data-version: go/releases/2030-01-01/go.obo
ontology: {name}

[Term]
id: GO:1
name: growing

[Term]
id: GO:2
name: growing fast
is_a: GO:1 ! growing

[Term]
id: GO:5
name: nucleus

[Term]
id: GO:6
name: round nucleus
is_a: GO:5 ! nucleus

[Term]
id: CL:1
name: a cell that another ontology imports
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return a library beside a shipped slim of one cell."""
    shipped = tmp_path / "shipped"
    (shipped / "slims").mkdir(parents=True)
    (shipped / "manifest.toml").write_text(MANIFEST)
    cell = Record(id="CL:1", label="cell", category="cell")
    (shipped / "slims" / "cl.tsv").write_text(f"{table.HEADER}\n{table.line(cell)}\n")
    (shipped / "slims" / "SHA256SUMS").write_text("")
    return Library(tmp_path / "home", shipped)


@pytest.fixture
def obo(tmp_path: Path) -> Path:
    """Return an OBO file of GO terms."""
    path = tmp_path / "go-mine.obo"
    path.write_text(OBO.format(name="go-mine"))
    return path


def opened(library: Library) -> Index:
    """Return the library's index."""
    return Index(library.ready())


def label(curie: str, library: Library) -> str:
    """Return the label of a term, or nothing."""
    term = opened(library).term(curie)
    return term.label if term else ""


def test_an_installed_ontology_is_known_by_its_prefix(library: Library, obo: Path) -> None:
    """``go-mine.obo`` is ``go``: its own terms, with version and licence; what it imports stays with its owner."""
    entry, report = installation.install(obo, library=library)

    assert (entry.name, entry.version, entry.licence) == ("go", "2030-01-01", "not stated by the file")
    assert dict(report.terms) == {"go": 4, "cl": 1}
    assert label("GO:2", library) == "growing fast"
    assert label("CL:1", library) == "cell"


def test_categories_come_from_the_manifest(library: Library, obo: Path) -> None:
    """A nucleus is no process, though it stands in the ontology of processes."""
    installation.install(obo, library=library)

    found = [opened(library).term(curie) for curie in ("GO:2", "GO:6")]
    assert [term and term.category.value for term in found] == ["process", "anatomy"]


def test_an_installed_release_takes_the_place_of_the_slim(library: Library, tmp_path: Path) -> None:
    """And removing it brings the slim back."""
    newer = tmp_path / "cl.obo.gz"
    newer.write_bytes(gzip.compress(b"format-version: 1.2\nontology: cl\n\n[Term]\nid: CL:2\nname: newer cell\n"))

    installation.install(newer, library=library)
    assert (label("CL:1", library), label("CL:2", library)) == ("", "newer cell")

    installation.remove("cl", library)
    assert (label("CL:1", library), label("CL:2", library)) == ("cell", "")
    assert not any((library.folder / "files").iterdir())


def test_mappings_make_twins_one(library: Library, obo: Path, tmp_path: Path) -> None:
    """An SSSOM table is installed like an ontology."""
    mappings = tmp_path / "twins.sssom.tsv"
    mappings.write_text("#comment\nsubject_id\tpredicate_id\tobject_id\nCL:1\tskos:exactMatch\tGO:5\n")

    entries, _ = installation.install_all([obo, mappings], library)

    assert [(entry.name, entry.kind) for entry in entries] == [("go", "ontology"), ("twins.sssom", "mappings")]
    assert opened(library).same_as("CL:1") == ("GO:5",)


def test_of_two_files_of_one_ontology_the_richer_wins(library: Library, obo: Path, tmp_path: Path) -> None:
    """A folder may hold both the OBO and the JSON of a release, and only one of them the old ids."""
    richer = tmp_path / "go-full.obo"
    richer.write_text(obo.read_text().replace("name: growing fast", "name: growing fast\nalt_id: GO:9"))

    for files in ([obo, richer], [richer, obo]):
        entries, _ = installation.install_all(files, library)
        assert [entry.file for entry in entries] == ["go-full.obo"]


def test_the_list_tells_shipped_installed_and_known(library: Library, obo: Path) -> None:
    """``ontology list`` shows what is there and what could be."""
    assert [(one.name, one.state) for one in installation.listed(library)] == [("cl", "shipped"), ("go", "known")]

    installation.install(obo, library=library)

    assert [(one.name, one.state) for one in installation.listed(library)] == [("cl", "shipped"), ("go", "installed")]


TERM = "format-version: 1.2\n\n[Term]\nid: GO:1\nname: a\n"
BAD = {
    "cyclic": (TERM + "is_a: GO:2\n\n[Term]\nid: GO:2\nname: b\nis_a: GO:1\n", r":4: is_a goes in a circle: GO:1 is_a"),
    "selfish": (TERM + "is_a: GO:1\n", r":4: is_a goes in a circle: GO:1 is_a GO:1"),
    "dangling": (TERM + "is_a: GO:2\n", r":4: GO:1 is_a GO:2, which is not in the file"),
    "twice": (TERM + "\n[Term]\nid: GO:1\nname: b\n", r":8: GO:1 is there already at line 4"),
    "broken": (TERM + "is_a GO:2\n", r":6: found 'is_a GO:2'; expected 'tag: value'"),
    "cut": (TERM + "synon", r":6: found 'synon'; expected 'tag: value'"),
    "html": ("\n<!DOCTYPE html><html><body>404</body></html>", r":1: this is an HTML page"),
    "empty": ("", r"the file is empty"),
    "binary": ("\x00\x01\x02 PK", r"expected 'tag: value'"),
    "unlabelled": ("format-version: 1.2\n\n[Term]\nid: GO:1\n", r"no term with a label"),
    "uncurious": ("format-version: 1.2\n\n[Term]\nid: ../x:1\nname: a\n", r"terms such as '../x:...' have no CURIE"),
    "functional": ("Prefix(obo:=<http://purl.obolibrary.org/obo/>)", r"convert it to RDF/XML"),
    "mapless": ("subject_id\tpredicate_id\tobject_id\nA:1\tskos:closeMatch\tB:1\n", r"no skos:exactMatch"),
}


PURL = "http://purl.obolibrary.org/obo/"
OBOGRAPH = {
    "id": f"{PURL}go.json",
    "nodes": [
        {"id": f"{PURL}GO_{number}", "lbl": name, "type": "CLASS"}
        for number, name in ((1, "growing"), (2, "growing fast"))
    ],
    "edges": [{"sub": f"{PURL}GO_2", "pred": "is_a", "obj": f"{PURL}GO_1"}],
}
OWL = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:owl="http://www.w3.org/2002/07/owl#"
         xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#">
  <owl:Ontology rdf:about="{PURL}go.owl"/>
  <owl:Class rdf:about="{PURL}GO_1"><rdfs:label>growing</rdfs:label></owl:Class>
  <owl:Class rdf:about="{PURL}GO_2"><rdfs:label>growing fast</rdfs:label>
    <rdfs:subClassOf rdf:resource="{PURL}GO_1"/></owl:Class>
</rdf:RDF>
"""
FORMATS = {"obo": OBO.format(name="go"), "json": json.dumps({"graphs": [OBOGRAPH]}), "owl": OWL}


@pytest.mark.parametrize("zipped", [False, True], ids=["plain", "gz"])
@pytest.mark.parametrize("form", FORMATS)
def test_one_ontology_is_the_same_in_every_format(library: Library, tmp_path: Path, form: str, zipped: bool) -> None:
    """OBO, obographs JSON and OWL, gzipped or not, are told by their content."""
    path = tmp_path / (f"go-edition.{form}.gz" if zipped else f"go-edition.{form}")
    content = FORMATS[form].encode()
    path.write_bytes(gzip.compress(content) if zipped else content)

    entry, _ = installation.install(path, library=library)

    assert entry.name == "go"
    assert opened(library).ancestors("GO:2") == {"GO:1"}
    assert [name.term for name in opened(library).names("growing fast")] == ["GO:2"]


@pytest.mark.parametrize("size", [64, 2048], ids=["the copy", "the index"])
def test_a_disk_that_fills_up_changes_nothing(library: Library, obo: Path, tmp_path: Path, size: int) -> None:
    """Whether the copy of the file or the new index finds no room, the old index goes on answering."""
    installation.install(obo, library=library)
    before = library.ready().read_bytes()
    newer = tmp_path / "go-newer.obo"
    newer.write_text(OBO.format(name="go-newer").replace("growing fast", "growing quickly"))

    with disk_of(size), pytest.raises(OntologyError, match=r"cannot (be written|write the index): File too large"):
        installation.install(newer, library=library)

    assert library.ready().read_bytes() == before
    assert [entry.file for entry in library.installed()] == ["go-mine.obo"]
    assert not [path for path in library.home.rglob("*") if "newer" in path.name or path.name.startswith(".index")]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_changes_nothing(library: Library, obo: Path, tmp_path: Path, name: str) -> None:
    """The error names file and line, and the index in use is the old one."""
    text, message = BAD[name]
    bad = tmp_path / f"{name}.obo"
    bad.write_text(text)
    installation.install(obo, library=library)
    before = library.ready().read_bytes()

    with pytest.raises(OntologyError, match=rf"{name}.obo.*{message}"):
        installation.install(bad, library=library)

    assert library.ready().read_bytes() == before
    assert [entry.file for entry in library.installed()] == ["go-mine.obo"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (gzip.compress(os.urandom(4096))[:2000], r"bad.obo.gz: the gzip file is cut short; fetch it again"),
        (gzip.compress(TERM.encode())[:-8] + b"12345678", r"bad.obo.gz: the gzip file is damaged"),
        (b"format-version: 1.2\n[Term]\nid: GO:1\nname: caf\xe9\n", r"bad.obo.gz:4: byte 9 is not UTF-8"),
    ],
    ids=["cut short", "corrupt", "another encoding"],
)
def test_damaged_bytes_are_named(library: Library, tmp_path: Path, content: bytes, message: str) -> None:
    """A truncated archive, a corrupt one, and a file in another encoding."""
    bad = tmp_path / "bad.obo.gz"
    bad.write_bytes(content)

    with pytest.raises(OntologyError, match=message):
        installation.install(bad, library=library)


def test_a_circle_that_the_manifest_knows_is_cut(library: Library, tmp_path: Path) -> None:
    """A release with one known slip can still be used."""
    path = tmp_path / "go.obo"
    path.write_text(TERM + "\n[Term]\nid: GO:7\nname: b\nis_a: GO:8\n\n[Term]\nid: GO:8\nname: c\nis_a: GO:7\n")

    installation.install(path, library=library)

    assert opened(library).ancestors("GO:8") == {"GO:7"}


def test_a_wrong_checksum_is_refused(library: Library, obo: Path) -> None:
    """Both sums are shown, so that a slip of the pen is seen."""
    with pytest.raises(OntologyError, match=rf"wrong checksum: found [0-9a-f]{{64}}, expected {'0' * 64}"):
        installation.install(obo, "0" * 64, library)

    assert library.installed() == ()


def test_an_unknown_name_lists_the_known(library: Library) -> None:
    """Neither file nor name nor address."""
    with pytest.raises(OntologyError, match=r"gp: no such file, and no ontology of that name \(known: go\)"):
        installation.install("gp", library=library)
    with pytest.raises(OntologyError, match=r"'go' is not installed \(installed: none\)"):
        installation.remove("go", library)


def test_check_sees_a_file_that_was_changed(library: Library, obo: Path) -> None:
    """A file that somebody edited in place no longer is what the entry says."""
    entry, _ = installation.install(obo, library=library)
    assert installation.check(library) == ()

    library.file(entry).write_text("format-version: 1.2\n")

    (problem,) = installation.check(library)
    assert "the file has changed since it was installed" in problem


def test_an_unwritable_home_is_named(obo: Path, library: Library, tmp_path: Path) -> None:
    """Not a traceback: the folder and the reason."""
    (tmp_path / "home").write_text("a file where a folder should be")

    with pytest.raises(OntologyError, match=r"home/installed: cannot be written: .*; nothing is changed"):
        installation.install(obo, library=library)


def test_a_home_that_cannot_hold_the_index_says_what_can_be_done(library: Library, tmp_path: Path) -> None:
    """In a container the home folder is often read-only."""
    (tmp_path / "home").write_text("a file where a folder should be")

    with pytest.raises(OntologyError, match=r"cannot write the index: .*; GRAPHBUILDER_DATA can name another folder"):
        library.ready()


@pytest.fixture
def server() -> Iterator[Download]:
    """Serve a file at ``server.url``."""
    with served("go.obo") as download:
        yield download


def test_a_known_ontology_is_installed_by_name(library: Library, server: Download) -> None:
    """Its PURL is fetched, and the address is kept for updates."""
    server.content = OBO.format(name="go").encode()
    manifest = library.shipped / "manifest.toml"
    manifest.write_text(manifest.read_text().replace("PURL", server.url))

    entry, _ = installation.install("go", library=library)

    assert (entry.name, entry.origin) == ("go", server.url)
    assert label("GO:2", library) == "growing fast"
    assert not any((library.home / "downloads").iterdir())


def test_an_install_by_name_goes_on_where_it_broke(library: Library, server: Download) -> None:
    """The second attempt fetches the rest, checks the sum of the whole and installs it."""
    server.content, server.cut_after = OBO.format(name="go").encode(), 100
    manifest = library.shipped / "manifest.toml"
    manifest.write_text(manifest.read_text().replace("PURL", server.url))
    whole = sha256(server.content).hexdigest()
    with pytest.raises(OntologyError, match=r"the connection broke \(100 of \d+ bytes\); run again"):
        installation.install("go", whole, library)
    assert library.installed() == ()
    server.cut_after = None

    entry, _ = installation.install("go", whole, library)

    assert (entry.sha256, server.ranges) == (whole, ["", "bytes=100-"])


def test_update_installs_what_is_new_and_only_that(library: Library, server: Download) -> None:
    """The same file again is no update."""
    server.content = OBO.format(name="go").encode()
    installation.install(server.url, library=library)

    assert installation.update("go", library) is None
    server.content = server.content.replace(b"growing fast", b"growing quickly")
    assert installation.update("go", library) is not None
    assert label("GO:2", library) == "growing quickly"


def test_a_local_file_has_no_update(library: Library, obo: Path) -> None:
    """Nobody knows where it came from."""
    installation.install(obo, library=library)

    with pytest.raises(OntologyError, match="'go' was installed from a file"):
        installation.update("go", library)


def test_a_broken_connection_is_resumed(server: Download, tmp_path: Path) -> None:
    """What arrived is kept, and the next attempt asks for the rest alone."""
    server.content = os.urandom(300_000)
    server.cut_after = 100_000
    with pytest.raises(OntologyError, match=r"the connection broke \(100000 of 300000 bytes\); run again"):
        fetch(server.url, tmp_path)
    server.cut_after = None

    path = fetch(server.url, tmp_path, sha256(server.content).hexdigest())

    assert path.read_bytes() == server.content
    assert server.ranges == ["", "bytes=100000-"]
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_changed_meanwhile_is_fetched_anew(server: Download, tmp_path: Path) -> None:
    """Two halves of two releases would be neither."""
    server.content, server.cut_after = b"old" * 1000, 1000
    with pytest.raises(OntologyError, match="the connection broke"):
        fetch(server.url, tmp_path)
    server.content, server.cut_after, server.etag = b"new" * 1000, None, '"two"'

    assert fetch(server.url, tmp_path).read_bytes() == b"new" * 1000


def test_a_download_with_a_wrong_checksum_is_thrown_away(server: Download, tmp_path: Path) -> None:
    """The next attempt starts afresh."""
    server.content = b"something else"

    with pytest.raises(OntologyError, match=r"wrong checksum: found .*; nothing is installed"):
        fetch(server.url, tmp_path, "0" * 64)

    assert list(tmp_path.iterdir()) == []


def test_a_refusal_is_told(server: Download, tmp_path: Path) -> None:
    """The server's own words."""
    server.status = 404

    with pytest.raises(OntologyError, match=r"go.obo: the server answers 404 Not Found"):
        fetch(server.url, tmp_path)
    with pytest.raises(OntologyError, match=r"not an address to fetch from"):
        fetch("file:///etc/passwd", tmp_path)
