"""YAML with a place for every complaint: keys that come twice are refused, and any entry can be found by its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from graphbuilder.errors import InputError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(path: Path) -> dict[str, Any]:
    """Return the mapping in the file *path*.

    Raises:
        InputError: With the line, if it is no YAML, gives a key twice, or holds no mapping.
    """
    text = _text(path)
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            raise InputError(f"{path}: is empty; a mapping with a 'name' is expected")
        _refuse_twice(path, node)
        found = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise InputError(
            f"{path}:{mark.line + 1 if mark else 1}: not YAML: {error.problem or error.context}"
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError(f"{path}: not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(found, dict):
        raise InputError(f"{path}:1: a mapping with a 'name' is expected, found {kind(found)}")
    return found


def line_of(path: Path, keys: Sequence[str | int]) -> int:
    """Return the line (from 1) of what lies under *keys* in the file; of the nearest above it if that is gone."""
    try:
        node: Any = yaml.compose(_text(path), Loader=_Loader)
    except (yaml.YAMLError, InputError):
        return 1
    for key in keys:
        below = dict(_below(node)).get(key)
        if below is None:
            break
        node = below
    return int(node.start_mark.line) + 1


def kind(found: Any) -> str:
    """Return what a value is, in YAML's words."""
    if found is None:
        return "nothing"
    names = {dict: "a mapping", list: "a list", str: "text", bool: "yes or no"}
    return names.get(type(found), "a number" if isinstance(found, int | float) else type(found).__name__)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: byte {error.start} is not UTF-8") from error


def _below(node: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, value) for key, value in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from enumerate(node.value)


def _refuse_twice(path: Path, root: Any) -> None:
    """YAML readers keep the last of two entries with one key; the other would be dropped silently."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            _once(path, node)
        waiting += (value for _, value in _below(node))


def _once(path: Path, node: yaml.MappingNode) -> None:
    first: dict[str, int] = {}
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        line = key.start_mark.line + 1
        if key.value in first and key.value != "<<":
            raise InputError(
                f"{path}:{line}: '{key.value}' is there already, in line {first[key.value]}; one would be lost"
            )
        first[key.value] = line
