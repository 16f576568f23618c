"""Headings and labels: where a section of a paper begins."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from graphbuilder.model import Block, BlockKind, Span
from graphbuilder.readers.furniture import plain_line

_FILE = Path(__file__).with_name("sections.toml")
_LABEL = re.compile(
    r"(?:(?<=^)|(?<=[.?!:;)\]\"”]\s)|(?<=\n))([A-Z][A-Za-z&/,() \-]{1,59}?)\s*(?::|\s[-–—]\s|\.(?=\s+[A-Z]))"
)
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,4}\.)\s+(?=[A-Z])")


def named(line: str) -> str | None:
    """Return the section that a heading opens, by its usual name (``Methods``), or nothing if it is not a usual one.

    >>> named("2. PATIENTS AND METHODS:")
    'Methods'
    """
    return _names().get(plain_line(_NUMBERED.sub("", line.strip())))


def opens(text: str) -> bool:
    """Tell whether *text* is a usual heading or begins with one as a label ("METHODS: ...").

    "Case report: ..." may as well be a title.
    """
    label, colon, _ = text.partition(":")
    return named(text) is not None or bool(colon and named(label) not in {None, "Case"})


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    table: dict[str, list[str]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["sections"]
    return {label: section for section, labels in table.items() for label in labels}


def labelled(text: str, block: Block) -> Iterator[Block]:
    """Yield *block* parted at the labels of a structured abstract inside it ("... weak. RESULTS: ...").

    A label becomes a heading of its own, so that it is no word of the sentence behind it.
    """
    start, section = block.span.start, block.section
    for found in _labels(block.span.of(text)):
        label = Span(block.span.start + found.start(1), block.span.start + found.end())
        yield from _body(text, start, label.start, block, section)
        section = named(found[1])
        yield Block(label, BlockKind.HEADING, section)
        start = label.end
    yield from _body(text, start, block.span.end, block, section)


def _labels(text: str) -> Iterator[re.Match[str]]:
    """Yield labels. Inside a paragraph only a colon or capitals prove one; "Results." there ends a sentence."""
    for found in _LABEL.finditer(text):
        first = found.start(1) == 0
        loud = found[1].isupper()
        colon = found[0].rstrip().endswith(":")
        if (
            named(found[1])
            and found.end() < len(text.rstrip())
            and (colon or (loud and len(found[1]) > 3) or (first and loud))
        ):
            yield found


def _body(text: str, start: int, end: int, block: Block, section: str | None) -> Iterator[Block]:
    said = text[start:end]
    if said.strip():
        first = start + len(said) - len(said.lstrip())
        yield Block(Span(first, first + len(said.strip())), block.kind, section)
