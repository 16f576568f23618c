"""Bytes to documents: one module a format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from graphbuilder.errors import InputError
from graphbuilder.model import Document
from graphbuilder.readers import html, jsonl, plain
from graphbuilder.readers.arrange import arrange
from graphbuilder.readers.decode import decode
from graphbuilder.readers.outline import Line, outline

__all__ = ["MAX_BYTES", "Line", "outline", "page", "source", "sources", "text"]

MAX_BYTES = 20_000_000
"""The size of one document. The longest books have a quarter of that; larger files hold many documents."""

_HTML_NAMES = frozenset({".htm", ".html", ".xhtml", ".mhtml"})
_JSON_LINES_NAMES = frozenset({".jsonl", ".ndjson"})
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html|<head|<body)", re.I | re.S
)
_LOOKS_LIKE_JSON_LINES = re.compile(rb'\s*\{\s*"')
_SNIFFED_BYTES = 4096


def text(said: str, name: str, title: str | None = None) -> Document:
    """Return the document with id *name* that is the plain text, or the text of a saved page, *said*."""
    if not said.strip():
        return Document(name, said, title=title, warnings=("the text is empty",))
    return arrange(name, said, tuple(plain.stretches(said)), title)


def page(markup: str, name: str) -> Document:
    """Return the document with id *name* that a saved page shows. Its text, and all offsets, are of the visible text.

    Raises:
        InputError: If the page shows no text.
    """
    return _page(markup, name, name)


def source(path: Path) -> Iterator[Document]:
    """Yield the documents of a file: plain text, a saved page as text or HTML, or JSON lines.

    The name's ending decides, else the content. A document's id is its record's id, else the file's stem.

    Raises:
        InputError: If the file is missing, empty, too large, not text, or not what its name says.
    """
    try:
        with path.open("rb") as stream:
            head = stream.peek(_SNIFFED_BYTES)[:_SNIFFED_BYTES]  # a pipe cannot be wound back
            if _is_json_lines(path, head):
                yield from jsonl.documents(stream, path.name, text)
                return
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read: {error.strerror}; expected a file of text, HTML or JSON lines"
        ) from error
    yield _document(content, path)


def sources(paths: Iterable[Path]) -> Iterator[Document]:
    """Yield the documents of several files.

    Raises:
        InputError: As `source`, and where two documents have one id.
    """
    seen: dict[str, Path] = {}
    for path in paths:
        for document in source(path):
            if document.id in seen:
                raise InputError(f"{path}: id '{document.id}' comes from {seen[document.id]} already; ids must differ")
            seen[document.id] = path
            yield document


def _is_json_lines(path: Path, head: bytes) -> bool:
    """Tell by the name; where it tells nothing, a first line that opens a record is enough."""
    suffix = path.suffix.lower()
    if suffix in _JSON_LINES_NAMES:
        return True
    return suffix in {"", ".json"} and _LOOKS_LIKE_JSON_LINES.match(head) is not None


def _document(content: bytes, path: Path) -> Document:
    if len(content) > MAX_BYTES:
        raise InputError(
            f"{path.name}: more than {MAX_BYTES:,} bytes in one document; cut it into records of a .jsonl file"
        )
    decoded = decode(content, path.name)
    if path.suffix.lower() in _HTML_NAMES or _LOOKS_LIKE_HTML.match(decoded.text[:_SNIFFED_BYTES]):
        document = _page(decoded.text, path.stem, path.name)
    else:
        document = text(decoded.text, path.stem)
    return _warned(document, decoded.warnings)


def _page(markup: str, name: str, where: str) -> Document:
    found = html.page(markup, where)
    return arrange(name, found.text, found.stretches, found.title)


def _warned(document: Document, warnings: tuple[str, ...]) -> Document:
    return replace(document, warnings=(*warnings, *document.warnings)) if warnings else document
