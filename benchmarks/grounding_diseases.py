"""Spans of disease mentions in BC5CDR and the NCBI corpus, found with MONDO and HP.

    python benchmarks/grounding_diseases.py CDR_TrainingSet.PubTator.txt.gz NCBItrainset_corpus.txt

Ids are not compared: the corpora hold those of MeSH and OMIM.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import grounding_corpora as corpora
from grounding_corpora import Paper
from grounding_craft import Counts, shown, total

from graphbuilder import grounding
from graphbuilder.grounding import TermGrounder
from graphbuilder.ontology import open_index


def main() -> None:
    """Print exact and overlapping span scores for each file."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("abstracts", type=Path, nargs="+")
    options = arguments.parse_args()
    index = open_index(ontologies=["hp", "mondo"])
    for path in options.abstracts:
        papers = tuple(corpora.diseases(path))
        for learned in (False, True):
            grounder = grounding.load(index, learned=learned)
            exact = total(count(paper, grounder, overlap=False) for paper in papers)
            loose = total(count(paper, grounder, overlap=True) for paper in papers)
            how = "learned" if learned else "untrained"
            print(f"{path.name:34s} {how:9s} exact {shown(exact)}  overlapping {shown(loose)}")


def count(paper: Paper, grounder: TermGrounder, overlap: bool) -> Counts:
    """Return how many spans are right, surplus and missed."""
    gold = {(one.start, one.end) for one in paper.annotations}
    found = {(mention.span.start, mention.span.end) for mention, _ in grounder.find(paper.parse())}
    if not overlap:
        return len(gold & found), len(found - gold), len(gold - found)
    hit = sum(any(start < b and a < end for a, b in gold) for start, end in found)
    reached = sum(any(start < b and a < end for a, b in found) for start, end in gold)
    return reached, len(found) - hit, len(gold) - reached


if __name__ == "__main__":
    main()
