"""List the verbs that the pipeline knows by their base form, so that no ending is cut off wrongly.

``python training/verbs.py CORPORA WORDS OUT`` counts the lemmas of the treebanks' verbs, keeps those that are words of
their own in WORDS (what ``vectors.py`` wrote), and adds a base form for every frequent ``-ed`` and ``-ing`` that has
none. OUT is ``graphbuilder/nlp/verbs.tsv``: base form and count.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from convert import TRAIN, Harmoniser

from graphbuilder.nlp.components import bases

LEAST = 5


def main() -> None:
    """Write the list that the command line names."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("words", type=Path)
    arguments.add_argument("out", type=Path)
    options = arguments.parse_args()
    with options.words.open(encoding="utf-8") as lines:
        attested = Counter(word for line in lines for word in line.split() if word.isalpha() and word.isascii())
    verbs = known(options.corpora, attested)
    verbs.update(guessed(verbs, attested))
    rows = sorted(f"{verb}\t{count}\n" for verb, count in verbs.items())
    options.out.write_text("# base form\tcount\n" + "".join(rows), encoding="utf-8")


def known(corpora: Path, attested: Counter[str]) -> Counter[str]:
    """Return the verbs of the treebanks that stand in their base form somewhere."""
    harmonise = Harmoniser(corpora)
    counts = Counter(
        word.lemma
        for files in TRAIN.values()
        for sentence in harmonise(corpora, files)
        for word in sentence.words
        if word.upos == "VERB" and word.lemma.isalpha() and word.lemma.isascii()
    )
    return Counter({verb: count for verb, count in counts.items() if attested[verb] >= 2 and len(verb) > 1})


def guessed(verbs: Counter[str], attested: Counter[str]) -> Counter[str]:
    """Return base forms for frequent inflected forms that no known verb explains."""
    found: Counter[str] = Counter()
    for form, count in attested.items():
        if count >= LEAST and form.endswith(("ed", "ing")) and not any(base in verbs for base in bases(form)):
            best = max(bases(form), key=lambda base: attested[base], default="")
            if attested[best] >= LEAST and len(best) > 2:
                found[best] += count
    return found


if __name__ == "__main__":
    main()
