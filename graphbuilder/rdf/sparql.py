"""SPARQL: parameters bound, questions only, answers as plain values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from pyoxigraph import Literal, QueryBoolean, QuerySolutions, Store

from graphbuilder.errors import QueryError, StoreError
from graphbuilder.protocols import Rows, Value
from graphbuilder.rdf.vocabulary import PREFIXES

_TOKEN: Final = re.compile(
    r"""
      (?P<quoted> \"\"\".*?\"\"\" | '''.*?''' | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
    | (?P<iri> <[^<>"{}|^`\\\s]*> )
    | (?P<comment> \#[^\n]* )
    | \$(?P<parameter> \w+ )
    | (?P<name> [?\w][\w:.-]* )
    """,
    re.VERBOSE | re.DOTALL,
)
_CHANGES: Final = frozenset(["insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"])
_NUMBER: Final = re.compile(r"integer|decimal|double|float|int|long|short|byte")


def ask(store: Store, query: str, parameters: Mapping[str, Value]) -> Rows:
    """Return the answer to *query*, in which each ``$name`` stands for a parameter and each ``?name`` for a variable.

    Numbers and truth values come back as such, everything else as text; CONSTRUCT gives three columns, ASK one.

    Raises:
        QueryError: If it does not parse, would change the store or reach for the network, or lacks a parameter.
        StoreError: If the store fails.
    """
    bound = bind(query, parameters)
    try:
        answer = store.query(bound, prefixes=PREFIXES)
        if isinstance(answer, QueryBoolean):
            return Rows(("answer",), ((bool(answer),),))
        if isinstance(answer, QuerySolutions):
            columns = tuple(variable.value for variable in answer.variables)
            return Rows(columns, tuple(tuple(map(_value, solution)) for solution in answer))
        triples = sorted((_value(t.subject), _value(t.predicate), _value(t.object)) for t in answer)
        return Rows(("subject", "predicate", "object"), tuple(triples))
    except SyntaxError as error:
        raise QueryError(f"SPARQL: {_located(str(error))}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise StoreError(f"the RDF store could not answer: {error}") from error


def bind(query: str, parameters: Mapping[str, Value]) -> str:
    r"""Return *query* with each ``$name`` outside texts, IRIs and comments replaced by its value, escaped.

    Values are put in before parsing, not joined afterwards: so they may stand in ``LIMIT``, too.

    >>> bind("SELECT ?x { ?x gbv:key $name } LIMIT $limit # $9", {"name": 'a"b', "limit": 3})
    'SELECT ?x { ?x gbv:key "a\\"b" } LIMIT 3 # $9'

    Raises:
        QueryError: If a parameter has no value, or the query is none.
    """

    def put(found: re.Match[str]) -> str:
        name = found["parameter"]
        if name is None:
            _refuse((found["name"] or "").lower())
            return found[0]
        if name not in parameters:
            raise QueryError(f"SPARQL: no value for the parameter ${name}")
        return _written(parameters[name])

    return _TOKEN.sub(put, query)


def _refuse(word: str) -> None:
    if word in _CHANGES:
        raise QueryError(f"SPARQL: {word.upper()} would change the store; queries only read")
    if word == "service":
        raise QueryError("SPARQL: SERVICE would ask another server; queries stay on this machine")


def _written(value: Value) -> str:
    if isinstance(value, bool | int) and value is not None:
        return str(value).lower()
    if value is None:
        raise QueryError("SPARQL: a parameter needs a value")
    return str(Literal(value))


def _value(term: object) -> Value:
    if isinstance(term, Literal):
        kind = term.datatype.value.rpartition("#")[2]
        if kind == "boolean":
            return term.value == "true"
        if kind in {"double", "float", "decimal"}:
            return float(term.value)
        return int(term.value) if _NUMBER.fullmatch(kind) else term.value
    return None if term is None else str(getattr(term, "value", term))


def _located(message: str) -> str:
    """Return the parser's complaint with its place in words, and no more of what it expected than one can read."""
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if found is None:
        return message
    complaint = " ".join(found[3].split())
    return f"line {found[1]}, column {found[2]}: {complaint if len(complaint) <= 160 else complaint[:157] + '...'}"
