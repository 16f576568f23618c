"""Saved pages: mark-up to the text that a person sees, in stretches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5, name2codepoint

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from graphbuilder.errors import InputError
from graphbuilder.model import BlockKind, Span
from graphbuilder.readers import furniture, plain
from graphbuilder.readers.layout import places
from graphbuilder.readers.stretch import Stretch

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd", "option"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    **dict.fromkeys(("p", "blockquote", "figcaption", "caption"), BlockKind.PARAGRAPH),
}
_DEEPEST = 2_000
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]+;)")
_SPACE = re.compile(r"[ \t\n\r\f\u200b]+")
_REFERENCE_MARK = re.compile(r"[\d,;–\-\s*†‡§a-z]{1,12}")


@dataclass(frozen=True, slots=True)
class Page:
    """The visible text of a page, its stretches, and the title that it gives itself."""

    text: str
    stretches: tuple[Stretch, ...]
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch with the element that holds it."""

    span: Span
    kind: BlockKind | None
    element: HtmlElement
    linked: int

    @property
    def links(self) -> float:
        """Return the share of the piece that is link text."""
        return min(1.0, self.linked / (self.span.end - self.span.start))


def page(markup: str, name: str) -> Page:
    """Return what a person sees of *markup*, in the order of the mark-up, however badly it is nested.

    Blocks are set apart by a blank line, list items by a line break, cells by a tab; white space runs collapse as in
    a browser. A superscript reference mark is set off by brackets (``cells [12]``), lest it melt into the word.

    Raises:
        InputError: If there is no text in it, or it is nested so deeply that the parser gives up.
    """
    tree = _tree(markup, name)
    writer = _Writer(furniture.load())
    writer.write(tree)
    text = "".join(writer.parts)
    if not text.strip():
        raise InputError(f"{name}: no readable text in the page; was it saved before it had loaded?")
    return Page(text, tuple(_stretches(text, writer.pieces)), _title(tree))


def _tree(markup: str, name: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(_modern_entities(markup).encode("utf-8", "surrogatepass"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError(f"{name}: no readable text in the page ({error})") from error
    for entry in parser.error_log:
        if entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:  # what is behind it would be lost in silence
            raise InputError(f"{name}, line {entry.line}: elements nested more than {_DEEPEST:,} deep; save it as text")
    return tree


def _modern_entities(markup: str) -> str:
    """Write out the entities that came with HTML 5: the parser knows those of HTML 4 alone."""

    def written_out(found: re.Match[str]) -> str:
        character = html5.get(found[1])
        return (
            character if character and found[1][:-1] not in name2codepoint and character not in "<>&\"'" else found[0]
        )

    return _ENTITY.sub(written_out, markup)


def _stretches(text: str, pieces: list[Piece]) -> Iterator[Stretch]:
    """Yield the pieces with their place; lines parted by ``<br>`` are read as plain text is."""
    for piece, place in zip(pieces, places(text, pieces), strict=True):
        if piece.kind is BlockKind.HEADING:
            yield Stretch(piece.span, piece.span.of(text), piece.kind, place, piece.links)
            continue
        for part in plain.stretches(piece.span.of(text)):
            span = Span(part.span.start + piece.span.start, part.span.end + piece.span.start)
            yield Stretch(span, part.text, piece.kind or part.kind, place, piece.links)


def _title(tree: HtmlElement) -> str | None:
    for path in ("//meta[@name='citation_title' or @property='og:title']/@content", "//title/text()"):
        for found in tree.xpath(path):
            title = _SPACE.sub(" ", str(found)).strip()
            if title:
                return title
    return None


@dataclass(slots=True)
class _Writer:
    """Writes the visible text, element by element, without recursion: pages nest thousands deep."""

    names: furniture.Furniture
    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    _length: int = 0
    _line: list[str] = field(default_factory=list)
    _linked: int = 0
    _links: int = 0
    _verbatim: int = 0
    _holder: HtmlElement | None = None

    def write(self, tree: HtmlElement) -> None:
        """Write everything below *tree*."""
        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            if event == "start" and element.tag in self.names.unseen:
                walk.skip_subtree()
            elif event == "start":
                self._enter(element)
            else:
                if element.tag not in self.names.unseen:
                    self._leave(element)
                self._say(element.tail)
        self._flush()

    def _enter(self, element: HtmlElement) -> None:
        self._links += element.tag == "a"
        self._verbatim += element.tag == "pre"
        if element.tag == "br":
            self._line.append("\n")
        elif element.tag not in self.names.inline:
            self._flush()
            self._holder = element
        elif _is_reference_mark(element):
            self._say(" [")
        self._say(element.text)

    def _leave(self, element: HtmlElement) -> None:
        self._links -= element.tag == "a"
        self._verbatim -= element.tag == "pre"
        if element.tag == "br":
            return
        if element.tag not in self.names.inline:
            self._flush()
            self._holder = element.getparent()
        elif _is_reference_mark(element):
            self._say("]")

    def _say(self, said: str | None) -> None:
        if not said:
            return
        text = said if self._verbatim else _SPACE.sub(" ", said)
        if not self._verbatim and (not self._line or self._line[-1][-1:].isspace()):
            text = text.lstrip(" ")
        if text:
            self._line.append(text)
            self._linked += len(text) if self._links > 0 else 0

    def _flush(self) -> None:
        line = "".join(self._line).strip()
        if line and self._holder is not None:
            kind = _kind(self._holder)
            if self.pieces:
                self._put(_apart(self.pieces[-1], kind, self._holder))
            start = self._length
            self._put(line)
            self.pieces.append(Piece(Span(start, self._length), kind, self._holder, self._linked))
        self._line, self._linked = [], 0

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)


def _apart(last: Piece, kind: BlockKind | None, element: HtmlElement) -> str:
    """Return what sets the next piece apart: a tab inside a row, a line break inside a list, else a blank line."""
    if kind is not last.kind or kind not in {BlockKind.TABLE_CELL, BlockKind.LIST_ITEM}:
        return "\n\n"
    return "\t" if kind is BlockKind.TABLE_CELL and last.element.getparent() is element.getparent() else "\n"


def _is_reference_mark(element: HtmlElement) -> bool:
    """Tell whether this is the raised number of a citation or a footnote: a ``sup`` that holds a link."""
    if element.tag != "sup" or not any(child.tag == "a" for child in element):
        return False
    mark = "".join(element.itertext()).strip()
    return bool(_REFERENCE_MARK.fullmatch(mark))


def _kind(element: HtmlElement) -> BlockKind | None:
    """Return what the nearest telling element says; a paragraph inside a list item or a cell belongs to that."""
    kind = None
    for holder in (element, *element.iterancestors()):
        found = _KINDS.get(holder.tag)
        if found is not None and found is not BlockKind.PARAGRAPH:
            return found
        kind = kind or found
    return kind
