"""Learn how surely a statement is read: the weights in ``graphbuilder/rules/confidence.tsv``.

    PYTHONPATH=benchmarks python training/confidence.py CORPORA TEXTS [--out TABLE]

Reads the corpora of events in CORPORA whose licences allow it: BioNLP 2013 Cancer Genetics and Pathway Curation
(train), GENIA events, BEL quotes. They annotate molecules and cells more fully than anything else, so that their
silence is no verdict: a statement is judged where they marked the very word that carries it as a relation (of BEL,
which marks no words: where both its ends name terms of the quote), or where it lies inside a name. See ``verdict`` in
``benchmarks/relations.py``.

What is learned is which readings are surer than others. How sure they are on the whole the corpora cannot tell, for
their sentences and their idea of a relation are not ours: the rule files say it. So the log odds of the rule file are
taken as they are, and the constant is set such that over the abstracts in TEXTS the mean confidence is that of the
rule files.

Prints the reliability on judged statements, by ten-fold cross-validation over documents, at the level of the corpora.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import bel_relations
import genia_relations
import numpy as np
import numpy.typing as npt
import standoff
from relations import Annotated, parsed, verdict
from reliability import Judged, report

from graphbuilder.codec.files import write_text
from graphbuilder.extraction.confidence import BIAS, PRIOR, confidence, log_odds
from graphbuilder.extraction.extractor import Reading, readings
from graphbuilder.model import Block, Document, Span
from graphbuilder.nlp import SpacyAnnotator
from graphbuilder.rules.weights import WEIGHTS

Array = npt.NDArray[np.float64]

SOURCES: Mapping[str, tuple[Callable[[Path], Iterator[Annotated]], float]] = {
    "bionlp_cg/train": (standoff.texts, 1.0),
    "bionlp_pc/train": (standoff.texts, 1.0),
    "bel_conib/conib_bel.tar.gz": (bel_relations.texts, 1.0),
    "genia_event/GENIAcorpus_event.tar.gz": (genia_relations.texts, 0.3),
}
"""Where each corpus lies, and what a statement in it counts: GENIA is twice as large as the others together."""

LEAST = 25
"""How often a trait must be seen to have a weight."""

PENALTY = 30.0
"""On the square of a weight. Chosen, with the share of GENIA, by leaving out one corpus after the other."""

FOLDS = 10
ABSTRACTS = 1000

HEADER = """\
# How surely a reading is right: the weights of its traits, in log odds. Made by training/confidence.py; do not edit.
# Learned from {count} judged statements in BioNLP 2013 CG and PC (CC BY-SA 3.0), GENIA events (CC BY 3.0) and BEL
# quotes of the CONIB corpus (CC BY 4.0), none of whose text is here. This table is under CC BY-SA 4.0.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A reading with the verdict on it."""

    document: str
    right: bool
    share: float
    reading: Reading


def examples(corpora: Path) -> Iterator[Example]:
    """Yield the statements that the corpora judge."""
    for name, (texts, share) in SOURCES.items():
        for text, parse in parsed(texts(corpora / name)):
            for reading in readings(parse):
                if (right := verdict(reading.evidence, text)) is not None:
                    yield Example(text.id, right, share, reading)


class Model:
    """Logistic regression with a penalty, the log odds of the rule file as they are."""

    def __init__(self, names: Sequence[str]) -> None:
        self.places = {name: place for place, name in enumerate((BIAS, *names))}
        self.weights: Array = np.zeros(len(self.places))

    def fit(self, learned: Sequence[Example]) -> Model:
        """Learn the weights (Newton's method; the same data give the same weights)."""
        rows, prior = self._rows(learned)
        right = np.array([one.right for one in learned], dtype=np.float64)
        share = np.array([one.share for one in learned])
        penalty = np.full(len(self.places), PENALTY)
        penalty[0] = 1e-6
        for _ in range(30):
            chance = 1 / (1 + np.exp(-(rows @ self.weights + prior)))
            slope = rows.T @ (share * (chance - right)) + penalty * self.weights
            bend = (rows * (share * chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
            step = np.linalg.solve(bend, slope)
            self.weights -= step
            if np.abs(step).max() < 1e-8:
                break
        return self

    def table(self) -> dict[str, float]:
        """Return the weights to two places, without those that are nothing."""
        rounded = {name: round(float(self.weights[place]), 2) for name, place in self.places.items()}
        return {name: weight for name, weight in rounded.items() if weight or name == BIAS}

    def _rows(self, learned: Sequence[Example]) -> tuple[Array, Array]:
        rows = np.zeros((len(learned), len(self.places)))
        rows[:, 0] = 1
        for row, one in zip(rows, learned, strict=True):
            for trait in one.reading.traits:
                if trait in self.places:
                    row[self.places[trait]] = 1
        return rows, np.array([log_odds(one.reading.prior) for one in learned])


def names(learned: Iterable[Example]) -> list[str]:
    """Return the traits that are seen often enough, sorted."""
    counts = Counter(trait for one in learned for trait in set(one.reading.traits))
    return sorted(trait for trait, count in counts.items() if count >= LEAST)


def held_out(learned: Sequence[Example]) -> Iterator[Judged]:
    """Yield the confidence of each statement by weights learned on the other documents, and whether it is right."""
    for fold in range(FOLDS):
        rest = [one for one in learned if _fold(one) != fold]
        table = Model(names(rest)).fit(rest).table()
        for one in learned:
            if _fold(one) == fold:
                yield confidence(one.reading.prior, one.reading.traits, table), one.right


def _fold(one: Example) -> int:
    return zlib.crc32(one.document.encode()) % FOLDS


def level(table: Mapping[str, float], known: Sequence[Reading]) -> float:
    """Return the constant under which the mean confidence of readings is the mean of their rule files."""
    wanted = sum(reading.prior for reading in known) / len(known)
    least, most = -5.0, 5.0
    for _ in range(40):
        middle = (least + most) / 2
        shifted = {**table, BIAS: middle}
        mean = sum(confidence(one.prior, one.traits, shifted) for one in known) / len(known)
        least, most = (middle, most) if mean < wanted else (least, middle)
    return round(middle, 2)


def unjudged(texts: Path) -> Iterator[Reading]:
    """Yield what is read in the first abstracts of the collection."""
    with gzip.open(texts / "pubmed_abstracts.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, ABSTRACTS)]
    kept = ((str(row["pmid"]), row["abstract"]) for row in rows if row["abstract"])
    documents = (Document(name, text, (Block(Span(0, len(text))),)) for name, text in kept)
    for parse in SpacyAnnotator()(documents):
        yield from readings(parse)


def main() -> None:
    """Learn, print the reliability, and write the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpora", type=Path)
    options.add_argument("texts", type=Path)
    options.add_argument("--out", type=Path, default=WEIGHTS)
    given = options.parse_args()
    learned = list(examples(given.corpora))
    print(f"{len(learned)} judged statements, {sum(one.right for one in learned) / len(learned):.3f} right")
    print(report(list(held_out(learned))))
    table = Model(names(learned)).fit(learned).table()
    table[BIAS] = level(table, list(unjudged(given.texts)))
    table[PRIOR] = 1.0
    lines = (f"{name}\t{weight:g}\n" for name, weight in sorted(table.items()))
    write_text(given.out, HEADER.format(count=f"{len(learned):,}") + "".join(lines))


if __name__ == "__main__":
    main()
