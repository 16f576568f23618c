"""What ``graphbuilder ground`` promises to programs that read its output, and the terms that nobody has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Run, run

TEXT = "Hair cells of the inner ear die.\nLater, hematopoietic stem cells (HSCs) leave; HSCs need iron."


def mentions(done: Run) -> list[dict[str, Any]]:
    """Return the mentions of the only document printed."""
    assert done.code == 0, done.err
    (line,) = done.out.splitlines()
    found: list[dict[str, Any]] = json.loads(line)["mentions"]
    return found


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a text file."""
    path = tmp_path_factory.mktemp("ground") / "note-7.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def found(page: Path) -> list[dict[str, Any]]:
    """Return the mentions in it."""
    return mentions(run("ground", page, "--format", "jsonl"))


def test_a_mention_has_the_fields_of_the_contract(found: list[dict[str, Any]]) -> None:
    """Programs may rely on these names and types."""
    for one in found:
        assert {"text", "start", "end", "concept", "candidates"} <= one.keys()
        assert {"id", "label", "category", "match", "score"} <= one["concept"].keys()
        assert one["concept"]["match"] in {"exact", "synonym", "composed", "broader", "ambiguous", "provisional"}
        assert 0 <= one["concept"]["score"] <= 1
        assert all({"id", "label", "category", "score", "why"} == candidate.keys() for candidate in one["candidates"])


def test_offsets_count_characters_of_the_file(found: list[dict[str, Any]]) -> None:
    """A mention is what the file says there; mentions come in the order of the text."""
    assert [one["text"] for one in found] == [TEXT[one["start"] : one["end"]] for one in found]
    assert [one["start"] for one in found] == sorted(one["start"] for one in found)


def test_a_short_form_of_the_text_has_the_term_of_its_long_form(found: list[dict[str, Any]]) -> None:
    """Both places of the short form, in brackets and later."""
    assert [one["concept"]["id"] for one in found if one["text"] == "HSCs"] == ["CL:0000037"] * 2


def test_the_id_of_a_file_is_its_stem(page: Path) -> None:
    """A record of JSON lines brings its own."""
    done = run("ground", page, "--format", "jsonl")
    lines = page.with_suffix(".jsonl")
    lines.write_text("".join(json.dumps({"id": f"r{n}", "text": TEXT}) + "\n" for n in (1, 2)), encoding="utf-8")

    assert json.loads(done.out)["id"] == "note-7"
    answers = [json.loads(line) for line in run("ground", lines, "--format", "jsonl").out.splitlines()]
    assert [answer["id"] for answer in answers] == ["r1", "r2"]
    assert answers[0]["mentions"] == json.loads(done.out)["mentions"]


def test_ontologies_limit_the_answer(page: Path) -> None:
    """Terms of others are neither chosen nor considered."""
    limited = mentions(run("ground", page, "--format", "jsonl", "--ontologies", "cl,uberon"))
    ids = {one["concept"]["id"] for one in limited} | {c["id"] for one in limited for c in one["candidates"]}

    assert {identifier.partition(":")[0] for identifier in ids} == {"CL", "UBERON"}


def test_learned_surfaces_can_be_left_out() -> None:
    """Annotators taught names that no ontology has."""
    words = ("ground", "The photoreceptor layer thins.", "--format", "jsonl", "--ontologies", "go,cl,uberon,chebi")

    on, off = mentions(run(*words)), mentions(run(*words, "--learned", "off"))

    assert all(not candidate["why"].startswith("learned") for one in off for candidate in one["candidates"])
    assert on != off


def test_a_text_without_terms_still_gets_its_object() -> None:
    """One object a document, whatever is in it."""
    assert mentions(run("ground", "Nobody came.", "--format", "jsonl")) == []


def test_an_unknown_ontology_is_named_with_those_that_are_known() -> None:
    """A typing slip is no empty answer."""
    done = run("ground", "Iron.", "--ontologies", "clx")

    assert done.code != 0
    assert "clx" in done.err
    assert "uberon" in done.err


def test_terms_that_nobody_has_are_ready_to_be_asked_for(tmp_path: Path) -> None:
    """Label, parents, surfaces and quotes, the most used first."""
    page = tmp_path / "page.txt"
    page.write_text("Zorbic anemia causes fatigue. Smoke causes zorbic anemia. Smoke causes a mumbled gait.\n")
    assert run("build", page, "-o", tmp_path / "graph").code == 0

    requests = json.loads(run("ontology", "requests", tmp_path / "graph", "--format", "json").out)

    assert [request["label"] for request in requests][:1] in (["zorbic anemia"], ["smoke"])
    (anemia,) = (request for request in requests if request["label"] == "zorbic anemia")
    assert anemia["parents"] == [{"id": "MONDO:0002280", "label": "anemia"}]
    assert anemia["surfaces"] == ["Zorbic anemia", "zorbic anemia"]
    assert [quote["document"] for quote in anemia["quotes"]] == ["page", "page"]
