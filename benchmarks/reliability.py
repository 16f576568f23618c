"""Whether the confidence of statements is what it says: the share that is right among those of like confidence.

    python benchmarks/reliability.py ../shared/eval/statements-dev.jsonl [MORE ...] [--until dev-120] [--svg OUT.svg]

A statement is right when both its ends match those of a gold statement, one to one, as in ``graphbuilder evaluate``.
Ten bins of confidence; the expected calibration error is the mean distance between confidence and share right over
them, weighted by their size. The last figure is the chance that a right statement has more confidence than a wrong one.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from graphbuilder import evaluation, extraction
from graphbuilder.evaluation import Annotation, Passage
from graphbuilder.evaluation.matching import align
from graphbuilder.model import Block, Document, Evidence, Span
from graphbuilder.nlp import SpacyAnnotator

Judged = tuple[float, bool]
"""A confidence, and whether what it is about is right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements of like confidence: how many, their mean confidence, and the share that is right."""

    size: int
    confidence: float
    right: float


def bins(judged: Sequence[Judged], count: int = 10) -> tuple[Bin, ...]:
    """Return the bins that are not empty, from the least confidence to the most."""
    boxes: list[list[Judged]] = [[] for _ in range(count)]
    for chance, right in judged:
        boxes[min(int(chance * count), count - 1)].append((chance, right))
    return tuple(
        Bin(len(box), sum(chance for chance, _ in box) / len(box), sum(right for _, right in box) / len(box))
        for box in boxes
        if box
    )


def expected_error(judged: Sequence[Judged]) -> float:
    """Return the expected calibration error."""
    return sum(one.size * abs(one.confidence - one.right) for one in bins(judged)) / max(len(judged), 1)


def order(judged: Sequence[Judged]) -> float:
    """Return the chance that a right one has more confidence than a wrong one (the area under the ROC curve)."""
    right = [chance for chance, good in judged if good]
    wrong = [chance for chance, good in judged if not good]
    won = sum((one > other) + (one == other) / 2 for one in right for other in wrong)
    return won / max(len(right) * len(wrong), 1)


def report(judged: Sequence[Judged]) -> str:
    """Return the table of the bins and the two figures as text."""
    lines = [f"{'confidence':>10} {'right':>6} {'of':>6}"]
    lines += [f"{one.confidence:10.3f} {one.right:6.3f} {one.size:6}" for one in bins(judged)]
    return "\n".join([*lines, f"expected calibration error {expected_error(judged):.3f}, order {order(judged):.3f}"])


def judged(passages: Sequence[Passage]) -> Iterator[Judged]:
    """Yield the confidence of each statement that we read in annotated passages, and whether it is right."""
    documents = (Document(each.id, each.text, (Block(Span(0, len(each.text))),)) for each in passages)
    for passage, parse in zip(passages, SpacyAnnotator()(documents), strict=True):
        evidence = tuple(extraction.statements(parse))
        confidence = _confidence(evidence)
        right = align(passage.statements, tuple(confidence)).pairs
        yield from ((surely, number in right) for number, surely in enumerate(confidence.values()))


def _confidence(evidence: Sequence[Evidence]) -> dict[Annotation, float]:
    """Return each statement once, with the confidence of the first evidence for it."""
    found: dict[Annotation, float] = {}
    for one in evidence:
        found.setdefault(evaluation.annotation_of(one), one.confidence)
    return found


SIDE, EDGE = 220, 34
"""The plot's sides and margins, in pixels."""


def svg(curves: Sequence[tuple[str, str, Sequence[Judged]]]) -> str:
    """Return a plot of the share right over confidence; the dots of a curve grow with their bins."""
    size = SIDE + 2 * EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="10">',
        f'<rect x="{EDGE}" y="{EDGE}" width="{SIDE}" height="{SIDE}" fill="#fff" stroke="#888"/>',
        f'<path d="M{EDGE} {EDGE + SIDE}L{EDGE + SIDE} {EDGE}" stroke="#bbb" stroke-dasharray="3"/>',
        f'<text x="{size / 2}" y="{size - 8}" text-anchor="middle">confidence</text>',
        f'<text x="12" y="{size / 2}" text-anchor="middle" transform="rotate(-90 12 {size / 2})">share right</text>',
    ]
    for tick in (0, 0.5, 1):
        place = EDGE + tick * SIDE
        parts.append(f'<text x="{place}" y="{EDGE + SIDE + 12}" text-anchor="middle">{tick}</text>')
        parts.append(f'<text x="{EDGE - 4}" y="{2 * EDGE + SIDE - place + 3}" text-anchor="end">{tick}</text>')
    for row, (name, colour, points) in enumerate(curves):
        parts.extend(_curve(colour, points))
        parts.append(f'<text x="{EDGE + 8}" y="{EDGE + 14 + 13 * row}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>\n"])


def _curve(colour: str, points: Sequence[Judged]) -> Iterator[str]:
    places = [(EDGE + one.confidence * SIDE, EDGE + SIDE - one.right * SIDE, one.size) for one in bins(points)]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in places)
    yield f'<path d="M{path}" fill="none" stroke="{colour}"/>'
    for x, y, number in places:
        radius = 1.5 + 6 * (number / len(points)) ** 0.5
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}" fill-opacity="0.5"/>'


def main() -> None:
    """Print the reliability of the passages in the files, all together."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path, nargs="+")
    options.add_argument("--until")
    options.add_argument("--svg", type=Path)
    given = options.parse_args()
    found: list[Judged] = []
    for path in given.gold:
        kept = takewhile(lambda passage: passage.id != given.until, evaluation.passages(path))
        found.extend(judged(tuple(kept)))
    print(report(found))
    if given.svg:
        given.svg.write_text(svg([("annotated passages", "#1f5fa8", found)]), encoding="utf-8")


if __name__ == "__main__":
    main()
