"""What the documents promise is there."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import graphbuilder
from graphbuilder.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PINS = sorted(ROOT.glob("requirements*.txt"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    """No reader is sent to a page that is not there."""
    links = re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8"))

    missing = [link for link in links if "://" not in link and not (document.parent / link).exists()]

    assert missing == []


def test_every_page_can_be_reached_from_the_index() -> None:
    """No page is written for nobody."""
    index = ROOT / "docs" / "index.md"
    linked = {
        (index.parent / link).resolve() for link in re.findall(r"\]\(([^)#\s]+)", index.read_text(encoding="utf-8"))
    }
    pages = {path for path in (ROOT / "docs").rglob("*.md") if "decisions" not in path.parts}

    assert pages - linked - {index} == set()


def test_every_command_of_the_readme_exists() -> None:
    """What a newcomer types is there."""
    from graphbuilder.cli.app import COMMANDS

    known = {command.__name__.rpartition(".")[2] for command in COMMANDS} | {"ontology"}
    blocks = re.findall(r"```\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    typed = {name for block in blocks for name in re.findall(r"^graphbuilder (\w+)", block, re.MULTILINE)}

    assert typed
    assert typed <= known


def test_the_reference_has_every_command_with_its_options() -> None:
    """One row a command, and every option in it or in the rows of the options that commands share."""
    page = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `((?:ontology )?[a-z]+)[^|]*(\|.*)$", page, re.MULTILINE))

    missing = {
        f"{name} {option}"
        for name, options in _commands()
        for option in options
        if f"`{option}" not in rows.get(name, "")
    }

    assert missing == set()
    assert {name for name, _ in _commands()} == rows.keys()


def _commands() -> Iterator[tuple[str, set[str]]]:
    """Yield each command with its options, those in groups under the name of their group."""
    waiting: list[tuple[str, Any]] = [("", typer.main.get_command(app))]
    while waiting:
        name, command = waiting.pop()
        if hasattr(command, "commands"):
            waiting += [(f"{name} {word}".strip(), under) for word, under in command.commands.items()]
        else:
            yield name, {word for option in command.params for word in option.opts if word.startswith("-")} - {"--help"}


def test_the_reference_has_every_python_function() -> None:
    """What is promised at the front door is described."""
    page = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")

    assert {name for name in graphbuilder.__all__ if not re.search(rf"`{name}[(`]", page)} == set()


def test_the_reference_has_every_data_file() -> None:
    """Whoever wants to change a word finds the file that holds it."""
    page = (ROOT / "docs" / "reference" / "data-files.md").read_text(encoding="utf-8")
    listed = {path for pattern in re.findall(r"`([^`]+\.\w+)`", page) for path in ROOT.glob(pattern)}
    held = {path for home in ("graphbuilder", "ontology", "queries") for path in (ROOT / home).rglob("*.t[os][mv]*")}

    assert {str(path.relative_to(ROOT)) for path in held - listed} == set()


def test_every_shipped_ontology_is_credited() -> None:
    """The notice names each ontology that the manifest ships."""
    manifest = tomllib.loads((ROOT / "ontology" / "manifest.toml").read_text(encoding="utf-8"))
    shipped = {entry["prefix"] for entry in manifest["ontology"].values() if entry.get("files")}
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")

    assert {prefix for prefix in shipped if not re.search(rf"^  {prefix} ", notice, re.MULTILINE)} == set()


def test_the_package_names_every_licence_that_it_carries() -> None:
    """Who ships the wheel on must know them all."""
    manifest = tomllib.loads((ROOT / "ontology" / "manifest.toml").read_text(encoding="utf-8"))
    carried = {entry["licence"].split()[0] for entry in manifest["ontology"].values() if entry.get("files")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert carried - set(project["license"].split(" AND ")) == set()


def test_every_source_of_the_pipeline_is_credited() -> None:
    """The notice names each corpus that the weights were trained on."""
    meta = json.loads((ROOT / "graphbuilder" / "nlp" / "en_biomedical" / "meta.json").read_text(encoding="utf-8"))
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")

    assert {source["name"] for source in meta["sources"] if source["name"] not in notice} == set()


@pytest.mark.parametrize("pins", PINS, ids=lambda path: path.name)
def test_every_pin_has_a_hash_and_no_address(pins: Path) -> None:
    """What is installed is what was locked, wherever it is fetched from."""
    text = pins.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text)[1:]

    assert [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_the_version_is_one() -> None:
    """Package and citation agree."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    cited = re.search(r"^version: (\S+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)

    assert cited is not None
    assert cited[1] == project["version"]


def test_every_dependency_is_pinned() -> None:
    """The lock was made anew when a dependency came."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = {
        name.lower().replace("_", "-")
        for pins in PINS
        for name in re.findall(r"^([A-Za-z0-9._-]+)==", pins.read_text(encoding="utf-8"), re.MULTILINE)
    }
    groups = project["dependency-groups"]
    wanted = [*project["project"]["dependencies"], *groups["build"], *groups["dev"]]

    assert {re.split(r"[<>=!~; \[]", name)[0].lower().replace("_", "-") for name in wanted} - pinned == set()
