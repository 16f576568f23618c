"""How fast curated mechanisms load and answer: ``python benchmarks/curated.py FOLDER GRAPH``.

FOLDER holds DisMech files; GRAPH is the graph folder to write. Prints counts, seconds and processor seconds; each
question includes reading the graph from its folder, as the command does.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from graphbuilder import api, assembly, folder


def main(sources: Path, graph: Path) -> None:
    """Print what each step takes."""
    _timed("build", lambda: len(api.build(sources, output=graph).claims))
    whole = folder.read(graph)
    print(f"{len(whole.sources)} disorders, {len(whole.concepts)} concepts, {len(whole.statements)} statements")
    one = next(sources.glob("*.yaml"))
    _timed("compare with itself", lambda: len(api.compare(graph, graph)))
    _timed(f"compare with {one.stem}", lambda: len(api.compare(graph, one)))
    _timed("gaps", lambda: len(assembly.all_gaps(folder.read(graph))))
    _timed("contradictions", lambda: len(assembly.contradictions(folder.read(graph))))


def _timed(what: str, run: Callable[[], int]) -> None:
    clock, processor = time.perf_counter(), time.process_time()
    found = run()
    taken = time.perf_counter() - clock
    print(f"{what:28} {taken:6.1f} s {time.process_time() - processor:6.1f} CPU-s {found:7} found", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
