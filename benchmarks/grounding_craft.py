"""Grounding on CRAFT: exact span and id of every mention of one stretch, one ontology at a time.

    python benchmarks/grounding_craft.py craft-train.jsonl.gz craft-dev.jsonl.gz

prints, for each ontology, F1 without learned surfaces on the last file, and by 3-fold cross-validation over the papers
of all files, where the surfaces are learned from the other folds. Bare "cell" is left out, as half of CRAFT's CL.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import grounding_corpora as corpora
from grounding_corpora import CRAFT, Paper

from graphbuilder.grounding import TermGrounder, from_tables
from graphbuilder.grounding.learning import learn
from graphbuilder.grounding.lexicon import Lexicon, Tables, read_tables
from graphbuilder.ontology import Index, open_index
from graphbuilder.resources import folder

Counts = tuple[int, int, int]
FOLDS = 3


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("papers", type=Path, nargs="+")
    options = arguments.parse_args()
    files = [tuple(corpora.craft(path)) for path in options.papers]
    papers = sorted((paper for file in files for paper in file), key=lambda paper: paper.id)
    lists = read_tables(folder("ontology"), learned=False)
    print(f"{'ontology':10s} {'untrained, ' + options.papers[-1].name:42s} 3-fold, {len(papers)} papers")
    for prefix in CRAFT:
        index = open_index(ontologies=[prefix.lower()])
        plain = total(count(paper, prefix, from_tables(index, lists)) for paper in files[-1])
        start = time.perf_counter()
        crossed = total(fold(papers, number, prefix, index, lists) for number in range(FOLDS))
        print(f"{prefix:10s} {shown(plain):42s} {shown(crossed)}  ({time.perf_counter() - start:.0f} s)", flush=True)


def fold(papers: Sequence[Paper], number: int, prefix: str, index: Index, lists: Tables) -> Counts:
    """Return right, surplus and missed over one fold, taught by the others."""
    taught = (paper.taught(prefix) for at, paper in enumerate(papers) if at % FOLDS != number)
    rows = tuple(learn(taught, Lexicon(index, lists)))
    grounder = from_tables(index, replace(lists, learned=rows))
    return total(count(paper, prefix, grounder) for at, paper in enumerate(papers) if at % FOLDS == number)


def count(paper: Paper, prefix: str, grounder: TermGrounder) -> Counts:
    """Return how many mentions of a paper are right, surplus and missed."""
    gold = {(one.start, one.end, one.term) for one in paper.annotations if one.term.startswith(f"{prefix}:")}
    gold = {mark for mark in gold if not bare(paper.text[mark[0] : mark[1]])}
    found = {
        (mention.span.start, mention.span.end, match.concept.id)
        for mention, match in grounder.find(paper.parse())
        if not bare(mention.text)
    }
    return len(gold & found), len(found - gold), len(gold - found)


def bare(text: str) -> bool:
    """Tell whether this is "cell" and no more."""
    return text.casefold() in ("cell", "cells")


def total(counts: Iterable[Counts]) -> Counts:
    """Return the sums."""
    right, surplus, missed = zip(*counts, strict=True)
    return sum(right), sum(surplus), sum(missed)


def shown(counts: Counts) -> str:
    """Return precision, recall and F1 in a line."""
    right, surplus, missed = counts
    return (
        f"F1 {2 * right / max(2 * right + surplus + missed, 1):.3f} "
        f"(P {right / max(right + surplus, 1):.3f}, R {right / max(right + missed, 1):.3f})"
    )


if __name__ == "__main__":
    main()
