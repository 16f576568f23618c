"""How our statements meet the cause-effect pairs of PubMedCausal.

    python benchmarks/pubmedcausal.py ../shared/corpora/pubmedcausal/train.json [--errors N]

Each passage has pairs of a cause and an effect in words, a third of them not the words of the passage. Ends are the
same as in the measure of ``graphbuilder evaluate``: by shared words. Recall is over pairs whose two ends stand in the
passage word for word, by whether the annotators called the pair explicit or implicit. For precision, statements of the
causing and regulating groups are set against all pairs, one to one, paraphrased ones too: a floor, since pairs that
are paraphrased share few words with anything.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from relations import JUDGED, Tally

from graphbuilder import extraction
from graphbuilder.evaluation import Annotation
from graphbuilder.evaluation.matching import align, closeness
from graphbuilder.model import Block, Document, Evidence, Span
from graphbuilder.nlp import SpacyAnnotator


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with its pairs (cause, effect, explicit or implicit)."""

    text: str
    pairs: tuple[tuple[str, str, str], ...]


def passages(path: Path) -> Iterator[Passage]:
    """Yield the passages of the file."""
    for row in json.loads(path.read_text(encoding="utf-8")):
        if row["sentence"].strip():
            yield Passage(row["sentence"], tuple(map(_pair, row["pairs"])))


def _pair(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["cause"].strip(), row["effect"].strip(), row["causality"].lower() or "unsaid"


def ends(evidence: Evidence) -> tuple[str, str]:
    """Return the words of the two ends, or of what they refer to."""
    return evidence.subject.named, evidence.object.named


def score(answers: Sequence[tuple[Passage, Sequence[Evidence]]]) -> Tally:
    """Return recall by kind of pair, and precision."""
    tally = Tally()
    for passage, found in answers:
        for cause, effect, kind in passage.pairs:
            if verbatim(passage, cause, effect):
                hit = any(closeness(cause, one) and closeness(effect, other) for one, other in map(ends, found))
                tally.add("recall", hit)
                tally.add(f"recall of {kind}", hit)
        gold = [Annotation(subject=cause, predicate="causes", object=effect) for cause, effect, _ in passage.pairs]
        ours = [Annotation(subject=one, predicate="causes", object=other) for one, other in map(ends, _causing(found))]
        right = set(align(gold, ours).pairs)
        for number in range(len(ours)):
            tally.add("precision", number in right)
    return tally


def verbatim(passage: Passage, *words: str) -> bool:
    """Tell whether the passage holds these words as they are."""
    return all(each.lower() in passage.text.lower() for each in words)


def _causing(found: Sequence[Evidence]) -> list[Evidence]:
    return [evidence for evidence in found if evidence.group in JUDGED]


def main() -> None:
    """Print the figures, and pairs that were missed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--errors", type=int, default=0)
    given = options.parse_args()
    kept = list(passages(given.corpus))
    parses = SpacyAnnotator()(
        Document(str(n), one.text, (Block(Span(0, len(one.text))),)) for n, one in enumerate(kept)
    )
    answers = [(one, tuple(extraction.statements(parse))) for one, parse in zip(kept, parses, strict=True)]
    print(score(answers))
    missed = (
        f"missed: {kind}: {cause} > {effect} in: {passage.text}"
        for passage, found in answers
        for cause, effect, kind in passage.pairs
        if verbatim(passage, cause, effect)
        and not any(closeness(cause, one) and closeness(effect, other) for one, other in map(ends, found))
    )
    for line in list(missed)[: given.errors]:
        print(line)


if __name__ == "__main__":
    main()
