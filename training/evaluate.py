"""Score a pipeline on the dev sets of the three treebanks.

    python training/evaluate.py CORPORA [--pipeline PATH]

Two tables: with gold words and sentences (attachment without punctuation, as is usual), and from raw text.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import convert
from convert import DEV, Harmoniser
from spacy.language import Language
from spacy.tokens import Doc
from treebank import Sentence, Word

from graphbuilder import nlp as room
from graphbuilder.nlp import components

SCORES = ("UAS", "LAS", "XPOS", "UPOS", "lemma")


def main() -> None:
    """Print the scores."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("--pipeline", type=Path, default=None)
    options = arguments.parse_args()
    nlp = room.load(options.pipeline)
    harmonise = Harmoniser(options.corpora)
    print("gold words   ", *(f"{name:>7}" for name in SCORES), f"{'words/s':>8}")
    sets = {name: list(harmonise.plain(options.corpora, files)) for name, files in DEV.items()}
    for name, sentences in sets.items():
        right, seconds = with_gold_words(nlp, sentences)
        words = sum(len(sentence.words) for sentence in sentences)
        row = (f"{100 * right[score] / right['of ' + score]:7.2f}" for score in SCORES)
        print(f"{name + ' dev':13}", *row, f"{words / seconds:8.0f}")
    print("\nraw text       words F1  sentences F1")
    for name, sentences in sets.items():
        words_f, sentences_f = from_raw_text(nlp, sentences)
        print(f"{name + ' dev':13} {100 * words_f:9.2f} {100 * sentences_f:13.2f}")


def with_gold_words(nlp: Language, sentences: Sequence[Sentence]) -> tuple[Counter[str], float]:
    """Return right answers and their totals, and the seconds that the pipeline took."""
    docs = [_doc(nlp, sentence) for sentence in sentences]
    started = time.process_time()
    with nlp.select_pipes(disable=[name for name in (components.INITIALS,) if name in nlp.pipe_names]):
        parsed = list(nlp.pipe(docs, batch_size=64))
    seconds = time.process_time() - started
    counts: Counter[str] = Counter()
    for sentence, doc in zip(sentences, parsed, strict=True):
        for position, (gold, token) in enumerate(zip(sentence.words, doc, strict=True)):
            counts.update(_judge(gold, position, token.head.i, token.dep_.replace("ROOT", "root"), token))
    return counts, seconds


def _judge(gold: Word, position: int, head: int, dep: str, token: object) -> Iterator[str]:
    tag, pos, lemma = (getattr(token, name) for name in ("tag_", "pos_", "lemma_"))
    yield from ("of XPOS", "of UPOS")
    if tag == gold.xpos:
        yield "XPOS"
    if pos == gold.upos:
        yield "UPOS"
    if gold.lemma:
        yield "of lemma"
        if lemma == gold.lemma:
            yield "lemma"
    if gold.upos == "PUNCT":
        return
    yield from ("of UAS", "of LAS")
    if head == gold.head:
        yield "UAS"
        if dep == ("root" if gold.head == position else gold.dep):
            yield "LAS"


def _doc(nlp: Language, sentence: Sentence) -> Doc:
    words = sentence.words
    return Doc(
        nlp.vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        sent_starts=[index == 0 for index in range(len(words))],
    )


def from_raw_text(nlp: Language, sentences: Sequence[Sentence]) -> tuple[float, float]:
    """Return the F1 of words and of sentences, from the raw text of each run of sentences."""
    gold_words, found_words, gold_sentences, found_sentences = set(), set(), set(), set()
    for number, run in enumerate(_runs(sentences)):
        text, at = "", 0
        for sentence in run:
            start = at
            for word in sentence.words:
                gold_words.add((number, at, at + len(word.form)))
                at += len(word.form) + word.space
            end = start + len(sentence.text)
            gold_sentences.add((number, start, end))
            at = end + 1
            text += sentence.text + " "
        doc = nlp(text.rstrip())
        found_words |= {(number, token.idx, token.idx + len(token)) for token in doc if not token.is_space}
        found_sentences |= {(number, sent.start_char, sent.start_char + len(sent.text.rstrip())) for sent in doc.sents}
    return _f1(gold_words, found_words), _f1(gold_sentences, found_sentences)


def _runs(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the sentences in paragraphs: a title apart, an abstract together."""
    run: list[Sentence] = []
    for sentence in sentences:
        new = "newpar id" in sentence.comments or "newdoc id" in sentence.comments
        if run and (new or convert.source(sentence) != convert.source(run[-1]) or convert.is_title(run[-1])):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def _f1(gold: set[tuple[int, int, int]], found: set[tuple[int, int, int]]) -> float:
    return 2 * len(gold & found) / (len(gold) + len(found))


if __name__ == "__main__":
    main()
