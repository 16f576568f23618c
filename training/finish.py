"""Make the shipped pipeline of a trained one: our tokenizer in front, our lemma table behind, and what it is.

``python training/finish.py TRAINED OUT [--version 0.1.0]``
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import spacy
from spacy.language import Language

from graphbuilder.nlp import components, tokenizer

META = {
    "name": "biomedical",
    "description": "Tagger, lemmatizer and parser (Universal Dependencies v2) for English biomedical prose.",
    "license": "CC BY-SA 4.0",
    "author": "The graphbuilder authors",
    "sources": [
        {"name": "GENIA Treebank", "license": "CC BY 3.0", "author": "GENIA Project"},
        {"name": "CRAFT Treebank", "license": "CC BY 3.0", "author": "University of Colorado"},
        {"name": "UD English EWT 2.16", "license": "CC BY-SA 4.0", "author": "Universal Dependencies"},
    ],
}


def main() -> None:
    """Finish what the command line names."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("trained", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--mentions", type=Path, help="a trained recogniser of mentions, to go with it")
    arguments.add_argument("--version", default="0.1.0")
    options = arguments.parse_args()
    nlp = finish(spacy.load(options.trained), options.version)
    if options.mentions:
        nlp.add_pipe("ner", source=spacy.load(options.mentions, vocab=nlp.vocab), after="parser")
        nlp.disable_pipe("ner")  # who wants mentions calls nlp.enable_pipe("ner")
    new = options.out.with_name(options.out.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    nlp.to_disk(new)
    shutil.rmtree(options.out, ignore_errors=True)
    new.rename(options.out)


def finish(nlp: Language, version: str) -> Language:
    """Return *nlp* with our own tokenizer and steps, and with its licence and sources."""
    tokenizer.install(nlp)
    nlp.add_pipe(components.INITIALS, first=True)
    nlp.add_pipe(components.LEMMA_TABLE, last=True)
    nlp.meta.update(META, version=version, requirements=[])
    nlp.meta.pop("performance", None)
    nlp.config["initialize"]["before_init"] = None  # where training found its files is nobody's business
    nlp.config["paths"].update(dict.fromkeys(nlp.config["paths"]))
    return nlp


if __name__ == "__main__":
    main()
