"""The shipped language pipeline, loaded once for all the tests that read sentences."""

from __future__ import annotations

from functools import cache

from graphbuilder.model import Block, Document, Parse, Span
from graphbuilder.nlp import SpacyAnnotator


@cache
def pipeline() -> SpacyAnnotator:
    """Return the shipped pipeline."""
    return SpacyAnnotator()


def parse(text: str) -> Parse:
    """Return the parse of a text of one block."""
    return pipeline().parse(Document("test", text, (Block(Span(0, len(text))),)))
