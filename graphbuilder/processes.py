"""Documents shared among processes, each with its own stages.

A reading depends on its document alone, so any number of processes gives the same readings in the same order.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from graphbuilder import pipeline
from graphbuilder.model import Document
from graphbuilder.pipeline import Choice, Reading, Stages

AHEAD = 8
"""Documents handed out beyond those awaited, for each process: memory stays flat over any number of documents."""


def readings(documents: Iterable[Document], choice: Choice, processes: int) -> Iterator[Reading]:
    """Yield what is said in each document, in order, read by so many processes.

    Processes are started afresh: a script that calls this needs the usual ``if __name__ == "__main__":``.

    Raises:
        PipelineError, OntologyError: If the stages of *choice* cannot be loaded.
    """
    if processes == 1:
        yield from pipeline.readings(documents, pipeline.stages(choice))
        return
    pipeline.stages(choice)  # what cannot be loaded is said here, not by a broken pool
    awaited: deque[Future[Reading]] = deque()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_Worker.start, initargs=(choice,)) as pool:
        for document in documents:
            awaited.append(pool.submit(_Worker.read, document))
            if len(awaited) >= processes * AHEAD:
                yield awaited.popleft().result()
        while awaited:
            yield awaited.popleft().result()


class _Worker:
    """What one process holds."""

    stages: Stages

    @classmethod
    def start(cls, choice: Choice) -> None:
        cls.stages = pipeline.stages(choice)

    @classmethod
    def read(cls, document: Document) -> Reading:
        (reading,) = pipeline.readings((document,), cls.stages)
        return reading
