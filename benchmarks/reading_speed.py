"""How fast texts are read, and in how much memory.

    python benchmarks/reading_speed.py abstracts.jsonl.gz [--abstracts 1000] [--memory 0]

Three passes over the same abstracts in one process: the bare spaCy pipeline as ``Language.pipe`` runs it, then texts
to statements, then texts to statements with terms. Times are CPU seconds, so that other work on the machine counts
less; the loading of models and indexes is not counted. ``--memory 10000`` reads that many abstracts afterwards and
prints the resident memory every thousand: it should stay flat.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from graphbuilder import nlp, pipeline, readers
from graphbuilder.extraction import statements
from graphbuilder.model import Document
from graphbuilder.protocols import Annotator

EVERY = 1000
"""Abstracts between two looks at the memory."""


def main() -> None:
    """Print words a second for each pass, and the share of the bare parser's speed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("abstracts", type=Path)
    arguments.add_argument("--abstracts", dest="count", type=int, default=1000)
    arguments.add_argument("--memory", type=int, default=0)
    options = arguments.parse_args()

    documents = list(islice(abstracts(options.abstracts), options.count))
    words = sum(len(document.text.split()) for document in documents)
    stages = pipeline.stages()
    language = nlp.load()
    print(f"{len(documents)} abstracts, {words} words")
    bare = timed(lambda: language.pipe(document.text for document in documents))
    print(f"bare parser           {words / bare:8.0f} words/s")
    for name, run in {
        "texts to statements": lambda: found(documents, stages.annotate),
        "with terms": lambda: (reading.claims for reading in pipeline.readings(documents, stages)),
    }.items():
        seconds = timed(run)
        print(f"{name:21} {words / seconds:8.0f} words/s, {bare / seconds:.2f} of the bare parser")
    if options.memory:
        watch(islice(abstracts(options.abstracts), options.memory), stages)


def abstracts(path: Path) -> Iterator[Document]:
    """Yield titles and abstracts as documents."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield readers.text(f"{record['title']}\n\n{record['abstract']}", record["pmid"])


def found(documents: Iterable[Document], annotate: Annotator) -> Iterator[int]:
    """Yield how many pieces of evidence each document holds."""
    for parse in annotate(documents):
        yield sum(1 for _ in statements(parse))


def timed(run: Callable[[], Iterable[object]]) -> float:
    """Return the CPU seconds that it takes to go through what *run* yields."""
    start = time.process_time()
    for _ in run():
        pass
    return time.process_time() - start


def watch(documents: Iterable[Document], stages: pipeline.Stages) -> None:
    """Read *documents* and print the resident memory now and then."""
    for number, _ in enumerate(pipeline.readings(documents, stages), 1):
        if number % EVERY == 0:
            print(f"{number:6} abstracts read, {resident():.0f} MB resident", flush=True)


def resident() -> float:
    """Return the resident memory of this process in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


if __name__ == "__main__":
    main()
