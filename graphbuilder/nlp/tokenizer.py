"""Cut text into words as the treebanks do.

Hyphenated words stay whole (``TNF-alpha-induced``), slashes part alternatives (``IL-2``, ``/``, ``IL-4``), brackets
and percent signs stand alone, charge and phenotype signs stay with their word (``Ca2+``, ``CD4(+)``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

ALNUM = r"[^\W_]"
LETTER = r"[^\W\d_]"
SIGN = r"[-+\u2212\u2013]"

PREFIXES = (
    r"[\(\[\{<>\u2248\u2264\u2265\u00b1#&%\u20ac\u00a3\u00a7]",
    r"[=~*$!?]+",
    r"[\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb]",
    r"[,;:\u2026]",
    r"\.\.+",
    r"[\u2013\u2014\u2022\u00b7]",
    r"\+/[-\u2212]",
    r"[-\u2212]+(?=\s|\()",
    r"/",
)
SUFFIXES = (
    r"[\)\]\}<>#&%\u20ac\u00a3\u2122\u00ae]",
    r"[=~*$!?]+",
    r"[\"`\u2018\u201c\u201d\u00ab\u00bb]",
    r"[,;:\u2026]",
    r"\.\.+",
    r"(?<=[^.\s])\.",
    r"'[sS]|\u2019[sS]",
    r"(?<!\d)['\u2019]",
    rf"(?<={ALNUM})(?:{SIGN}/{SIGN})",
    r"[\u2013\u2014]",
    r"/",
)
INFIXES = (
    r"\.\.+|\u2026",
    rf"(?<={ALNUM})(?:{SIGN}/{SIGN})",
    r"(?<=[^\s/+\u2212-])/(?=[^\s/])",
    r"\u2014|--+",
    r"(?<=\d)\u2013(?=\d)",
    rf"(?<={ALNUM})[,;](?={LETTER})",
    rf"(?<={LETTER}),(?=\d)",
    r"[<>=\u2264\u2265\u2248\u00b1\u00d7]",
    rf"(?<={LETTER}):(?={LETTER})",
    r"[\)\]](?=[-\u2010/])",
    r"[\[\]]",
    rf"(?<={LETTER}{LETTER}{LETTER}{LETTER})\((?={LETTER}{LETTER})",
)
WHOLE = (
    r"(?:https?|ftp)://\S+[\w/]"
    r"|www\.\S+[\w/]"
    r"|[\w.+-]+@[\w-]+\.[\w.-]*\w"
    r"|\d{1,4}/\d{1,2}/\d{2,4}"
    rf"|(?:{SIGN}/{SIGN})"
    r"|and/or"
    rf"|(?:{LETTER}\.){{2,}}"
    r"|C/EBP(?:-?\w+)?"
    rf"|{ALNUM}[^\s()\[\]/]*\([^\s()\[\],]{{1,12}}\)(?:{SIGN}?[^\s()\[\].,;:/]*{ALNUM})?"
)
ABBREVIATIONS = (
    *("al", "approx", "ca", "cf", "Dr", "Eq", "Eqs", "etc", "Fig", "Figs", "fig", "figs", "Mr", "Mrs", "Prof"),
    *("Ref", "Refs", "resp", "Sect", "spp", "St", "Suppl", "vs"),
)
CONTRACTED = frozenset({"cannot", "gonna", "gotta"})


def install(nlp: Language) -> None:
    """Give *nlp* a tokenizer with these rules; it is saved with the pipeline."""
    nlp.tokenizer = build(nlp)


def build(nlp: Language) -> Tokenizer:
    """Return a tokenizer with these rules and the abbreviations and contractions of English."""
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    return Tokenizer(
        nlp.vocab,
        rules=_exceptions(nlp),
        prefix_search=compile_prefix_regex(PREFIXES).search,
        suffix_search=compile_suffix_regex(SUFFIXES).search,
        infix_finditer=compile_infix_regex(INFIXES).finditer,
        token_match=re.compile(f"^(?:{WHOLE})$").match,
    )


def _exceptions(nlp: Language) -> dict[str, list[dict[int, str]]]:
    """Return spaCy's English exceptions without emoticons, clock times and spellings such as "im" and "cos".

    In a paper "8)" closes a list, and "im" is a route of injection.
    """
    from spacy.symbols import ORTH

    single = {f"{letter}." for letter in "abcdefghijklmnopqrstuvwxyz"}
    kept = {
        form: parts
        for form, parts in nlp.Defaults.tokenizer_exceptions.items()
        if (form.lower() in CONTRACTED or any(mark in form for mark in "'\u2019.")) and form not in single
        if any(letter.isalpha() for letter in form)
    }
    return kept | {f"{word}.": [{ORTH: f"{word}."}] for word in ABBREVIATIONS}
