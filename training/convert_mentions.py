"""Turn the corpora of marked mentions into spaCy's training files.

``python training/convert_mentions.py CORPORA OUT`` writes ``OUT/ner-train.spacy`` and ``OUT/ner-dev-<name>.spacy``.

Only CRAFT marks all our categories. In the others a word outside every mention may belong to a category that was not
marked: it is left open, unless CRAFT knows it well and never inside a mention.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import mentions
import spacy
from mentions import Marked
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from graphbuilder import model
from graphbuilder.nlp import tokenizer
from graphbuilder.nlp.text import running

LONGEST = 900
LEAST = 4


def main() -> None:
    """Convert what the command line names."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("out", type=Path)
    options = arguments.parse_args()
    nlp = spacy.blank("en")
    tokenizer.install(nlp)
    train = mentions.read(options.corpora, "train")
    never = plain_words(nlp, train["craft"])
    docs = [doc for texts in train.values() for text in texts for doc in to_docs(nlp, text, never)]
    random.Random(0).shuffle(docs)
    options.out.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"], docs=docs).to_disk(options.out / "ner-train.spacy")
    for name, texts in mentions.read(options.corpora, "dev").items():
        dev = [doc for text in texts for doc in to_docs(nlp, text, never)]
        DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"], docs=dev).to_disk(options.out / f"ner-dev-{name}.spacy")


def plain_words(nlp: Language, texts: Iterable[Marked]) -> frozenset[str]:
    """Return the words that are met often enough in complete texts, and never inside a mention."""
    met: Counter[str] = Counter()
    inside: set[str] = set()
    for doc in (doc for text in texts for doc in to_docs(nlp, text, frozenset())):
        met.update(word.lower_ for word in doc)
        inside |= {word.lower_ for span in doc.ents for word in span}
    return frozenset(word for word, count in met.items() if count >= LEAST and word not in inside)


def to_docs(nlp: Language, marked: Marked, never: frozenset[str]) -> Iterator[Doc]:
    """Yield the paragraphs of a text with their mentions, in short docs."""
    start = 0
    for line in marked.text.splitlines(keepends=True):
        if line.strip():
            block = model.Span(start, start + len(line))
            for stretch in running(marked.text, block, longest=LONGEST):
                yield _doc(nlp.make_doc(stretch.text), stretch.places, marked, never)
        start += len(line)


def _doc(doc: Doc, places: Iterable[int], marked: Marked, never: frozenset[str]) -> Doc:
    back = {place: index for index, place in enumerate(places)}
    found: list[Span] = []
    torn: list[Span] = []
    for start, end, category in marked.mentions:
        if start in back and end - 1 in back:
            span = doc.char_span(back[start], back[end - 1] + 1, label=category)
            if span is not None:
                found.append(span)
            elif wider := doc.char_span(back[start], back[end - 1] + 1, alignment_mode="expand"):
                torn.append(wider)
    taken = {word.i for span in found for word in span}
    opened = {word.i for span in torn for word in span}
    if not marked.complete:
        opened |= {word.i for word in doc if not _surely_outside(word.lower_, never)}
    doc.set_ents(found, missing=[doc[i : i + 1] for i in sorted(opened - taken)], default="outside")
    return doc


def _surely_outside(word: str, never: frozenset[str]) -> bool:
    return word in never or not any(letter.isalpha() for letter in word)


if __name__ == "__main__":
    main()
