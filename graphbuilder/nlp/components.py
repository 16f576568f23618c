"""Two small steps of the shipped pipeline that are not learned."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEMMAS = Path(__file__).resolve().parent / "lemmas.tsv"
INITIALS = "join_initials"
LEMMA_TABLE = "settle_lemmas"


def register() -> None:
    """Make the two steps known to spaCy, which finds them by name when it loads the pipeline."""
    from spacy.language import Language

    Language.component(INITIALS, func=join_initials, retokenizes=True)
    Language.component(LEMMA_TABLE, func=settle_lemmas, assigns=["token.lemma"])


def join_initials(doc: Doc) -> Doc:
    """Join a capital and its full stop where the sentence plainly goes on: "E. coli", but not "hepatitis B. Then"."""
    spans = [
        doc[token.i : token.i + 2]
        for token in doc[:-2]
        if len(token) == 1 and token.is_upper and not token.whitespace_ and _goes_on(doc, token.i)
    ]
    if spans:
        with doc.retokenize() as retokenizer:
            for span in spans:
                retokenizer.merge(span)
    return doc


def _goes_on(doc: Doc, position: int) -> bool:
    dot, after = doc[position + 1], doc[position + 2]
    return dot.text == "." and bool(dot.whitespace_) and after.text[0].islower() and after.text[0].isascii()


def settle_lemmas(doc: Doc) -> Doc:
    """Put every lemma in lower case, and those that no spelling rule tells right by the table."""
    irregular = _irregular()
    for token in doc:
        lemma = token.lemma_.lower()
        token.lemma_ = irregular.get((token.lower_, token.pos_), lemma)
    return doc


@cache
def _irregular() -> dict[tuple[str, str], str]:
    rows = [line.split("\t") for line in LEMMAS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {(form, upos): lemma for form, upos, lemma in rows}
