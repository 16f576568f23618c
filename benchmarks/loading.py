"""How fast graphs get into the stores: ``python benchmarks/loading.py [STATEMENTS]``.

Neo4j is measured too when NEO4J_URI and NEO4J_PASSWORD are set; its data is added to, so give it an empty one.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TypeVar

from synthetic import graph

from graphbuilder import questions
from graphbuilder.model import Graph
from graphbuilder.protocols import Store, Value
from graphbuilder.rdf.encode import encode
from graphbuilder.store.neo4j import Neo4jStore
from graphbuilder.store.rdf import RdfStore

Result = TypeVar("Result")


def main(statements: int) -> None:
    """Print the times of a first and a second load, and of some questions."""
    made = graph(statements)
    quads = timed("encode", lambda: sum(1 for _ in encode(made)))
    print(f"{len(made.statements)} statements, {len(made.claims)} pieces of evidence, {quads} quads")
    with tempfile.TemporaryDirectory() as folder, closing(RdfStore(Path(folder) / "store")) as store:
        measure("oxigraph", store, made)
    if "NEO4J_URI" in os.environ:
        with closing(Neo4jStore(os.environ["NEO4J_URI"])) as store:
            measure("neo4j", store, made)


def measure(name: str, store: Store, made: Graph) -> None:
    """Load twice, then ask."""
    timed(f"{name}: first load", lambda: store.load(made))
    timed(f"{name}: second load", lambda: store.load(made))
    first, last = made.hypotheses[0].steps[0].statement.subject.id, made.hypotheses[0].outcome.id
    asked: dict[str, dict[str, Value]] = {
        "causes-of": {"concept": last},
        "chains-between": {"source": first, "target": last, "hops": 4},
        "most-supported": {},
        "groups": {},
    }
    for question, given in asked.items():
        timed(f"{name}: {question}", partial(questions.run, store, question, given))


def timed(what: str, job: Callable[[], Result]) -> Result:
    """Return what *job* returns, and print how long it took: by the clock, and of our own processor time."""
    clock, processor = time.perf_counter(), time.process_time()
    result = job()
    print(f"{what:32} {time.perf_counter() - clock:8.2f} s  {time.process_time() - processor:8.2f} CPU-s", flush=True)
    return result


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 20_000)
