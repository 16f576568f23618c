"""Clean lemmas from three treebanks that each have their own habits.

EWT's lemmas are made by hand; GENIA's come from a stemmer, CRAFT's put 0 for every digit and ``#crd#`` for numerals.
The lemma learned here is lower case; where a treebank is not to be trusted, it is ``""``: nothing is learned.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from treebank import Sentence, Word

OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX"})
TRUSTED = frozenset({"VERB", "ADJ", "ADV", "AUX", "PRON", "DET", "PART"})


def majority(sentences: Iterable[Sentence], least: int = 2) -> dict[tuple[str, str], str]:
    """Learn the usual lemma of each form and UPOS from sentences with lemmas made by hand."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            counts[word.form.lower(), word.upos][word.lemma.lower()] += 1
    best = {key: counter.most_common(1)[0] for key, counter in counts.items()}
    return {key: lemma for key, (lemma, count) in best.items() if count >= least}


def clean(word: Word, usual: Mapping[tuple[str, str], str], irregular: Mapping[tuple[str, str], str]) -> str:
    """Return the lemma to learn for *word*, in lower case; ``""`` where it is not known."""
    form = word.form.lower()
    if (form, word.upos) in irregular:
        return irregular[form, word.upos]
    if word.upos not in OPEN | TRUSTED or any(letter.isdigit() for letter in form):
        return _symbol(word)
    if word.upos in TRUSTED and len(form) > 1 and (form, word.upos) in usual:
        return usual[form, word.upos]
    lemma = word.lemma.lower()
    if lemma.startswith("#") or lemma == "_" or "0" in lemma:
        return form
    if word.xpos in ("JJ", "NN"):
        return form
    if word.xpos in ("VBD", "VBN", "VBG", "VBZ", "NNS") and lemma == form and form.endswith(("ed", "ing")):
        return ""
    return lemma


def _symbol(word: Word) -> str:
    """Return the form itself, without a plural s after a symbol: BMPs, CD4s."""
    plural = word.xpos in ("NNS", "NNPS") and word.form.endswith("s") and len(word.form) > 2
    return (word.form[:-1] if plural else word.form).lower()


def dress(form: str, lemma: str) -> str:
    """Return *lemma* in the case of *form* as far as they agree, so that what is learned does not depend on case."""
    agree = 0
    while agree < min(len(form), len(lemma)) and form[agree].lower() == lemma[agree]:
        agree += 1
    return form[:agree] + lemma[agree:]
