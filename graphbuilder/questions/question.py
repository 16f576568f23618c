"""A question: a query file whose head says, in TOML behind comment marks, what it asks and with which parameters."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from graphbuilder.errors import QueryError
from graphbuilder.protocols import Rows, Value

COMMENT: Final = {"sparql": "#", "cypher": "//"}
"""How a comment begins in each language."""

_KEYS: Final = frozenset({"type", "default", "example", "about", "least", "most"})

_ENTRIES: Final = ("title", "question", "deepens", "parameters")


class Kind(StrEnum):
    """What a parameter takes: the identifier or name of a concept, any text, or a whole number."""

    CONCEPT = "concept"
    TEXT = "text"
    INTEGER = "integer"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question; without ``default`` it must be given. ``least`` and ``most`` bound a number."""

    name: str
    kind: Kind
    about: str
    example: str = ""
    default: Value = None
    least: int = 0
    most: int = 1_000_000

    def value(self, given: Value) -> Value:
        """Return *given* as the query wants it: a whole number, or text; concepts in lower case, as their keys are.

        Raises:
            QueryError: If it is not of the parameter's type.
        """
        if self.kind is Kind.INTEGER:
            return self._number(given)
        text = "" if given is None else str(given).strip()
        return text.lower() if self.kind is Kind.CONCEPT else text

    def _number(self, given: Value) -> int:
        if isinstance(given, bool) or not re.fullmatch(r"[+-]?\d{1,9}", str(given)):
            raise QueryError(f"parameter {self.name}: {given!r} is not a whole number")
        number = int(str(given))
        if not self.least <= number <= self.most:
            raise QueryError(f"parameter {self.name}: {number} is not between {self.least} and {self.most}")
        return number

    @property
    def usage(self) -> str:
        """Return how to give it: ``concept=HP:0001978``, in brackets if it may be left out."""
        if self.default is None:
            return f"{self.name}={self.example or self.kind.value.upper()}"
        shown = self.default if self.default != "" else self.example
        return f"[{self.name}={shown}]"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its query in one language.

    ``deepens`` names the parameter of which the query answers for one value: asked up to a number, it is asked for each
    in turn from the least on, as long as rows are wanting. So what lies near does not wait for what lies far.
    """

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str
    deepens: str | None = None

    @property
    def usage(self) -> str:
        """Return how to give the parameters."""
        return " ".join(parameter.usage for parameter in self.parameters)

    def rows(self, ask: Callable[[str, Mapping[str, Value]], Rows], given: Mapping[str, Value]) -> Rows:
        """Return what *ask* (a store's ``query``) answers.

        Raises:
            QueryError: As `bound`, or from *ask*.
        """
        bound = self.bound(given)
        if self.deepens is None:
            return ask(self.text, bound)
        depths, limit = self._depths(bound), int(bound["limit"] or 0)
        answer = ask(self.text, {**bound, self.deepens: next(depths)})
        for depth in depths:
            if len(answer.rows) >= limit:
                break
            more = ask(self.text, {**bound, self.deepens: depth, "limit": limit - len(answer.rows)})
            answer = Rows(answer.columns, (*answer.rows, *more.rows))
        return answer

    def _depths(self, bound: Mapping[str, Value]) -> Iterator[int]:
        (least,) = (parameter.least for parameter in self.parameters if parameter.name == self.deepens)
        return iter(range(least, int(bound[self.deepens or ""] or 0) + 1))

    def bound(self, given: Mapping[str, Value]) -> dict[str, Value]:
        """Return a value for every parameter, from *given* and the defaults.

        Raises:
            QueryError: If one is missing, surplus or of the wrong type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                near = difflib.get_close_matches(name, known, 1)
                hint = f"; did you mean {near[0]}?" if near else f" (it takes: {self.usage or 'none'})"
                raise QueryError(f"question '{self.name}' has no parameter {name}{hint}")
        missing = [p.usage for p in self.parameters if p.default is None and given.get(p.name) in (None, "")]
        if missing:
            raise QueryError(f"question '{self.name}' needs {' '.join(missing)}")
        return {name: parameter.value(given.get(name, parameter.default)) for name, parameter in known.items()}


def read(text: str, name: str, language: str, where: str) -> Question | None:
    """Return the question in the query *text*, or nothing when it has no head; *where* is for messages.

    Raises:
        QueryError: With the entry, if the head is not what it should be.
    """
    head = _head(text, COMMENT[language])
    try:
        table = tomllib.loads(head)
    except tomllib.TOMLDecodeError:
        return None  # comments in plain words
    if "question" not in table:
        return None
    if unknown := table.keys() - _ENTRIES:
        raise QueryError(f"{where}: the head has the entry '{min(unknown)}'; known are {', '.join(_ENTRIES)}")
    parameters = tuple(_parameter(key, entry, where) for key, entry in table.get("parameters", {}).items())
    deepens = table.get("deepens")
    if deepens is not None and not {deepens, "limit"} <= {parameter.name for parameter in parameters}:
        raise QueryError(f"{where}: what deepens must be a parameter, and there must be a limit; found {deepens!r}")
    return Question(name, str(table.get("title", name)), str(table["question"]), parameters, text, deepens)


def load(path: Path, language: str) -> Question | None:
    """Return the question in a file, or nothing when it has no head.

    Raises:
        QueryError: If the file cannot be read, or its head is wrong.
    """
    return read(text_of(path), path.stem, language, str(path))


def text_of(path: Path) -> str:
    """Return the text of a query file.

    Raises:
        QueryError: If it is missing or not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: byte {error.start} is not UTF-8") from error


def _head(text: str, mark: str) -> str:
    lines = []
    for line in text.splitlines():
        if not line.startswith(mark):
            break
        lines.append(line.removeprefix(mark).strip())
    return "\n".join(lines)


def _parameter(name: str, entry: Any, where: str) -> Parameter:
    if not isinstance(entry, dict) or not entry.keys() <= _KEYS:
        raise QueryError(f"{where}: parameter {name} is not a table of {', '.join(sorted(_KEYS))}")
    try:
        kind = Kind(entry.get("type", "text"))
    except ValueError as error:
        raise QueryError(
            f"{where}: parameter {name} has type {entry['type']!r}; known are {', '.join(Kind)}"
        ) from error
    rest = {key: value for key, value in entry.items() if key not in {"type", "about"}}
    return Parameter(name, kind, str(entry.get("about", "")), **rest)
