"""Documents to parses.

What a document's parse is depends on the document alone, not on the documents beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from graphbuilder.model import Block, Category, Document, Entity, Parse, Sentence, Span, Token
from graphbuilder.nlp import pipeline
from graphbuilder.nlp.abbreviation import abbreviations
from graphbuilder.nlp.text import Running, running

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

CATEGORIES = frozenset(category.value for category in Category)

TOGETHER = 32
"""Stretches parsed in one go. Fixed, because the last digits of a score depend on what is multiplied together."""


def annotate(documents: Iterable[Document], *, language: str | Path | Language | None = None) -> Iterator[Parse]:
    """Yield the parse of each document, in order; *language* is a loaded pipeline or what ``load`` takes.

    Raises:
        PipelineError: If the pipeline is missing or lacks what is needed.
    """
    return SpacyAnnotator(language)(documents)


class SpacyAnnotator:
    """The Annotator that a loaded spaCy pipeline is; load once, call often."""

    def __init__(self, language: str | Path | Language | None = None) -> None:
        if language is None or isinstance(language, str | Path):
            language = pipeline.load(language)
        self.language: Language = language

    def __call__(self, documents: Iterable[Document]) -> Iterator[Parse]:
        """Yield one parse a document, in order."""
        for document in documents:
            with self.language.memory_zone():
                parse = self.parse(document)
            yield parse

    def parse(self, document: Document) -> Parse:
        """Return the parse of one document."""
        sentences: list[Sentence] = []
        entities: list[Entity] = []
        for block, stretch, doc in self._read(document):
            for sentence in doc.sents:
                if tokens := _tokens(sentence, stretch):
                    span = Span(tokens[0].span.start, tokens[-1].span.end)
                    sentences.append(Sentence(len(sentences), span, tokens, block.kind, block.section))
            entities.extend(_entities(doc, stretch))
        short_forms = (
            found
            for block in document.blocks
            for found in abbreviations(block.span.of(document.text), block.span.start)
        )
        return Parse(document, tuple(sentences), tuple(short_forms), tuple(entities))

    def _read(self, document: Document) -> Iterator[tuple[Block, Running, Doc]]:
        work = (
            (stretch.text, (block, stretch))
            for block in document.blocks
            for stretch in running(document.text, block.span, document.cuts)
        )
        while batch := list(islice(work, TOGETHER)):
            for doc, (block, stretch) in self.language.pipe(batch, as_tuples=True, batch_size=TOGETHER):
                yield block, stretch, doc


def _tokens(sentence: SpacySpan, stretch: Running) -> tuple[Token, ...]:
    """Return the words of a sentence; blanks, which only other tokenizers make, are left out."""
    words = [word for word in sentence if not word.is_space]
    place = {word.i: index for index, word in enumerate(words)}
    return tuple(
        Token(
            index=index,
            span=stretch.span(word.idx, word.idx + len(word)),
            text=word.text,
            lemma=word.lemma_,
            upos=word.pos_,
            xpos=word.tag_,
            dep="root" if word.dep_ == "ROOT" else word.dep_,
            head=place.get(word.head.i, index),
        )
        for index, word in enumerate(words)
    )


def _entities(doc: Doc, stretch: Running) -> Iterator[Entity]:
    """Yield the mentions of our categories; recognisers of other pipelines may mark persons and dates too."""
    for mention in doc.ents:
        if mention.label_ in CATEGORIES:
            yield Entity(stretch.span(mention.start_char, mention.end_char), mention.label_)
