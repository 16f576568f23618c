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
from collections.abc import Mapping
from pathlib import Path

import spacy
from spacy.util import load_config

from graphbuilder.nlp import tokenizer

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent / "graphbuilder" / "nlp" / "en_biomedical"
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def main() -> None:
    """Retrain as the command line says."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path, help="folder with the treebanks and the corpora of marked mentions")
    arguments.add_argument("texts", type=Path, help="folder with the plain texts for the word vectors")
    arguments.add_argument("--work", type=Path, default=HERE / "work")
    arguments.add_argument("--out", type=Path, default=SHIPPED)
    arguments.add_argument("--steps", type=int, help="stop each training after so many steps: a trial run")
    options = arguments.parse_args()
    work: Path = options.work
    prepare(options.corpora, options.texts, work)
    train(HERE / "config.cfg", work / "syntax", {"train": "train.spacy", "dev": "dev.spacy"}, options.steps)
    mentions = {"train": "ner-train.spacy", "dev": "ner-dev-craft.spacy"}
    train(HERE / "mentions.cfg", work / "mentions", mentions, options.steps)
    recogniser = work / "mentions" / "model-best"
    _script("finish.py", work / "syntax" / "model-best", options.out, "--mentions", recogniser)
    _script("evaluate.py", options.corpora, "--pipeline", options.out)


def prepare(corpora: Path, texts: Path, work: Path) -> None:
    """Make word vectors, tokenizer and training files, where they are not there yet."""
    if not (work / "vectors.floret").exists():
        _script("vectors.py", texts, corpora, work)
    if not (work / "vectors").exists():
        _spacy(
            "init", "vectors", "en", work / "vectors.floret", work / "vectors", "--mode", "floret", "--attr", "LOWER"
        )
    bare = spacy.blank("en")
    tokenizer.install(bare)
    bare.to_disk(work / "base")
    if not (work / "train.spacy").exists():
        _script("verbs.py", corpora, work / "words.txt", HERE.parent / "graphbuilder" / "nlp" / "verbs.tsv")
        _script("convert.py", corpora, work, "--genia-copies", "2")
    if not (work / "ner-train.spacy").exists():
        _script("convert_mentions.py", corpora, work)


def train(config: Path, trained: Path, files: Mapping[str, str], steps: int | None = None) -> None:
    """Train by *config* into *trained*, from the last checkpoint there if there is one; what is done is left alone."""
    if (trained / "model-finished").exists():
        return
    work = trained.parent
    if (trained / "model-last").exists():
        config = resumed(config, trained)
    paths = {**files, "vectors": "vectors", "base": "base"}
    overrides: list[object] = [part for name, file in paths.items() for part in (f"--paths.{name}", work / file)]
    if steps is not None:
        overrides += ["--training.max_steps", steps, "--training.eval_frequency", steps]
    _spacy("train", config, "--code", HERE / "hooks.py", "--output", trained, *overrides)
    (trained / "model-last").rename(trained / "model-finished")


def resumed(config: Path, trained: Path) -> Path:
    """Return the path of *config* changed so that training goes on from the last checkpoint in *trained*."""
    checkpoint = trained / "checkpoint"
    shutil.rmtree(checkpoint, ignore_errors=True)
    shutil.copytree(trained / "model-last", checkpoint)
    settings = load_config(config)
    settings["components"] = {name: {"source": str(checkpoint)} for name in settings["nlp"]["pipeline"]}
    changed = trained / "resumed.cfg"
    settings.to_disk(changed)
    return changed


def _script(name: str, *arguments: object) -> None:
    _run(sys.executable, HERE / name, *arguments)


def _spacy(*arguments: object) -> None:
    _run(sys.executable, "-m", "spacy", *arguments)


def _run(*command: object) -> None:
    environment = os.environ | ONE_THREAD | {"PYTHONPATH": str(HERE.parent)}
    subprocess.run([str(part) for part in command], check=True, env=environment)


if __name__ == "__main__":
    main()
