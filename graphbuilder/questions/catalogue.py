"""The questions in /queries."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from graphbuilder.errors import QueryError
from graphbuilder.protocols import Rows, Store, Value
from graphbuilder.questions import question
from graphbuilder.questions.question import Question
from graphbuilder.resources import folder

SUFFIXES: Final = {"sparql": (".rq", ".sparql"), "cypher": (".cypher", ".cyp")}
"""The files of each language; the first suffix is that of the catalogue."""


def catalogue(language: str = "sparql") -> tuple[Question, ...]:
    """Return every question, by name, with its query in *language*; both languages have the same questions."""
    files = sorted((folder("queries") / language).glob(f"*{SUFFIXES[language][0]}"))
    found = (question.load(file, language) for file in files)
    return tuple(entry for entry in found if entry is not None)


def run(store: Store, name: str, parameters: Mapping[str, Value]) -> Rows:
    """Return the answer of *store* to the question *name*.

    Raises:
        QueryError: If the question is unknown, or a parameter missing, surplus or of the wrong type.
        StoreError: If the store cannot answer.
    """
    known = {entry.name: entry for entry in catalogue(store.language)}
    if name not in known:
        near = difflib.get_close_matches(name, known, 3, 0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else f"known are {', '.join(known)}"
        raise QueryError(f"no question called '{name}'; {hint}")
    return known[name].rows(store.query, parameters)


def limit(name: str, parameters: Mapping[str, Value]) -> int | None:
    """Return how many rows the question *name* gives at most, or nothing if it gives all."""
    (known,) = (entry for entry in catalogue() if entry.name == name)
    most = known.bound(parameters).get("limit")
    return most if isinstance(most, int) else None


def run_file(store: Store, path: Path, parameters: Mapping[str, Value]) -> Rows:
    """Return the answer of *store* to the query in the file *path*.

    A head like those of our own questions makes the parameters typed; without one, whole numbers are numbers and
    everything else is text.

    Raises:
        QueryError: With the file, if it is not in the store's language, does not parse, would change the store, or its
            parameters do not fit.
        StoreError: If the store cannot answer.
    """
    if path.suffix not in SUFFIXES[store.language]:
        right = " or ".join(SUFFIXES[store.language])
        raise QueryError(f"{path}: this store reads {store.language}, in files that end in {right}")
    text = question.text_of(path)
    known = question.read(text, path.stem, store.language, str(path))
    try:
        return store.query(text, _guessed(parameters)) if known is None else known.rows(store.query, parameters)
    except QueryError as error:
        raise QueryError(f"{path}: {error}") from error


def _guessed(parameters: Mapping[str, Value]) -> dict[str, Value]:
    return {
        name: int(value) if isinstance(value, str) and value.isascii() and value.isdecimal() else value
        for name, value in parameters.items()
    }
