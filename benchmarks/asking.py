"""How fast a large graph answers: ``python benchmarks/asking.py GRAPH`` makes its store if it must, then asks.

GRAPH is a folder that ``benchmarks/assembling.py --one STATEMENTS GRAPH`` made.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from graphbuilder import codec, questions, store
from graphbuilder.model import Hypothesis
from graphbuilder.protocols import Value


def main(path: Path) -> None:
    """Print how long the store takes to make and to open, and to answer about concepts that are met often or rarely."""
    _timed("make the store", path)
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB", flush=True)
    _timed("open the store", path)
    with store.embedded(path) as opened:
        for number, (question, given) in enumerate(_asked(path)):
            began = time.perf_counter()
            rows = questions.run(opened, question, given).rows
            taken = time.perf_counter() - began
            print(f"{question:16} {taken:7.3f} s {len(rows):6} rows  {number} {given}", flush=True)


def _timed(what: str, path: Path) -> None:
    clock, processor = time.perf_counter(), time.process_time()
    with store.embedded(path) as opened:
        print(opened.counts() if what.startswith("make") else "", end=" ")
    print(f"{what}: {time.perf_counter() - clock:.1f} s, {time.process_time() - processor:.1f} CPU-s", flush=True)


def _asked(path: Path) -> Iterator[tuple[str, dict[str, Value]]]:
    """Yield questions about some hypotheses of the graph, and about the concept that is met most of all."""
    ends = [(h.steps[0].statement.subject.id, h.outcome.id) for h in islice(_hypotheses(path), 0, 400, 80)]
    for source, target in [*ends, ("HP:0000000", "HP:0000002")]:
        for hops in (2, 3, 4):
            yield "chains-between", {"source": source, "target": target, "hops": hops}
        yield "rivals", {"outcome": target}
        yield "hypotheses-of", {"outcome": target}
        yield "causes-of", {"concept": target}
        yield "effects-of", {"concept": source}


def _hypotheses(path: Path) -> Iterator[Hypothesis]:
    for document in codec.read_documents(path):
        yield from document.hypotheses


if __name__ == "__main__":
    main(Path(sys.argv[1]))
