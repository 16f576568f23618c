"""Which pipelines are taken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graphbuilder import nlp
from graphbuilder.errors import PipelineError


def test_the_shipped_pipeline_says_what_it_is() -> None:
    """Licence and sources travel with the weights."""
    meta = nlp.load().meta

    assert meta["license"] == "CC BY-SA 4.0"
    assert {source["name"] for source in meta["sources"]} >= {"GENIA Treebank", "CRAFT Treebank"}


def test_the_shipped_pipeline_can_be_named_by_its_folder() -> None:
    """``--pipeline PATH`` takes any folder that spaCy wrote."""
    from graphbuilder.nlp import pipeline

    assert nlp.load(pipeline.SHIPPED).pipe_names == nlp.load().pipe_names


def test_spacy_alone_can_load_the_shipped_pipeline() -> None:
    """Who has the package installed needs no import of ours: spaCy finds the two steps by their entry points."""
    code = "import spacy, sys; print(spacy.load(sys.argv[1])('Ms Hill cites E. coli')[-1].text)"
    command = [sys.executable, "-c", code, str(nlp.pipeline.SHIPPED)]

    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == "coli\n"


def test_a_missing_pipeline_is_named() -> None:
    """A slip of the pen is told as such."""
    with pytest.raises(PipelineError, match="no spaCy pipeline at 'en_nowhere'"):
        nlp.load("en_nowhere")


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    """Without trees there is nothing to read from."""
    import spacy

    spacy.blank("en").to_disk(tmp_path / "bare")

    with pytest.raises(PipelineError, match="has no parser"):
        nlp.load(tmp_path / "bare")


def test_a_parser_with_other_labels_is_refused(tmp_path: Path) -> None:
    """ClearNLP labels would give empty graphs without a word."""
    import spacy

    other = spacy.blank("en")
    parser: Any = other.add_pipe("parser")
    for label in ("nsubj", "dobj", "pobj", "prep", "conj"):
        parser.add_label(label)
    other.initialize()
    other.to_disk(tmp_path / "clear")

    with pytest.raises(PipelineError, match="Universal Dependencies v2: it has no case, nmod, obj, obl"):
        nlp.load(tmp_path / "clear")
