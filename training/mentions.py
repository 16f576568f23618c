"""Corpora of marked mentions as plain values: a text, its mentions, and which categories are marked throughout."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CRAFT = {
    "CL": "cell",
    "UBERON": "anatomy",
    "MONDO": "disease",
    "GO_BP": "process",
    "CHEBI": "chemical",
    "PR": "gene",
}
ANATEM = {
    "Cell": "cell",
    "Cancer": "disease",
    "Pathological_formation": "disease",
    "Multi-tissue_structure": "anatomy",
    "Tissue": "anatomy",
    "Organ": "anatomy",
    "Organism_substance": "anatomy",
    "Organism_subdivision": "anatomy",
    "Immaterial_anatomical_entity": "anatomy",
    "Anatomical_system": "anatomy",
    "Developing_anatomical_structure": "anatomy",
}
PUBTATOR = {
    "Chemical": "chemical",
    "Disease": "disease",
    "SpecificDisease": "disease",
    "DiseaseClass": "disease",
    "CompositeMention": "disease",
    "Modifier": "disease",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with mentions ``(start, end, category)`` that do not overlap."""

    text: str
    mentions: tuple[tuple[int, int, str], ...]
    complete: bool
    """Whether a stretch without a mention is known to hold none, of any category."""


def read(corpora: Path, part: str) -> dict[str, list[Marked]]:
    """Return the texts of each corpus; *part* is ``train`` or ``dev``."""
    dev = part == "dev"
    bc5cdr = "CDR_DevelopmentSet" if dev else "CDR_TrainingSet"
    ncbi = "NCBIdevelopset_corpus.txt" if dev else "NCBItrainset_corpus.txt"
    return {
        "craft": list(_craft(corpora / "craft_concepts_coref" / f"craft-{part}.jsonl.gz")),
        "anatem": list(_standoff(corpora / "anatem" / ("devel" if dev else "train"))),
        "bc5cdr": list(_pubtator(corpora / "bc5cdr" / f"{bc5cdr}.PubTator.txt.gz")),
        "ncbi": list(_pubtator(corpora / "ncbi_disease" / ncbi)),
    }


def _craft(path: Path) -> Iterator[Marked]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            found = [
                (*mention["spans"][0], CRAFT[ontology])
                for ontology, mentions in article["concepts"].items()
                if ontology in CRAFT
                for mention in mentions
                if len(mention["spans"]) == 1
            ]
            yield Marked(article["text"], _longest(found), complete=True)


def _standoff(folder: Path) -> Iterator[Marked]:
    for path in sorted(folder.glob("*.ann")):
        rows = re.findall(r"^T\d+\t(\S+) (\d+) (\d+)\t", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        found = [(int(start), int(end), ANATEM[kind]) for kind, start, end in rows if kind in ANATEM]
        yield Marked(path.with_suffix(".txt").read_text(encoding="utf-8"), _longest(found), complete=False)


def _pubtator(path: Path) -> Iterator[Marked]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for block in re.split(r"\n\s*\n", file.read()):
            lines = block.strip().split("\n")
            if len(lines) < 2:
                continue
            text = "\n".join(line.split("|", 2)[2] for line in lines[:2])
            rows = [line.split("\t") for line in lines[2:]]
            found = [
                (int(row[1]), int(row[2]), PUBTATOR[row[4]]) for row in rows if len(row) > 4 and row[4] in PUBTATOR
            ]
            yield Marked(text, _longest(found), complete=False)


def _longest(found: list[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """Keep the longest of mentions that overlap."""
    kept: list[tuple[int, int, str]] = []
    for mention in sorted(found, key=lambda mention: (mention[0] - mention[1], mention)):
        if all(mention[1] <= other[0] or mention[0] >= other[1] for other in kept):
            kept.append(mention)
    return tuple(sorted(kept))
