"""Turn the treebanks into spaCy's training files.

    python training/convert.py CORPORA OUT

writes ``OUT/train.spacy``, ``OUT/dev.spacy`` (all three, for choosing the best step) and ``OUT/dev-<name>.spacy``.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import hyphens
import labels
import lemmas
import treebank
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from treebank import Sentence

from graphbuilder.nlp.components import irregular_lemmas

TRAIN = {
    "genia": ("genia_treebank_ud/genia-ud-train.conllu.gz", "genia_treebank_ud/genia-ud-future_use.conllu.gz"),
    "craft": ("craft_treebank_ud/craft-ud-train.conllu.gz",),
    "ewt": ("ud_english_ewt/en_ewt-ud-train.conllu.gz",),
}
DEV = {
    "genia": ("genia_treebank_ud/genia-ud-dev.conllu.gz",),
    "craft": ("craft_treebank_ud/craft-ud-dev.conllu.gz",),
    "ewt": ("ud_english_ewt/en_ewt-ud-dev.conllu.gz",),
}
DOC_SIZES = (1, 1, 1, 2, 2, 3, 4)
"""How many sentences a doc may have; the oracle's work grows with the square of a doc's length."""


def main() -> None:
    """Convert what the command line names."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--genia-copies", type=int, default=1)
    options = arguments.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    harmonise = Harmoniser(options.corpora)
    vocab = Vocab()
    train = {name: list(harmonise(options.corpora, files)) for name, files in TRAIN.items()}
    docs = [doc for name, sentences in train.items() for doc in _docs(vocab, sentences)]
    docs += (options.genia_copies - 1) * list(_docs(vocab, train["genia"], seed=1))
    random.Random(0).shuffle(docs)
    _write(docs, options.out / "train.spacy")
    together: list[Doc] = []
    for name, files in DEV.items():
        dev = list(_docs(vocab, harmonise(options.corpora, files)))
        _write(dev, options.out / f"dev-{name}.spacy")
        together += dev
    _write(random.Random(0).sample(together, min(len(together), 500)), options.out / "dev.spacy")


class Harmoniser:
    """Reads treebank files and brings them to one set of conventions."""

    def __init__(self, corpora: Path) -> None:
        self.known = hyphens.usage(_read(corpora, TRAIN["genia"]))
        self.usual = lemmas.majority(_read(corpora, TRAIN["ewt"]))
        self.irregular = irregular_lemmas()

    def plain(self, corpora: Path, files: Iterable[str]) -> Iterator[Sentence]:
        """Yield the sentences of *files* in our conventions, their labels as the treebank has them."""
        for sentence in _read(corpora, files):
            merged = labels.settle_tags(hyphens.merge(sentence, self.known))
            words = tuple(replace(w, lemma=lemmas.clean(w, self.usual, self.irregular)) for w in merged.words)
            yield replace(sentence, words=words)

    def __call__(self, corpora: Path, files: Iterable[str]) -> Iterator[Sentence]:
        """Yield the sentences of *files* in our conventions, with plain labels where ``dep`` stood."""
        for sentence in self.plain(corpora, files):
            yield _repair(sentence)


def _repair(sentence: Sentence) -> Sentence:
    """CRAFT has a bare ``dep`` at every twentieth word, most of them appositions and participles."""
    return labels.name_bare(sentence) if sentence.comments.get("sent_id", "").startswith("craft") else sentence


def _read(corpora: Path, files: Iterable[str]) -> Iterator[Sentence]:
    for file in files:
        yield from treebank.read(corpora / file)


def _docs(vocab: Vocab, sentences: Iterable[Sentence], seed: int = 0) -> Iterator[Doc]:
    """Yield docs of a few sentences that follow each other in one text, so that boundaries are learned."""
    luck = random.Random(seed)
    batch: list[Sentence] = []
    size = luck.choice(DOC_SIZES)
    for sentence in sentences:
        if batch and (len(batch) >= size or source(sentence) != source(batch[-1]) or is_title(batch[-1])):
            yield to_doc(vocab, batch)
            batch, size = [], luck.choice(DOC_SIZES)
        batch.append(sentence)
    if batch:
        yield to_doc(vocab, batch)


def source(sentence: Sentence) -> str:
    """Return the text that the sentence is from."""
    comments = sentence.comments
    return comments.get("pmid") or comments.get("sent_id", "").rpartition("-")[0]


def is_title(sentence: Sentence) -> bool:
    """Tell whether the sentence is a title, which no other follows in one block."""
    return sentence.comments.get("section") == "title"


def to_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """Return the sentences as one spaCy doc."""
    rows = [
        (word, word.head + offset, "ROOT" if word.head == i else word.dep, word.space or word is sentence.words[-1])
        for sentence, offset in zip(sentences, _offsets(sentences), strict=True)
        for i, word in enumerate(sentence.words)
    ]
    return Doc(
        vocab,
        words=[word.form for word, *_ in rows],
        spaces=[space for *_, space in rows],
        heads=[head for _, head, *_ in rows],
        deps=[dep for _, _, dep, _ in rows],
        tags=[word.xpos for word, *_ in rows],
        pos=[word.upos for word, *_ in rows],
        lemmas=[lemmas.dress(word.form, word.lemma) for word, *_ in rows],
    )


def _offsets(sentences: Sequence[Sentence]) -> Iterator[int]:
    return accumulate((len(sentence.words) for sentence in sentences[:-1]), initial=0)


def _write(docs: Iterable[Doc], path: Path) -> None:
    DocBin(attrs=["ORTH", "SPACY", "TAG", "POS", "LEMMA", "HEAD", "DEP", "SENT_START"], docs=docs).to_disk(path)


if __name__ == "__main__":
    main()
