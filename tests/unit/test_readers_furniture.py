"""What is passed over on saved pages, and what never is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphbuilder import readers
from graphbuilder.model import BlockKind, Document, Span
from graphbuilder.readers import furniture
from graphbuilder.readers.stretch import Stretch

TITLE = "Marrow islands in the pelvis: two routes"
PROSE = (
    "Broken bone sheds marrow cells into the soft tissue around it. Some of these cells settle there. "
    "Over the years they may build a small island of blood formation that is found by chance. We describe one woman."
)


def kept(document: Document) -> list[str]:
    """Return the words of the blocks."""
    return [block.span.of(document.text) for block in document.blocks]


@pytest.mark.parametrize(
    "line",
    [
        "Add to reading list",
        "Download PDF",
        "Share on Facebook",
        "Sign in to your account",
        "Subscribe to our newsletter for the latest articles",
        "This site uses cookies. By continuing to browse you agree to our cookie policy.",
        "© 2031 The Example Press. All rights reserved.",
        "Get our free mobile app for a better reading experience",
        "You may need a subscription to view the full text.",
        "Letter",
        "Research Support, Non-U.S. Gov't",
        "doi: 10.0000/example.1",
        "* * *",
    ],
)
def test_furniture_is_known_by_its_wording(line: str) -> None:
    """Buttons, notices, law, labels: by vocabulary, not by any one page."""
    assert furniture.reason(Stretch(Span(0, len(line)), line), furniture.load())


@pytest.mark.parametrize(
    "line",
    [
        "Search for the origin of stromal cells in the sacrum",
        "Use of a mobile app by women with endometriosis",
        "Review of bone marrow imaging",
        "Access to care and delayed diagnosis of narcolepsy",
        "Share of stem cells among marrow cells",
        "Please note that pain, fever and weakness were absent.",
        "Fractures release stem cells",
        "TNF-α",
        "Back pain",
        "Growth of new vessels",
        "We found no such link.",
    ],
)
def test_the_words_of_medicine_are_no_furniture(line: str) -> None:
    """Nothing that could be said of a patient is cut for its wording."""
    assert not furniture.reason(Stretch(Span(0, len(line)), line), furniture.load())


def test_a_saved_page_keeps_its_title_and_text_alone() -> None:
    """Labels above, access notes, adverts and law below are listed, not read."""
    text = "\n".join(
        [
            *("Letter", "Add comment", "Follow journal", "", TITLE, "", PROSE, "", "Full text links", ""),
            *("Try signing in through your library to access this paper.", "", "Similar articles", ""),
            *("A rare swelling of the pelvis", "Two more women", "", "Install our app", "", "Terms of use"),
        ]
    )
    document = readers.text(text, "page")

    assert kept(document) == [TITLE, PROSE]
    assert document.title == TITLE


def test_authors_and_places_are_a_byline() -> None:
    """Who wrote it is no claim about disease."""
    lines = [
        "Ada Bee, Cy Dee MD",
        "Department of Bones, University of Somewhere, Anytown",
        "Journal of Islands 2031;4:5",
    ]
    document = readers.text("\n\n".join([TITLE, *lines, PROSE]), "page")

    assert kept(document) == [TITLE, PROSE]
    assert {cut.reason for cut in document.cuts} == {"byline"}


@pytest.mark.parametrize(
    ("title", "byline"),
    [
        ("Stroma", "Ann Islands 2031 May"),
        ("Stroma in 2031.", "Ada B Bee, Cy Dee\n\nJournal of Islands 2031 June 3"),
        ("Stroma, Marrow, and Bone", ""),
        ("Case report: stroma in a woman of 60 years", "Ada B Bee, Cy Dee"),
        ("Stroma and its cells. The last part of a long report on the marrow of the pelvis of women after falls", ""),
    ],
)
def test_the_title_of_a_page_is_not_taken_for_its_byline(title: str, byline: str) -> None:
    """Short ones, those that end in a year, those that look like names, and those of two sentences."""
    parts = [
        "Letter\nAdd comment\nFollow journal",
        title,
        byline,
        f"AIM: To learn more.\n\n{PROSE}",
        "Similar articles",
    ]
    document = readers.text("\n\n".join(part for part in parts if part), "page")

    assert document.title == title
    assert kept(document) == [title, "AIM:", "To learn more.", PROSE]


def test_labels_above_a_page_are_not_its_title() -> None:
    """A run of labels far from the text does not beat the line over the authors."""
    above = (
        "Skip to main content\nA website of the government of Somewhere\nHow we know\nLog in\nDisplay options\nLetter"
    )
    document = readers.text(f"{above}\n{TITLE}\nAda Bee 1, Cy Dee 2\nExpand\n\n{PROSE}\n\nSimilar articles", "page")

    assert kept(document) == [TITLE, PROSE]


def test_a_closing_copyright_line_is_parted_from_an_abstract() -> None:
    """Publishers append it to the last sentence."""
    document = readers.text(f"{PROSE} Copyright © 2031 Example Press. All rights reserved.", "t")

    assert kept(document) == [PROSE]
    assert [cut.reason for cut in document.cuts] == ["legal"]


def test_references_are_passed_over_to_the_end() -> None:
    """Titles of other papers are not what this one says."""
    entry = "Bee A, Dee C. Stroma makes marrow. Marrow makes blood. A long entry of a list of references, 2031; 4: 5-6."
    document = readers.text("\n\n".join([TITLE, PROSE, "References", entry, entry + " Again."]), "t")

    assert kept(document) == [TITLE, PROSE]


def test_a_lone_line_is_read_whatever_it_says() -> None:
    """Somebody asked for it."""
    assert kept(readers.text("Share your results", "t")) == ["Share your results"]


def test_a_plain_text_may_end_with_a_line_without_a_stop() -> None:
    """Without other furniture this is no page, and its last line is somebody's words."""
    assert kept(readers.text(f"{PROSE}\n\nfractures shed stem cells", "t"))[-1] == "fractures shed stem cells"


def test_the_vocabulary_is_in_lower_case_and_without_doubles() -> None:
    """A curator's slip would be silent otherwise."""
    import tomllib

    table = tomllib.loads(Path(furniture.__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    for part in ("interface", "legal", "labels", "asides", "back_matter", "byline"):
        for name, words in table[part].items():
            assert words == [word.lower() for word in words], f"{part}.{name}"
            assert len(words) == len(set(words)), f"{part}.{name}"


@pytest.mark.shared
def test_the_seed_page_loses_its_furniture_and_nothing_else(shared: Path) -> None:
    """Title and abstract are read, everything else on the page is listed as cut."""
    (path,) = (shared / "seed").glob("*.txt")
    (document,) = readers.source(path)

    assert [block.kind for block in document.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]
    assert document.blocks[1].span.of(document.text).count(". ") >= 10


@pytest.mark.shared
def test_nothing_is_cut_from_plain_abstracts(shared: Path) -> None:
    """Of two thousand abstracts no paragraph in English is lost (closing copyright lines are)."""
    import gzip

    with gzip.open(shared / "texts" / "pubmed_abstracts.jsonl.gz", "rt", encoding="utf-8") as lines:
        abstracts = [json.loads(line)["abstract"] for _, line in zip(range(2000), lines, strict=False)]
    lost = [
        cut.span.of(abstract)
        for abstract in abstracts
        if abstract.strip()
        for cut in readers.text(abstract, "t").cuts
        if cut.reason != "mark" and not cut.reason.startswith("not English")
    ]

    assert [line for line in lost if not furniture.reason(Stretch(Span(0, len(line)), line), furniture.load())] == []
    assert len(lost) <= 10
