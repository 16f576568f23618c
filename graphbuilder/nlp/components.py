"""Two small steps of the shipped pipeline that are not learned.

spaCy finds them by name: importing this module makes them known, and so do the package's entry points for those who
load the pipeline with ``spacy.load``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

from spacy.language import Language
from spacy.tokens import Doc

LEMMAS = Path(__file__).resolve().parent / "lemmas.tsv"
VERBS = LEMMAS.with_name("verbs.tsv")
INITIALS = "join_initials"
LEMMA_TABLE = "settle_lemmas"

Step: TypeAlias = Callable[[Doc], Doc]


@Language.factory(INITIALS, retokenizes=True)
def initials_joiner(nlp: Language, name: str) -> Step:
    """Return the step that joins initials."""
    return join_initials


@Language.factory(LEMMA_TABLE, assigns=["token.lemma"])
def lemma_settler(nlp: Language, name: str) -> Step:
    """Return the step that settles lemmas."""
    return settle_lemmas


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
    """Put every lemma in lower case, irregular ones by the table, and leave no verb cut short ("remov", "sitt")."""
    irregular, verbs = irregular_lemmas(), _verbs()
    for token in doc:
        lemma = irregular.get((token.lower_, token.pos_)) or token.lemma_.lower()
        if token.pos_ == "VERB" and lemma not in verbs and token.lower_.isalpha():
            lemma = max(bases(token.lower_), key=lambda base: verbs.get(base, 0), default=lemma)
            lemma = lemma if lemma in verbs else token.lemma_.lower()
        token.lemma_ = lemma
    return doc


def bases(form: str) -> tuple[str, ...]:
    """Return the base forms that a regular verb form may have.

    >>> bases("stopped")
    ('stopp', 'stoppe', 'stop')
    """
    for ending in ("ies", "ied", "es", "ed", "ing", "s"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            if ending in ("ies", "ied"):
                return (stem + "y", stem + "ie")
            doubled = (stem[:-1],) if stem[-1] == stem[-2] else ()
            return (stem, stem + "e", *doubled)
    return (form,)


@cache
def irregular_lemmas() -> Mapping[tuple[str, str], str]:
    """Return the lemmas that do not follow from the spelling, by form in lower case and UPOS."""
    return {(form, upos): lemma for form, upos, lemma in _rows(LEMMAS)}


@cache
def _verbs() -> dict[str, int]:
    return {verb: int(count) for verb, count in _rows(VERBS)}


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]
