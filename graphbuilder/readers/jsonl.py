"""JSON lines: one record with ``id`` and ``text`` a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeAlias

from graphbuilder.errors import InputError
from graphbuilder.model import Document

MAX_LINE_BYTES = 20_000_000
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_WANTED = 'expected {"id": "...", "text": "..."}'


Reading: TypeAlias = Callable[[str, str, str | None], Document]
"""What makes a document of a record's text, id and title."""


def documents(lines: BinaryIO, name: str, reading: Reading) -> Iterator[Document]:
    """Yield one document a record as it is read; the file is never held. Blank lines are passed over.

    A record may have a ``title``; its other fields are left alone.

    Raises:
        InputError: At the first line that is not such a record, or whose id stood before; names file and line.
    """
    seen: dict[str, int] = {}
    for number, line in enumerate(_lines(lines, name), start=1):
        where = f"{name}, line {number}"
        content = line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
        if not content.strip():
            continue
        identifier, text, title = _record(content, where)
        if identifier in seen:
            raise InputError(f"{where}: id '{identifier}' stood on line {seen[identifier]} already; ids must differ")
        seen[identifier] = number
        yield reading(text, identifier, title)
    if not seen:
        raise InputError(f"{name}: no records; {_WANTED} on each line")


def _lines(lines: BinaryIO, name: str) -> Iterator[bytes]:
    number = 0
    while line := lines.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) > MAX_LINE_BYTES:
            raise InputError(f"{name}, line {number}: longer than {MAX_LINE_BYTES:,} bytes; put one record on a line")
        yield line


def _record(line: bytes, where: str) -> tuple[str, str, str | None]:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: not UTF-8: byte 0x{line[error.start]:02x} at offset {error.start}") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON: {error.msg} at column {error.colno}; {_WANTED}") from error
    except RecursionError as error:
        raise InputError(f"{where}: nested too deeply; {_WANTED}") from error
    if not isinstance(record, dict):
        raise InputError(f"{where}: a {type(record).__name__} instead of a record; {_WANTED}")
    title = record.get("title")
    return _identifier(record, where), _text(record, where), title if isinstance(title, str) and title else None


def _identifier(record: dict[str, object], where: str) -> str:
    identifier = record.get("id")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        return str(identifier)
    if not isinstance(identifier, str) or not identifier.strip():
        raise InputError(f"{where}: field 'id' is {_found(record, 'id')}; {_WANTED}")
    return identifier


def _text(record: dict[str, object], where: str) -> str:
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError(f"{where}: field 'text' is {_found(record, 'text')}; {_WANTED}")
    for offset, character in enumerate(text):
        if "\ud800" <= character <= "\udfff":
            raise InputError(f"{where}: field 'text' has half a character (U+{ord(character):04X}) at offset {offset}")
    return text


def _found(record: dict[str, object], key: str) -> str:
    return "missing" if key not in record else repr(record[key])[:60]
