"""How well each construction of English is read, on invented sentences.

    python benchmarks/constructions.py [--set tangled] [--errors]

Prints for each construction how many statements its sentences have, how many are given, and precision, recall and F1
of the pairs; ``--errors`` adds what was missed and what was made up. The sentences stand in ``constructions.toml``.
"""

from __future__ import annotations

import argparse
import itertools
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from graphbuilder import evaluation, extraction
from graphbuilder.evaluation import Annotation
from graphbuilder.evaluation.gold import Alternative
from graphbuilder.evaluation.matching import align
from graphbuilder.model import Block, Document, Span
from graphbuilder.nlp import SpacyAnnotator

SENTENCES = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the statements that it makes, those that it may make among them."""

    part: str
    construction: str
    text: str
    statements: tuple[Annotation, ...]


def sentences(part: str | None) -> Iterator[Sentence]:
    """Yield the sentences of one set, or of both."""
    for entry in tomllib.loads(SENTENCES.read_text("utf-8"))["sentence"]:
        if part in (None, entry["set"]):
            said = [annotation(line) for line in entry["says"]]
            said += [annotation(line, optional=True) for line in entry.get("may_say", ())]
            yield Sentence(entry["set"], entry["construction"], entry["text"], tuple(said))


def annotation(line: str, *, optional: bool = False) -> Annotation:
    """Return the statement that a line "subject ~ other | group/other | object | stance" stands for."""
    subjects, groups, objects, *stance = (field.strip() for field in line.split("|"))
    words = stance[0].split() if stance else []
    ways = (_split(subjects, "~"), _split(groups, "/"), _split(objects, "~"))
    first, *others = itertools.product(*ways)
    polarity: Literal["positive", "negative"] = "negative" if "denied" in words else "positive"
    certainty: Literal["asserted", "hedged"] = "hedged" if "hedged" in words else "asserted"
    return Annotation(
        subject=first[0],
        predicate=first[1],
        object=first[2],
        polarity=polarity,
        certainty=certainty,
        alternatives=tuple(Alternative(subject=s, predicate=g, object=o) for s, g, o in others),
        optional=optional,
    )


def _split(field: str, mark: str) -> list[str]:
    return [one.strip() for one in field.split(mark)]


def count(wanted: Sequence[Annotation], given: Sequence[Annotation]) -> Counter[str]:
    """Return how many statements are wanted, given, and found as a pair and with their group."""
    found = align(wanted, given)
    required = {place for place, one in enumerate(wanted) if not one.optional}
    allowed = sum(place not in required for place in found.pairs.values())
    return Counter(
        wanted=len(required),
        given=len(given) - allowed,
        pairs=sum(place in required for place in found.pairs.values()),
        full=sum(place in required for place in found.full.values()),
    )


def errors(sentence: Sentence, given: Sequence[Annotation]) -> Iterator[str]:
    """Yield what was missed and what was made up."""
    pairs = align(sentence.statements, given).pairs
    found = set(pairs.values())
    for place, one in enumerate(sentence.statements):
        if place not in found and not one.optional:
            yield f"   missed    {one.subject} | {one.predicate} | {one.object}"
    for place, one in enumerate(given):
        if place not in pairs:
            yield f"   made up   {one.subject} | {one.predicate} | {one.object}"


def row(name: str, counts: Mapping[str, int]) -> str:
    """Return a line of the table."""
    wanted, given = counts["wanted"], counts["given"]
    both = wanted + given
    precision, recall = (counts["pairs"] / number if number else 0.0 for number in (given, wanted))
    f1, full = (2 * counts[key] / both if both else 0.0 for key in ("pairs", "full"))
    return f"{name:36} {wanted:5} {given:5} {precision:6.2f} {recall:6.2f} {f1:6.3f} {full:6.3f}"


def main() -> None:
    """Read the sentences and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", dest="part", choices=("tangled", "plain"))
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    read = tuple(sentences(arguments.part))
    documents = [Document(str(place), one.text, (Block(Span(0, len(one.text))),)) for place, one in enumerate(read)]
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    totals: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence, parse in zip(read, SpacyAnnotator()(documents), strict=True):
        given = tuple(dict.fromkeys(map(evaluation.annotation_of, extraction.statements(parse))))
        counts = count(sentence.statements, given)
        table[sentence.construction].update(counts)
        totals[f"all {sentence.part}"].update(counts)
        wrong = tuple(errors(sentence, given)) if arguments.errors else ()
        if wrong:
            print(f"{sentence.construction}: {sentence.text}", *wrong, sep="\n")
    print(f"{'construction':36} {'gold':>5} {'given':>5} {'prec.':>6} {'recall':>6} {'pair F':>6} {'full F':>6}")
    for name, total in (table | totals).items():
        print(row(name, total))


if __name__ == "__main__":
    main()
