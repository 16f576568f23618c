"""How well and how fast statements are read, on annotated passages.

    python benchmarks/statements.py ../shared/eval/statements-dev.jsonl [--from dev-120] [--pipeline FOLDER] [--rules]

Prints the figures of ``graphbuilder evaluate`` for the passages, and what parsing and extraction took. ``--from``
leaves out the passages before the one named, ``--until`` those from the one named on. ``--rules`` adds, for each rule,
how many of its statements match a gold pair: the ground of the confidence in the rule files.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import dropwhile, takewhile
from pathlib import Path

from graphbuilder import evaluation, extraction
from graphbuilder.evaluation import Annotation, Passage
from graphbuilder.evaluation.matching import align
from graphbuilder.model import Block, Document, Evidence, Parse, Span
from graphbuilder.nlp import SpacyAnnotator


def stated(evidence: Iterable[Evidence]) -> dict[Annotation, str]:
    """Return what *evidence* states, each statement once, with the rule that read it."""
    found: dict[Annotation, str] = {}
    for one in evidence:
        found.setdefault(evaluation.annotation_of(one), one.rule)
    return found


def by_rule(answers: Sequence[tuple[Passage, dict[Annotation, str]]]) -> dict[str, tuple[int, int]]:
    """Return for each rule how many of its statements match a gold pair, and how many there are."""
    hits: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for passage, predicted in answers:
        statements, rules = tuple(predicted), tuple(predicted.values())
        pairs = align(passage.statements, statements).pairs
        given.update(rules)
        hits.update(rules[there] for there in pairs)
    return {rule: (hits[rule], count) for rule, count in given.most_common()}


def _document(passage: Passage) -> Document:
    return Document(passage.id, passage.text, (Block(Span(0, len(passage.text))),))


def _chosen(path: Path, first: str | None, stop: str | None) -> tuple[Passage, ...]:
    passages = evaluation.passages(path)
    if first is not None:
        passages = dropwhile(lambda passage: passage.id != first, passages)
    if stop is not None:
        passages = takewhile(lambda passage: passage.id != stop, passages)
    return tuple(passages)


def main() -> None:
    """Read the passages of a gold file and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--from", dest="first")
    parser.add_argument("--until", dest="stop")
    parser.add_argument("--pipeline", type=Path)
    parser.add_argument("--rules", action="store_true")
    arguments = parser.parse_args()
    passages = _chosen(arguments.gold, arguments.first, arguments.stop)
    pipeline = SpacyAnnotator(arguments.pipeline)

    begun = time.process_time()
    parses: list[Parse] = list(pipeline(map(_document, passages)))
    parsed = time.process_time()
    answers = [(passage, stated(extraction.statements(parse))) for passage, parse in zip(passages, parses, strict=True)]
    done = time.process_time()

    tokens = sum(len(sentence.tokens) for parse in parses for sentence in parse.sentences)
    print(json.dumps(evaluation.score((passage, tuple(found)) for passage, found in answers).figures, indent=1))
    print(f"parsing {tokens / (parsed - begun):,.0f} tokens/s, extraction {tokens / (done - parsed):,.0f} tokens/s")
    if arguments.rules:
        for rule, (hits, given) in by_rule(answers).items():
            print(f"{hits:4} of {given:4}  {rule}")


if __name__ == "__main__":
    main()
