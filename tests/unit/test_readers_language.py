"""Which language: by letters and function words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from graphbuilder import readers
from graphbuilder.readers import language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Die Zellen werden aus dem Knochenmark freigesetzt und bilden eine Geschwulst im Becken."),
        ("fr", "Les cellules sont libérées par la moelle osseuse et forment une masse dans le bassin."),
        ("es", "Las células se liberan de la médula ósea y forman una masa en la pelvis."),
        ("it", "Le cellule sono rilasciate dal midollo osseo e formano una massa nel bacino."),
        ("pt", "As células são liberadas da medula óssea e formam uma massa na pelve."),
        ("nl", "De cellen worden door het beenmerg afgegeven en vormen een gezwel in het bekken."),
        ("ru", "Клетки выходят из костного мозга и образуют опухоль в тазу."),
        ("zh", "细胞从骨髓中释放出来并在骨盆中形成肿块。"),
        ("ja", "細胞は骨髄から放出され、骨盤に腫瘤を形成する。"),
        ("el", "Τα κύτταρα απελευθερώνονται από τον μυελό των οστών."),
        ("ar", "تتحرر الخلايا من نخاع العظم وتشكل كتلة في الحوض"),
    ],
)
def test_a_foreign_sentence_is_known(code: str, text: str) -> None:
    """One sentence is enough."""
    assert language.language_of(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "TNF-α",
        "Diabetes mellitus",
        "de novo del(8)",
        "Status epilepticus in utero",
        "Bee A, De La Dee C, El Eff G",
        "hypertension, obesity, smoking, age, sex, race, stroke, gout, asthma",
        "α-SMA and TGF-β1 act on μ-opioid and κ-opioid neurons",
        "Fractures release stem cells",
    ],
)
def test_short_and_latin_texts_are_not_misjudged(text: str) -> None:
    """Little said is English until something speaks against it."""
    assert language.language_of(text) == "en"


def test_a_foreign_document_is_warned_of() -> None:
    """No statement will be read from it, and the user learns why."""
    said = "Die Zellen werden aus dem Knochenmark freigesetzt und bilden eine Geschwulst im Becken."
    document = readers.text(said, "t")

    assert document.language == "de"
    assert document.warnings == ("not English (looks like 'de'): no statements are read from it",)


def test_a_foreign_abstract_beside_the_english_one_is_passed_over() -> None:
    """Journals print both."""
    english = "The cells are released from the marrow of the bone and may form a mass in the pelvis. " * 3
    german = "Die Zellen werden aus dem Knochenmark freigesetzt und bilden eine Geschwulst im Becken. " * 3
    document = readers.text(f"{english.strip()}\n\n{german.strip()}", "t")

    assert document.language == "en"
    assert [block.span.of(document.text) for block in document.blocks] == [english.strip()]
    assert [cut.reason for cut in document.cuts] == ["not English (de)"]


def test_function_words_are_sorted_sets_in_lower_case() -> None:
    """A curator's slip would be silent otherwise."""
    table = tomllib.loads(Path(language.__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    for code, words in table["words"].items():
        assert words == [word.lower() for word in words], code
        assert len(words) == len(set(words)), code
