"""A document as lines for a person: what is read and what was passed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphbuilder.model import Document, Span

_CLIPPED = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One block or cut: ``label`` is the block's kind or the reason for the cut."""

    span: Span
    kept: bool
    label: str
    section: str | None
    text: str


def outline(document: Document, width: int = _CLIPPED) -> Iterator[Line]:
    """Yield every block and cut in the order of the text, its words clipped to *width* characters."""
    parts = [
        *((block.span, True, block.kind.value, block.section) for block in document.blocks),
        *((cut.span, False, cut.reason, None) for cut in document.cuts),
    ]
    for span, kept, label, section in sorted(parts, key=lambda part: part[0]):
        said = " ".join(document.text[span.start : min(span.end, span.start + 4 * width)].split())
        yield Line(span, kept, label, section, said if len(said) <= width else said[: width - 1] + "…")
