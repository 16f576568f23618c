"""Short forms that a text defines for itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphbuilder.nlp.abbreviation import abbreviations


def pairs(text: str) -> list[tuple[str, str]]:
    """Return short and long form of every definition."""
    return [(found.short, found.long) for found in abbreviations(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("We saw progressive massive fibrosis (PMF) twice.", "PMF", "progressive massive fibrosis"),
        ("It lowers nuclear factor of kidney (NFK).", "NFK", "nuclear factor of kidney"),
        ("These hepatic stellate cells (HSCs) rest.", "HSCs", "hepatic stellate cells"),
        ("A loss of lipopolysaccharide (LPS) was seen.", "LPS", "lipopolysaccharide"),
        ("The PVN (paraventricular nucleus) is small.", "PVN", "paraventricular nucleus"),
        ("Aseptic loosening (AL; Figure 2) hurts.", "AL", "Aseptic loosening"),
    ],
)
def test_a_definition_gives_short_and_long_form(text: str, short: str, long: str) -> None:
    """The usual ways to define a short form are understood."""
    assert pairs(text) == [(short, long)]


@pytest.mark.parametrize(
    "text", ["Ten patients (see below) left.", "Pain grew (or not).", "Bone (12) and cartilage (n = 4)."]
)
def test_other_brackets_define_nothing(text: str) -> None:
    """A bracket whose letters the words before it do not carry is no definition."""
    assert pairs(text) == []


def test_offsets_count_from_the_document() -> None:
    """A passage in the middle of a document gives offsets of the document."""
    text = "So renal papillary necrosis (RPN) follows."
    (found,) = abbreviations(text, offset=100)

    assert (found.short_span.start - 100, found.long_span.start - 100) == (text.index("RPN"), text.index("renal"))


@pytest.mark.shared
def test_abstracts_of_medline(shared: Path) -> None:
    """On the 1,250 hand-marked records at least 95% of what we find is right, and we find at least 80%."""
    right = found = wanted = 0
    for body, gold in _records((shared / "corpora/abbrev_med1250/MED1250_labeled.txt").read_text(encoding="utf-8")):
        ours = {(_plain(pair.short), _plain(pair.long)) for pair in abbreviations(body)}
        theirs = {(_plain(short), _plain(long)) for short, long in gold}
        right, found, wanted = right + len(ours & theirs), found + len(ours), wanted + len(theirs)

    assert right / found >= 0.95
    assert right / wanted >= 0.80


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _records(content: str) -> list[tuple[str, list[tuple[str, str]]]]:
    records = []
    for record in re.split(r"^\d+$", content, flags=re.MULTILINE)[1:]:
        lines = record.splitlines()
        gold = [line[2:].split("|")[:2] for line in lines if line.startswith("  ") and "|" in line]
        body = "\n".join(line for line in lines if not (line.startswith("  ") and "|" in line))
        records.append((body, [(short, long) for short, long in gold]))
    return records
