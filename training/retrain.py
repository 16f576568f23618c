"""Make the shipped pipeline anew from the corpora: the one command.

``python training/retrain.py CORPORA TEXTS`` works in ``training/work`` and writes ``graphbuilder/nlp/en_biomedical``.
Steps whose result is there are not done again; training that was broken off goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

import spacy
from spacy.util import load_config

from graphbuilder.nlp import tokenizer

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent / "graphbuilder" / "nlp" / "en_biomedical"
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def main() -> None:
    """Retrain as the command line says."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", type=Path, help="folder with the three treebanks")
    arguments.add_argument("texts", type=Path, help="folder with the plain texts for the word vectors")
    arguments.add_argument("--work", type=Path, default=HERE / "work")
    arguments.add_argument("--out", type=Path, default=SHIPPED)
    options = arguments.parse_args()
    work: Path = options.work
    if not (work / "vectors.floret").exists():
        _script("vectors.py", options.texts, options.corpora, work)
    if not (work / "vectors").exists():
        _spacy(
            "init", "vectors", "en", work / "vectors.floret", work / "vectors", "--mode", "floret", "--attr", "LOWER"
        )
    bare = spacy.blank("en")
    tokenizer.install(bare)
    bare.to_disk(work / "base")
    if not (work / "train.spacy").exists():
        _script("verbs.py", options.corpora, work / "words.txt", HERE.parent / "graphbuilder" / "nlp" / "verbs.tsv")
        _script("convert.py", options.corpora, work, "--genia-copies", "2")
    if not (work / "trained" / "model-finished").exists():
        train(work)
    _script("finish.py", work / "trained" / "model-best", options.out)
    _script("evaluate.py", options.corpora, "--pipeline", options.out)


def train(work: Path) -> None:
    """Train by ``config.cfg``, from the last checkpoint if there is one."""
    config, trained, checkpoint = HERE / "config.cfg", work / "trained", work / "checkpoint"
    if (trained / "model-last").exists():
        shutil.rmtree(checkpoint, ignore_errors=True)
        shutil.copytree(trained / "model-last", checkpoint)
        resumed = load_config(config)
        resumed["components"] = {name: {"source": str(checkpoint)} for name in resumed["nlp"]["pipeline"]}
        config = work / "resumed.cfg"
        resumed.to_disk(config)
    files = {"train": "train.spacy", "dev": "dev.spacy", "vectors": "vectors", "base": "base"}
    overrides = [part for name, file in files.items() for part in (f"--paths.{name}", work / file)]
    _spacy("train", config, "--code", HERE / "hooks.py", "--output", trained, *overrides)
    (trained / "model-last").rename(trained / "model-finished")


def _script(name: str, *arguments: object) -> None:
    _run(sys.executable, HERE / name, *arguments)


def _spacy(*arguments: object) -> None:
    _run(sys.executable, "-m", "spacy", *arguments)


def _run(*command: object) -> None:
    environment = os.environ | ONE_THREAD | {"PYTHONPATH": str(HERE.parent)}
    subprocess.run([str(part) for part in command], check=True, env=environment)


if __name__ == "__main__":
    main()
