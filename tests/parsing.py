"""The shipped language pipeline, loaded once for all the tests that read sentences."""

from __future__ import annotations

from functools import cache

from graphbuilder.model import Block, Document, Parse, Span
from graphbuilder.nlp import Pipeline


@cache
def pipeline() -> Pipeline:
    """Return the shipped pipeline."""
    return Pipeline()


def parse(text: str) -> Parse:
    """Return the parse of a text of one block."""
    return pipeline().parse(Document("test", text, (Block(Span(0, len(text))),)))
