"""A text, what of it is kept, and its syntax."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a text, in Unicode code points.

    Raises:
        ValueError: If the stretch is empty or begins before the text.

    >>> Span(0, 5).of("TNF-a rises")
    'TNF-a'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """Return what *text* says here."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether *other* lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a kept stretch of a document is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A stretch of a document that is read. Sentences never cross a block."""

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    section: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A stretch of a document that is kept but not read, and why (``"button"``, ``"markup"`` ...)."""

    span: Span
    reason: str


@dataclass(frozen=True)
class Document:
    """A source text exactly as given, with what is read (blocks) and what is passed over (cuts).

    Blocks and cuts are sorted and never overlap; with white space between them they cover the text. Offsets are code
    points of ``text``. For a page in HTML that is everything its mark-up shows or hides as text, in the order of the
    mark-up; tags and scripts are no text.
    """

    id: str
    text: str
    blocks: tuple[Block, ...] = ()
    cuts: tuple[Cut, ...] = ()
    title: str | None = None
    language: str = "en"
    warnings: tuple[str, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """Return the identity of the text, as lower-case hexadecimal of its UTF-8 bytes."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its morphology and its place in the tree of its sentence (Universal Dependencies v2).

    ``index`` and ``head`` count within the sentence; the root is its own head.
    """

    index: int
    span: Span
    text: str
    lemma: str
    upos: str
    xpos: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage with its tokens. ``number`` counts within the document, from 0."""

    number: int
    span: Span
    tokens: tuple[Token, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    section: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Abbreviation:
    """A short form that the text itself defines: "extramedullary hematopoiesis (EMH)"."""

    short: str
    long: str
    short_span: Span
    long_span: Span


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A mention boundary found by a trained recogniser, with its category (``cell``, ``disease`` ...)."""

    span: Span
    category: str


@dataclass(frozen=True)
class Parse:
    """A document with its syntax."""

    document: Document
    sentences: tuple[Sentence, ...]
    abbreviations: tuple[Abbreviation, ...] = ()
    entities: tuple[Entity, ...] = field(default=())
