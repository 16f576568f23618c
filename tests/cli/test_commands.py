"""The commands of the README, on a page of our own."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.running import Run, run


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Return the graph folder of an example page."""
    folder = tmp_path_factory.mktemp("cli") / "emh"
    done = run("build", root / "examples" / "presacral-emh.html", "-o", folder)
    assert done.code == 0, done.err
    return folder


def test_help_names_every_command_without_loading_anything_heavy() -> None:
    """Help must be instant."""
    import subprocess
    import sys

    code = (
        "import sys; from graphbuilder.cli.app import app; "
        "heavy = {'spacy', 'neo4j', 'networkx', 'rdflib', 'pyoxigraph', 'pydantic'} & set(sys.modules); "
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_the_package_can_be_run() -> None:
    """Where the script is not on the path, Python is."""
    import subprocess
    import sys

    command = [sys.executable, "-m", "graphbuilder", "--help"]

    assert b"build" in subprocess.run(command, capture_output=True, timeout=60, check=True).stdout


def test_build_prints_statements_and_hypotheses(root: Path, tmp_path: Path) -> None:
    """Data go to stdout, the closing note to stderr."""
    done = run("build", root / "examples" / "presacral-emh.html", "-o", tmp_path / "emh")

    assert "Statements" in done.out
    assert "Hypotheses" in done.out
    assert "wrote" in done.err


def test_a_graph_folder_holds_plain_files(graph: Path) -> None:
    """Any tool can read them."""
    assert {"graph.jsonl", "terms.jsonl", "graph.trig", "run.json", "sources"} <= {p.name for p in graph.iterdir()}


def test_verify_passes_on_what_was_built(graph: Path) -> None:
    """Every quote stands where the graph says."""
    assert run("verify", graph).code == 0


def test_verify_fails_when_the_graph_was_tampered_with(graph: Path, tmp_path: Path) -> None:
    """A changed source is found out."""
    import shutil

    forged = tmp_path / "forged"
    shutil.copytree(graph, forged)
    (text,) = (forged / "sources").iterdir()
    text.write_text(text.read_text().replace("fractures", "tractures"))

    assert run("verify", forged).code == 1


def test_extract_prints_one_contract_object_a_document(root: Path, tmp_path: Path) -> None:
    """Also for a text in which nothing is found, in the order of the input."""
    texts = tmp_path / "texts.jsonl"
    texts.write_text('{"id": "b", "text": "Rust causes anemia."}\n{"id": "a", "text": "We thank the nurses."}\n')
    lines = [json.loads(line) for line in run("extract", texts, "--format", "jsonl").out.splitlines()]

    assert [(line["id"], bool(line["statements"])) for line in lines] == [("b", True), ("a", False)]


def test_a_text_in_another_language_gives_a_warning_and_no_statements(tmp_path: Path) -> None:
    """Reading German by English rules would invent things."""
    page = tmp_path / "seite.txt"
    page.write_text(
        "Der Bruch des Kreuzbeins setzt Stammzellen frei, die eine Masse bilden und Schmerzen verursachen. " * 3
    )
    done = run("extract", page, "--format", "jsonl")

    assert json.loads(done.out)["statements"] == []
    assert "seite" in done.err


def test_texts_that_are_added_give_their_warnings_too(tmp_path: Path) -> None:
    """An addition prints no tables, but it must not be silent about what it could not read."""
    text = tmp_path / "fremd.txt"
    text.write_text("Die Fraktur des Kreuzbeins ist die Ursache der Schwellung, und sie wird nicht behandelt.\n")

    assert "fremd: not English" in run("build", text, "--into", tmp_path / "graph").err


def test_a_matrix_is_one_list_for_programs(graph: Path, tmp_path: Path) -> None:
    """Two contests have matrices of their own width; JSON and CSV hold both in one list."""
    text = tmp_path / "gout.txt"
    text.write_text(
        "It is currently believed that smoking causes gout. Here we propose another mechanism, in which obesity causes "
        "iron overload, and iron overload causes gout.\n"
    )
    assert run("build", text, *graph.glob("sources/*.txt"), "-o", tmp_path / "two").code == 0
    assert run("matrix", tmp_path / "two").out.count("sources against") == 2

    rows = json.loads(run("matrix", tmp_path / "two", "--format", "json").out)

    assert {row["fit"] for row in rows} == {"consistent"}
    assert len({row["hypothesis"] for row in rows}) == 4


def test_questions_are_listed_for_programs_too() -> None:
    """The list keeps to the form that is asked for."""
    listed = json.loads(run("query", "--list", "--format", "json").out)

    assert "rivals" in {row["name"] for row in listed}


def test_what_texts_report_is_said_on_cards_alone(graph: Path) -> None:
    """To read the texts again for a table would be time lost."""
    done = run("hypotheses", graph, "--look")

    assert (done.code, "--look is for cards" in done.err) == (2, True)


def test_a_question_is_answered_as_table_json_and_csv(graph: Path) -> None:
    """The same rows in every form."""
    as_json = json.loads(run("query", "sources", graph, "--format", "json").out)
    as_csv = list(csv.DictReader(io.StringIO(run("query", "sources", graph, "--format", "csv").out)))

    assert len(as_json) == len(as_csv) == 1
    assert list(as_json[0]) == list(as_csv[0])


def test_an_answer_cut_by_its_limit_says_so(graph: Path) -> None:
    """Nobody takes the first rows for all of them."""
    cut = run("query", "most-supported", graph, "--param", "limit=1")
    whole = run("query", "most-supported", graph, "--param", "limit=1000")

    assert "1 rows shown, as many as the limit; there may be more" in cut.err
    assert whole.err == ""


def test_a_query_of_ones_own_is_answered_from_a_file(graph: Path, tmp_path: Path) -> None:
    """SPARQL of the user's making."""
    file = tmp_path / "mine.rq"
    file.write_text("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")

    assert json.loads(run("query", graph, "--file", file, "--format", "json").out)[0]["n"] > 0


def test_the_list_names_every_question() -> None:
    """So that nobody must look into the folder."""
    listed = run("query", "--list").out

    assert all(name in listed for name in ("causes-of", "effects-of", "rivals", "chains-between"))


@pytest.mark.parametrize("suffix", [".html", ".svg"])
def test_view_writes_a_picture(graph: Path, tmp_path: Path, suffix: str) -> None:
    """One file that needs nothing else."""
    done = run("view", graph, "-o", tmp_path / f"emh{suffix}")

    assert done.code == 0
    assert "<svg" in (tmp_path / f"emh{suffix}").read_text()


@pytest.mark.parametrize("suffix", [".trig", ".ttl", ".nq", ".jsonld"])
def test_export_writes_rdf(graph: Path, tmp_path: Path, suffix: str) -> None:
    """The suffix is the format."""
    assert run("export", graph, "-o", tmp_path / f"emh{suffix}").code == 0
    assert (tmp_path / f"emh{suffix}").stat().st_size > 1000


def test_loading_twice_adds_nothing(graph: Path, tmp_path: Path) -> None:
    """Reloading is safe."""
    first, second = (run("load", graph, "--to", tmp_path / "store") for _ in range(2))

    assert first.code == second.code == 0
    assert {line.split()[1] for line in second.out.splitlines()} == {"0"}


def test_explain_shows_the_sentence_behind_a_hypothesis(graph: Path) -> None:
    """Quote, rule, terms and arithmetic."""
    first = json.loads(run("hypotheses", graph, "--format", "json").out)[0]
    done = run("explain", graph, first["id"])

    assert all(word in done.out for word in ("quote:", "rule", "belief"))


def test_the_schema_is_json() -> None:
    """Other programs can check against it."""
    assert json.loads(run("schema").out)["title"] == "DocumentRow"


def test_hypothesis_cards_are_markdown_and_html(graph: Path) -> None:
    """One page each."""
    assert run("hypotheses", graph, "--format", "markdown").out.startswith("# H1")
    assert "<h1>H1" in run("hypotheses", graph, "--format", "html").out


def test_a_graph_does_not_differ_from_itself(graph: Path) -> None:
    """The diff of a version with itself is empty."""
    assert json.loads(run("diff", graph, graph, "--format", "json").out) == []


def test_gaps_and_contradictions_answer(graph: Path) -> None:
    """Also where there is nothing to tell."""
    done: list[Run] = [run(command, graph, "--format", "json") for command in ("gaps", "contradictions")]

    assert all(isinstance(json.loads(one.out), list) for one in done)


def test_a_term_is_found_by_its_name() -> None:
    """Search and show."""
    assert "HP:0001978" in run("ontology", "search", "extramedullary hematopoiesis").out
    assert "Extramedullary hematopoiesis" in run("ontology", "show", "HP:0001978").out


def test_the_ontologies_are_listed_and_checked() -> None:
    """What is there, what could be, and whether the index is sound."""
    listed = {row["name"]: row["state"] for row in json.loads(run("ontology", "list", "--format", "json").out)}

    assert listed["cl"] in ("shipped", "installed")
    assert run("ontology", "check").out == "all is well\n"


def test_a_page_in_the_place_of_an_ontology_is_refused(tmp_path: Path) -> None:
    """A download that a portal has turned into a log-in page."""
    page = tmp_path / "cl.obo"
    page.write_text("<!DOCTYPE html><html><body>Log in</body></html>", encoding="utf-8")

    done = run("ontology", "install", page)

    assert done.code != 0
    assert "cl.obo:1: this is an HTML page" in " ".join(done.err.split())
    assert "is not installed" in run("ontology", "update", "no-such").err


def test_grounding_a_sentence_prints_its_terms() -> None:
    """Words in quotes need no file."""
    done = run("ground", "Hematopoietic stem cells leave the bone marrow.", "--format", "jsonl")
    found = {m["concept"]["id"] for m in json.loads(done.out)["mentions"]}

    assert {"CL:0000037", "UBERON:0002371"} <= found


def test_read_shows_what_is_kept_and_cut(root: Path) -> None:
    """A researcher can see why a sentence was passed over."""
    out = run("read", root / "examples" / "presacral-emh.html").out

    assert "kept [" in out
    assert "cut  [" in out


def test_evaluate_scores_a_gold_file(tmp_path: Path) -> None:
    """The figures are one JSON line."""
    gold = tmp_path / "gold.jsonl"
    statement = {"subject": "Rust", "predicate": "causes", "object": "anemia"}
    gold.write_text(json.dumps({"id": "p", "text": "Rust causes anemia.", "statements": [statement]}))

    assert json.loads(run("evaluate", gold).out)["full"]["f1"] == 1
