"""CoNLL-U treebanks as plain values: words, sentences, and the file that holds them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word of a sentence.

    ``head`` is the position of the governing word in the sentence, counted from 0; the root governs itself.
    ``space`` tells whether the text goes on with a space.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    dep: str
    space: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what its comment lines say (``sent_id``, ``pmid``, ``newpar id`` ...)."""

    words: tuple[Word, ...]
    comments: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text as it stood before it was cut into words."""
        return "".join(word.form + " " * word.space for word in self.words).rstrip()


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a (gzipped) CoNLL-U file in file order.

    Multiword tokens are given as their words, which stand without a space between them; empty nodes are left out.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        block: list[str] = []
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield _sentence(block)
                block = []
        if block:
            yield _sentence(block)


def _sentence(block: Iterable[str]) -> Sentence:
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    joined: dict[int, bool] = {}
    for line in block:
        if line.startswith("#"):
            key, _, value = line.lstrip("# ").partition(" = ")
            comments[key] = value
            continue
        row = line.split("\t")
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            joined |= dict.fromkeys(range(first, last), False)
            joined[last] = "SpaceAfter=No" not in row[9]
        elif "." not in row[0]:
            rows.append(row)
    return Sentence(tuple(_word(row, joined) for row in rows), comments)


def _word(row: list[str], joined: dict[int, bool]) -> Word:
    number, form, lemma, upos, xpos, _, head, dep, _, misc = row
    position = int(number) - 1
    return Word(
        form=form,
        lemma=lemma,
        upos=upos,
        xpos=xpos,
        head=int(head) - 1 if head != "0" else position,
        dep=dep,
        space=joined.get(int(number), "SpaceAfter=No" not in misc),
    )
