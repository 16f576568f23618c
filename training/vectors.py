"""Learn floret word vectors from plain text.

``python training/vectors.py TEXTS CORPORA OUT`` reads the abstracts and the openly licensed case reports in TEXTS and
the training sentences in CORPORA, and writes ``OUT/words.txt`` and ``OUT/vectors.floret``.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import floret
import hyphens
import spacy
import treebank
from convert import TRAIN

from graphbuilder.nlp import tokenizer


def main() -> None:
    """Learn what the command line names."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("texts", type=Path)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--rows", type=int, default=40_000)
    arguments.add_argument("--width", type=int, default=96)
    arguments.add_argument("--epochs", type=int, default=6)
    options = arguments.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    words = options.out / "words.txt"
    with words.open("w", encoding="utf-8") as lines:
        lines.writelines(f"{line}\n" for line in running_text(options.texts, options.corpora))
    model = floret.train_unsupervised(
        str(words),
        model="skipgram",
        mode="floret",
        hashCount=2,
        bucket=options.rows,
        dim=options.width,
        minn=3,
        maxn=6,
        minCount=3,
        ws=4,
        epoch=options.epochs,
        thread=1,  # one thread, so that the same text gives the same vectors
        verbose=1,
    )
    model.save_floret_vectors(str(options.out / "vectors.floret"))


def running_text(texts: Path, corpora: Path) -> Iterator[str]:
    """Yield the text in lower case, cut into words as the pipeline cuts it."""
    nlp = spacy.blank("en")
    tokenizer.install(nlp)
    for doc in map(nlp.make_doc, paragraphs(texts)):
        yield " ".join(word.lower_ for word in doc if not word.is_space)
    known = hyphens.Usage({}, {})
    for files in TRAIN.values():
        for file in files:
            for sentence in treebank.read(corpora / file):
                yield " ".join(word.form.lower() for word in hyphens.merge(sentence, known).words)


def paragraphs(texts: Path) -> Iterator[str]:
    """Yield titles, abstracts and case reports."""
    for row in _rows(texts / "pubmed_abstracts.jsonl.gz"):
        yield from (str(row[key]) for key in ("title", "abstract") if row.get(key))
    for row in _rows(texts / "case_reports_cc_by.jsonl.gz"):
        yield str(row["text"])


def _rows(path: Path) -> Iterable[dict[str, object]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
