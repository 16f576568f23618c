"""Questions: heads, parameters, near misses, and rows as text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from graphbuilder import questions
from graphbuilder.errors import QueryError
from graphbuilder.protocols import Rows, Value
from graphbuilder.questions.question import read
from graphbuilder.store.rdf import RdfStore
from tests.worlds import MASS, world

HEAD = """\
# title = "T"
# question = "Q?"
# parameters.limit = {type = "integer", default = 5, least = 1, most = 9}

ASK { }
"""


@pytest.fixture(scope="module")
def store() -> RdfStore:
    """Return the world in memory."""
    held = RdfStore()
    held.load(world())
    return held


def test_both_languages_ask_the_same_questions() -> None:
    """Same names, same titles, same parameters with the same types and defaults."""
    sparql, cypher = (
        [(entry.name, entry.title, entry.question, entry.parameters) for entry in questions.catalogue(language)]
        for language in ("sparql", "cypher")
    )

    assert sparql == cypher
    assert len(sparql) >= 12


@pytest.mark.parametrize("entry", questions.catalogue(), ids=lambda entry: entry.name)
def test_every_question_uses_every_parameter_it_declares(entry: questions.Question) -> None:
    """And the examples are of the declared type."""
    for parameter in entry.parameters:
        assert f"${parameter.name}" in entry.text
        assert parameter.about
        parameter.value(parameter.default if parameter.default is not None else parameter.example)


def test_a_near_miss_is_answered_with_the_right_name(store: RdfStore) -> None:
    """A typist gets on."""
    with pytest.raises(QueryError, match=r"no question called 'rivalz'; did you mean rivals\?"):
        questions.run(store, "rivalz", {})


def test_a_missing_parameter_is_named_with_an_example(store: RdfStore) -> None:
    """The user sees what to type."""
    with pytest.raises(QueryError, match="'causes-of' needs concept=HP:0001978"):
        questions.run(store, "causes-of", {})


def test_a_surplus_parameter_is_refused(store: RdfStore) -> None:
    """It would otherwise be silently without effect."""
    with pytest.raises(QueryError, match="has no parameter concpt; did you mean concept"):
        questions.run(store, "causes-of", {"concpt": MASS.id})


@pytest.mark.parametrize(
    ("given", "complaint"), [("many", "not a whole number"), ("0", "between 1 and"), (True, "whole")]
)
def test_a_number_out_of_order_is_refused(store: RdfStore, given: Value, complaint: str) -> None:
    """With what would be right."""
    with pytest.raises(QueryError, match=complaint):
        questions.run(store, "chains-between", {"source": "a", "target": "b", "hops": given})


def test_an_unknown_concept_gives_no_rows(store: RdfStore) -> None:
    """It is a question with an empty answer, not an error."""
    assert questions.run(store, "causes-of", {"concept": "HP:9999999"}).rows == ()


def test_a_file_with_a_head_has_typed_parameters(store: RdfStore, tmp_path: Path) -> None:
    """Users write questions as we do."""
    file = tmp_path / "mine.rq"
    file.write_text(HEAD)

    with pytest.raises(QueryError, match=r"mine\.rq: parameter limit: 99 is not between 1 and 9"):
        questions.run_file(store, file, {"limit": "99"})


def test_a_file_without_head_takes_numbers_and_text(store: RdfStore, tmp_path: Path) -> None:
    """Plain SPARQL works as it is."""
    file = tmp_path / "mine.rq"
    file.write_text("# what I always ask\nSELECT ($n + 1 AS ?x) ($t AS ?y) { }")

    assert questions.run_file(store, file, {"n": "41", "t": "a1"}).rows == ((42, "a1"),)


def test_a_file_in_the_other_language_is_refused(store: RdfStore, tmp_path: Path) -> None:
    """Before the parser stumbles over it."""
    file = tmp_path / "mine.cypher"
    file.write_text("MATCH (n) RETURN n")

    with pytest.raises(QueryError, match=r"this store reads sparql, in files that end in \.rq or \.sparql"):
        questions.run_file(store, file, {})


def test_a_slip_in_a_file_is_found(store: RdfStore, tmp_path: Path) -> None:
    """File, line, column."""
    file = tmp_path / "mine.rq"
    file.write_text("SELECT *\nWHERE { ?s }")

    with pytest.raises(QueryError, match=r"mine\.rq: SPARQL: line 2, column"):
        questions.run_file(store, file, {})


def test_a_file_may_not_change_the_store(store: RdfStore, tmp_path: Path) -> None:
    """Whatever it is called."""
    file = tmp_path / "innocent.rq"
    file.write_text("PREFIX a: <a:>\nCLEAR ALL")

    with pytest.raises(QueryError, match="CLEAR would change the store"):
        questions.run_file(store, file, {})


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ('parameters.limit = {type = "number"}', "type 'number'; known are concept, text, integer"),
        ('parameters.limit = {typ = "text"}', "not a table of"),
        ('parameter.limit = {type = "text"}', "the entry 'parameter'"),
        ('deepens = "depth"', "what deepens must be a parameter, and there must be a limit; found 'depth'"),
    ],
)
def test_a_wrong_head_is_named(entry: str, complaint: str) -> None:
    """The curator learns which entry is wrong."""
    with pytest.raises(QueryError, match=f"mine.rq: .*{complaint}"):
        read(f'# question = "Q?"\n# {entry}\n', "mine", "sparql", "mine.rq")


ROWS = Rows(("name", "n"), (('a, "b"\nc', 1), ("β", None), ("=x", True)))


DEEP = """\
# question = "Q?"
# deepens = "depth"
# parameters.depth = {type = "integer", default = 3, least = 1}
# parameters.limit = {type = "integer", default = 3}
"""


def asked(**given: Value) -> tuple[list[tuple[Value, Value]], Rows]:
    """Return what a store with two rows at each depth is asked for (depth and limit), and the answer."""
    rounds: list[tuple[Value, Value]] = []

    def ask(text: str, bound: Mapping[str, Value]) -> Rows:
        rounds.append((bound["depth"], bound["limit"]))
        return Rows(("depth", "row"), ((bound["depth"], 1), (bound["depth"], 2))[: int(bound["limit"] or 0)])

    entry = read(DEEP, "deep", "sparql", "deep.rq")
    assert entry is not None
    return rounds, entry.rows(ask, given)


def test_what_lies_far_is_asked_for_only_where_rows_are_wanting() -> None:
    """The page is full at the second depth: nobody waits for the third."""
    rounds, answer = asked()

    assert rounds == [(1, 3), (2, 1)]
    assert answer == Rows(("depth", "row"), ((1, 1), (1, 2), (2, 1)))


def test_no_depth_beyond_the_given_one_is_asked_for() -> None:
    """However few rows there are."""
    rounds, answer = asked(depth=2, limit=9)

    assert rounds == [(1, 9), (2, 7)]
    assert len(answer.rows) == 4


def test_json_keeps_types() -> None:
    """Missing is null, numbers are numbers."""
    assert json.loads(questions.written(ROWS, "json")) == [
        {"name": 'a, "b"\nc', "n": 1},
        {"name": "β", "n": None},
        {"name": "=x", "n": True},
    ]


def test_csv_quotes_what_needs_it() -> None:
    """As RFC 4180 has it."""
    assert questions.written(ROWS, "csv") == 'name,n\r\n"a, ""b""\nc",1\r\nβ,\r\n=x,true\r\n'


def test_a_table_has_one_line_a_row() -> None:
    """Line ends within a cell would tear it apart."""
    assert questions.written(ROWS, "table").splitlines()[2:] == ['a, "b" c  1', "β", "=x        true"]


def test_an_unknown_form_is_named() -> None:
    """With those that are known."""
    with pytest.raises(QueryError, match="'xml'; known are csv, json, table"):
        questions.written(ROWS, "xml")


def test_every_question_is_in_the_reference(root: Path) -> None:
    """The list that readers see is the list that runs."""
    listed = (root / "docs" / "reference" / "queries.md").read_text(encoding="utf-8")

    for entry in questions.catalogue():
        assert f"| `{entry.name}` | {entry.question} |" in listed
