"""Documents shared among processes."""

from __future__ import annotations

import pytest

from graphbuilder import pipeline, readers
from graphbuilder.errors import PipelineError
from graphbuilder.pipeline import Choice
from graphbuilder.processes import readings


def test_the_number_of_processes_changes_nothing() -> None:
    """Two processes give the claims of one, in the same order; documents do not colour each other."""
    texts = [f"Sacral fractures release {cells}. These cells cause anemia." for cells in ("stem cells", "mast cells")]
    documents = [readers.text(text, f"text-{number}") for number, text in enumerate(texts * 5)]
    stages = pipeline.stages()

    alone = [next(pipeline.readings((document,), stages)) for document in documents]

    assert all(reading.claims for reading in alone)
    assert list(pipeline.readings(documents, stages)) == alone
    assert list(readings(documents, Choice(), 2)) == alone


def test_a_missing_pipeline_is_said_before_processes_start() -> None:
    """One clear error, not a broken pool."""
    with pytest.raises(PipelineError, match="no spaCy pipeline"):
        list(readings([], Choice(pipeline="no-such-pipeline"), 2))
