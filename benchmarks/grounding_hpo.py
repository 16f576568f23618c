"""Grounding on the HPO gold standard (GSC+): the set of terms of each abstract.

    python benchmarks/grounding_hpo.py GSCplus_brat

prints document F1 without learned surfaces, and by 5-fold cross-validation with them. Old ids of the gold are read as
the terms that took them over.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import grounding_corpora as corpora
from grounding_corpora import Paper
from grounding_craft import Counts, shown, total

from graphbuilder.grounding import TermGrounder, from_tables
from graphbuilder.grounding.learning import learn
from graphbuilder.grounding.lexicon import Lexicon, Tables, read_tables
from graphbuilder.ontology import Index, open_index
from graphbuilder.resources import folder

FOLDS = 5


def main() -> None:
    """Print both figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    options = arguments.parse_args()
    index = open_index(ontologies=["hp"])
    papers = tuple(current(paper, index) for paper in corpora.gsc(options.folder))
    lists = read_tables(folder("ontology"), learned=False)
    grounder = from_tables(index, lists)
    print(f"untrained  {shown(total(count(paper, grounder) for paper in papers))}")
    print(f"{FOLDS}-fold     {shown(total(fold(papers, number, index, lists) for number in range(FOLDS)))}")


def current(paper: Paper, index: Index) -> Paper:
    """Return *paper* with the ids and labels that its terms have now."""
    terms = [(one, index.term(one.term)) for one in paper.annotations]
    kept = tuple(replace(one, term=term.id, label=term.label) for one, term in terms if term is not None)
    return replace(paper, annotations=kept)


def fold(papers: Sequence[Paper], number: int, index: Index, lists: Tables) -> Counts:
    """Return right, surplus and missed terms over one fold, taught by the others."""
    taught = (paper.taught("HP", nested=True) for at, paper in enumerate(papers) if at % FOLDS != number)
    grounder = from_tables(index, replace(lists, learned=tuple(learn(taught, Lexicon(index, lists)))))
    return total(count(paper, grounder) for at, paper in enumerate(papers) if at % FOLDS == number)


def count(paper: Paper, grounder: TermGrounder) -> Counts:
    """Return how many terms of an abstract are right, surplus and missed."""
    gold = {one.term for one in paper.annotations}
    found = {match.concept.id for _, match in grounder.find(paper.parse())}
    return len(gold & found), len(found - gold), len(gold - found)


if __name__ == "__main__":
    main()
