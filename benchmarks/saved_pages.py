"""How well boilerplate is told from text: kept words of saved pages against the article bodies that people marked.

Usage: python benchmarks/saved_pages.py FOLDER [--worst N]

FOLDER holds ``ground-truth.json`` (page id to ``{"articleBody": ...}``) and ``html/<page id>.html.gz``, the layout of
Scrapinghub's article extraction benchmark. Prints precision, recall and F1 over words (as multisets, mean over pages)
and over runs of four words, the measure that benchmark publishes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graphbuilder import readers
from graphbuilder.errors import InputError
from graphbuilder.model import BlockKind
from graphbuilder.readers.decode import decode

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """How much of what was kept is right, and how much of what is right was kept."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score(kept: str, wanted: str, run: int) -> Score:
    """Return the score over runs of *run* words."""
    ours, theirs = _runs(kept, run), _runs(wanted, run)
    if not ours or not theirs:
        same = float(ours == theirs)
        return Score(same, same)
    both = (ours & theirs).total()
    return Score(both / ours.total(), both / theirs.total())


def _runs(text: str, length: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return Counter(tuple(words[i : i + length]) for i in range(max(1, len(words) - length + 1)) if words)


def pages(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield page id, what is kept of it, and what should be."""
    truth: dict[str, dict[str, str]] = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for page, fields in sorted(truth.items()):
        content = gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes())
        try:
            document = readers.page(decode(content, page).text, page)
        except InputError as error:
            print(error)
            yield page, "", fields["articleBody"]
            continue
        body = (block.span.of(document.text) for block in document.blocks if block.kind is not BlockKind.TITLE)
        yield page, "\n".join(body), fields["articleBody"]


def mean(scores: list[Score]) -> Score:
    """Return the means of precision and recall."""
    return Score(sum(s.precision for s in scores) / len(scores), sum(s.recall for s in scores) / len(scores))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=0, help="also list the N worst pages")
    options = parser.parse_args()
    started = time.perf_counter()
    found = list(pages(options.folder))
    seconds = time.perf_counter() - started
    for run, name in ((1, "words"), (4, "runs of four words")):
        scores = [score(kept, wanted, run) for _, kept, wanted in found]
        total = mean(scores)
        print(f"{name}: precision {total.precision:.3f} recall {total.recall:.3f} F1 {total.f1:.3f}")
    print(f"{len(found)} pages in {seconds:.1f} s")
    worst = sorted((score(kept, wanted, 1).f1, page) for page, kept, wanted in found)
    for f1, page in worst[: options.worst]:
        print(f"{f1:.3f} {page}")


if __name__ == "__main__":
    main()
