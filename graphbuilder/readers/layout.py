"""Which parts of a page are navigation, side columns and footers, and which is the main text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

from lxml.html import HtmlElement

from graphbuilder.model import BlockKind, Span
from graphbuilder.readers import furniture
from graphbuilder.readers.stretch import Stretch

_MAIN_SHARE = 0.7
"""The main text is the deepest element that holds this share of a page's running text."""

_MOST = 0.5
"""An element with more of the running text than this is no side column, whatever its class is called."""

_PARAGRAPHS = frozenset({"p", "li", "blockquote", "td", "tr", "pre", "dd"})
"""Too small for a main text, even where one of them holds all of it."""

_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_TOO_MANY_LINKS = 0.5
_WORD_LENGTH = 6
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Placed(Protocol):
    """A piece of a page, with the element that holds it."""

    @property
    def span(self) -> Span:
        """Return where it is in the visible text."""
        ...

    @property
    def kind(self) -> BlockKind | None:
        """Return what it is, where the mark-up says so."""
        ...

    @property
    def element(self) -> HtmlElement:
        """Return its element."""
        ...

    @property
    def links(self) -> float:
        """Return the share of it that is link text."""
        ...


def places(text: str, pieces: Sequence[Placed]) -> list[str]:
    """Return for each piece why its place makes it furniture, or ``""``.

    First what the page itself says (``nav``, ``footer``, roles, hidden elements, telling class names), then what lies
    outside the element that holds most of the running text that is left.
    """
    names = furniture.load()
    prose = [_prose(text, piece) for piece in pieces]
    weights = _weights(pieces, prose)
    total = sum(prose)
    known: dict[HtmlElement, str] = {}
    found = [_landmark(piece, names, weights, total, known) for piece in pieces]
    left = [0 if place else words for place, words in zip(found, prose, strict=True)]
    main = _main(pieces, left, found)
    return [place or _outside(piece, main) for piece, place in zip(pieces, found, strict=True)]


def _prose(text: str, piece: Placed) -> int:
    """Return how many words of running text a piece has."""
    stretch = Stretch(piece.span, piece.span.of(text), piece.kind, links=piece.links)
    return len(stretch.words) if stretch.is_prose and piece.links < _TOO_MANY_LINKS else 0


def _holders(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()


def _weights(pieces: Sequence[Placed], words: Sequence[int]) -> dict[HtmlElement, int]:
    weights: defaultdict[HtmlElement, int] = defaultdict(int)
    for piece, count in zip(pieces, words, strict=True):
        if count:
            for holder in _holders(piece.element):
                weights[holder] += count
    return weights


def _landmark(
    piece: Placed,
    names: furniture.Furniture,
    weights: dict[HtmlElement, int],
    total: int,
    known: dict[HtmlElement, str],
) -> str:
    """Return the reason that the nearest telling element around *piece* gives; *known* saves asking twice."""
    path: list[HtmlElement] = []
    reason = ""
    for holder in _holders(piece.element):
        if holder in known:
            reason = known[holder]
            break
        path.append(holder)
    for holder in reversed(path):
        if not reason:
            most = (total > 0 and weights.get(holder, 0) > _MOST * total) or _holds_the_article(holder)
            reason = _says(holder, names, most)
        known[holder] = reason
    return reason


def _says(element: HtmlElement, names: furniture.Furniture, most: bool) -> str:
    attributes = element.attrib
    if "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style", "")):
        return "" if most else "hidden"
    reason = names.tags.get(element.tag) or names.roles.get(attributes.get("role", ""), "")
    if most or element.tag in {"html", "body", "main", "article", "h1"}:
        return ""
    if reason:
        return reason
    for part in _NAME_PARTS.findall(f"{attributes.get('class', '')} {attributes.get('id', '')}"):
        if part.lower() in names.classes:
            return names.classes[part.lower()]
    return ""


def _holds_the_article(element: HtmlElement) -> bool:
    """Tell whether a title stands inside *element*, and running text beside it."""
    return any(True for _ in element.iter("h1")) and any(True for _ in element.iter("p"))


def _main(pieces: Sequence[Placed], words: Sequence[int], found: Sequence[str]) -> HtmlElement | None:
    """Return the deepest element that holds most of the running text, or the article around it if that adds little."""
    total = sum(words)
    weights = _weights(pieces, words)
    enough = [
        holder for holder, weight in weights.items() if weight >= _MAIN_SHARE * total and holder.tag not in _PARAGRAPHS
    ]
    if not total or not enough:
        return None
    deepest = max(enough, key=lambda holder: sum(1 for _ in holder.iterancestors()))
    article = next((holder for holder in _holders(deepest) if holder.tag in {"article", "main"}), deepest)
    return article if weights[deepest] >= _MAIN_SHARE * _said(pieces, found, article) else deepest


def _said(pieces: Sequence[Placed], found: Sequence[str], element: HtmlElement) -> int:
    """Return about how many words *element* holds that no landmark explains, running text or not."""
    inside = (
        piece
        for piece, place in zip(pieces, found, strict=True)
        if not place and any(holder is element for holder in _holders(piece.element))
    )
    return sum((piece.span.end - piece.span.start) // _WORD_LENGTH for piece in inside)


def _outside(piece: Placed, main: HtmlElement | None) -> str:
    if main is None or (piece.kind is BlockKind.HEADING and piece.element.tag == "h1"):
        return ""
    return "" if any(holder is main for holder in _holders(piece.element)) else "outside the main text"
