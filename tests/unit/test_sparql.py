"""SPARQL with parameters: what is put in, and what is kept out."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graphbuilder.errors import QueryError
from graphbuilder.protocols import Value
from graphbuilder.rdf.sparql import ask, bind


def test_a_value_cannot_break_out_of_its_quotes() -> None:
    """Nobody writes SPARQL through a parameter."""
    bound = bind("SELECT * { ?s ?p $x }", {"x": '" } ; DROP ALL #\n'})

    assert bound == 'SELECT * { ?s ?p "\\" } ; DROP ALL #\\n" }'


@pytest.mark.parametrize("kept", ["'$x'", '"""a $x\n"""', "<http://a/$x>", "# $x"])
def test_a_dollar_in_a_text_an_iri_or_a_comment_is_no_parameter(kept: str) -> None:
    """Only what SPARQL itself would take for a variable is replaced."""
    assert bind(f"ASK {{ }} {kept}", {}) == f"ASK {{ }} {kept}"


@pytest.mark.parametrize("word", ["INSERT DATA", "drop", "WITH"])
def test_words_that_change_are_refused(word: str) -> None:
    """With a reason, where the parser would only say what it expected."""
    with pytest.raises(QueryError, match="would change the store"):
        ask(Store(), f"{word} {{ <a:a> <a:b> <a:c> }}", {})


def test_a_variable_may_be_called_like_such_a_word() -> None:
    """?load is a fine name."""
    assert ask(Store(), "SELECT ?load ?with { BIND(1 AS ?load) BIND('drop' AS ?with) }", {}).rows == ((1, "drop"),)


def test_another_server_is_not_asked() -> None:
    """Queries stay on this machine."""
    with pytest.raises(QueryError, match="another server"):
        ask(Store(), "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", {})


@pytest.mark.parametrize(
    ("written", "value"),
    [("1", 1), ("1.5", 1.5), ("2e0", 2.0), ("true", True), ('"1"', "1"), ("<a:b>", "a:b"), ("?unbound", None)],
)
def test_answers_are_plain_values(written: str, value: Value) -> None:
    """Numbers are numbers, and nothing is None."""
    assert ask(Store(), f"SELECT ({written} AS ?x) {{ }}", {}).rows == ((value,),)


def test_ask_gives_one_cell() -> None:
    """Yes or no is a table, too."""
    assert ask(Store(), "ASK { }", {}).rows == ((True,),)


def test_construct_gives_sorted_triples() -> None:
    """As rows, in an order that does not change."""
    store = Store()
    for name in "cab":
        store.add(Quad(NamedNode(f"a:{name}"), NamedNode("a:p"), Literal(1)))

    rows = ask(store, "CONSTRUCT WHERE { ?s ?p ?o }", {}).rows

    assert rows == (("a:a", "a:p", 1), ("a:b", "a:p", 1), ("a:c", "a:p", 1))
