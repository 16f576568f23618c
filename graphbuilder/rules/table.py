"""TOML to values, checked: a slip in a data file is reported with its file, rule and field."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from graphbuilder.errors import RuleError

T = TypeVar("T")

STRICT = {"extra": "forbid"}
"""For ``__pydantic_config__`` of a rule's dataclass: a misspelt key is an error, not silence."""


def read_table(path: Path, name: str, kind: type[T]) -> tuple[T, ...]:
    """Return the entries of the array of tables *name* in a TOML file, each as a *kind* (a dataclass).

    Raises:
        RuleError: If the file is not TOML, lacks the array, or an entry does not fit; the message names file, entry
            and field.
    """
    entries = _load(path).get(name)
    if not isinstance(entries, list):
        raise RuleError(f"{path.name}: no [[{name}]] in it")
    return tuple(_entry(path.name, number, entry, kind) for number, entry in enumerate(entries, start=1))


def read_value(path: Path, kind: type[T]) -> T:
    """Return a whole TOML file as one *kind* (a dataclass).

    Raises:
        RuleError: If the file is not TOML or does not fit.
    """
    return _checked(path.name, _load(path), kind)


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise RuleError(f"{path.name}: there is no such file in {path.parent}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{path.name}: not TOML: {error}") from error


def _entry(file: str, number: int, entry: Any, kind: type[T]) -> T:
    label = entry.get("name", f"number {number}") if isinstance(entry, dict) else f"number {number}"
    return _checked(f"{file}, rule '{label}'", entry, kind)


def _checked(where: str, content: Any, kind: type[T]) -> T:
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(kind).validate_python(content)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "entry"
        raise RuleError(f"{where}: {field}: {first['msg']}") from error
