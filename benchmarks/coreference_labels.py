"""How well references are resolved in drug labels, against annotated anaphora (brat standoff files).

    python benchmarks/coreference_labels.py ../shared/corpora/coref_spl_bioscores/TRAIN/Annotations

A link is right when one of its antecedents holds the head of one of the annotated ones. Only references that are
annotated count, so there is no figure here for links that are made where no annotator saw one; those are counted in
``coreference.py``.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graphbuilder.extraction.coreference import heads
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Block, Document, Span
from graphbuilder.nlp import SpacyAnnotator


@dataclass(frozen=True, slots=True)
class Reference:
    """An annotated reference: its sort, and where its antecedents are."""

    sort: str
    antecedents: tuple[Span, ...]


def references(annotations: str) -> Mapping[Span, Reference]:
    """Return the annotated references of a standoff file by their place."""
    spans: dict[str, tuple[str, Span]] = {}
    links: defaultdict[str, list[str]] = defaultdict(list)
    for line in annotations.splitlines():
        if found := re.match(r"(T\d+)\t(\w+) (\d+) (?:.* )?(\d+)\t", line):
            spans[found[1]] = found[2], Span(int(found[3]), int(found[4]))
        elif found := re.match(r"R\d+\tAnaphora Anaphor:(T\d+) Antecedent:(T\d+)", line):
            links[found[1]].append(found[2])
    return {
        spans[one][1]: Reference(spans[one][0], tuple(spans[other][1] for other in others if other in spans))
        for one, others in links.items()
        if one in spans
    }


def count(text: str, gold: Mapping[Span, Reference], pipeline: SpacyAnnotator) -> Iterator[tuple[str, str]]:
    """Yield the sort of every annotated reference, and of every link from one with whether it is right."""
    blocks = tuple(Block(Span(*line.span())) for line in re.finditer(r"\S.*", text))
    trees = [Tree(sentence) for sentence in pipeline.parse(Document("label", text, blocks)).sentences]
    for (sentence, head), antecedents in heads(trees).items():
        here = trees[sentence][head].span
        for reference in (found for span, found in gold.items() if span.covers(here)):
            named = [trees[number][index].span for number, index in antecedents]
            right = any(span.covers(name) for span in reference.antecedents for name in named)
            yield reference.sort, "right" if right else "wrong"
    yield from ((reference.sort, "annotated") for reference in gold.values())


def report(tally: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of the result, for the sorts that are tried."""
    yield f"{'reference':20} {'links':>6} {'right':>6} {'precision':>9} {'annotated':>9} {'recall':>6}"
    for sort in sorted({sort for sort, kind in tally if kind == "right"}):
        right, wanted = tally[sort, "right"], tally[sort, "annotated"]
        links = right + tally[sort, "wrong"]
        yield f"{sort:20} {links:6} {right:6} {right / links:9.3f} {wanted:9} {right / wanted:6.3f}"


def files(folder: Path) -> Iterable[Path]:
    """Return the standoff files of *folder*; each has its text beside it."""
    return sorted(folder.glob("*.ann"))


def main() -> None:
    """Print precision and recall by sort of reference."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("folder", type=Path, help="standoff files with their texts")
    pipeline = SpacyAnnotator()
    tally: Counter[tuple[str, str]] = Counter()
    for file in files(arguments.parse_args().folder):
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        tally.update(count(text, references(file.read_text(encoding="utf-8")), pipeline))
    print("\n".join(report(tally)))


if __name__ == "__main__":
    main()
