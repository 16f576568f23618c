"""How our statements meet the regulation events of annotated corpora.

    python benchmarks/regulation.py standoff ../shared/corpora/bionlp_cg/train [--errors N]
    python benchmarks/regulation.py standoff ../shared/corpora/bionlp_pc/train
    python benchmarks/regulation.py genia ../shared/corpora/genia_event/GENIAcorpus_event.tar.gz
    python benchmarks/regulation.py agac ../shared/corpora/agac/train_json
    python benchmarks/regulation.py bel ../shared/corpora/bel_conib/conib_bel.tar.gz

A relation (a word of regulation with a cause and an effect) is found when a statement has both ends, the right way
round; when two ends are the same is said in ``relations.py``. ``word carries a statement`` counts the relations whose
word is that of one of our statements, whatever its ends. ``sign`` is whether a found relation is positive or negative
for us as it is for them, by the statement nearest to its word; where that word is inside one of our ends ("causes loss
of X") the sign lies in the end and is not compared.

Precision counts our statements of the causing and regulating groups whose ends both hold marked words. The corpora
mark molecules and cells more fully than anything else, and not every sentence that relates two of them: many statements
counted as wrong ("any word") are right. Where our word is one that they marked ("marked word"), they judged its ends.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import agac_relations
import bel_relations
import genia_relations
import standoff
from relations import Annotated, carried, judgeable, read, says, score

from graphbuilder.model import Evidence

READERS: dict[str, Callable[[Path], Iterator[Annotated]]] = {
    "agac": agac_relations.texts,
    "bel": bel_relations.texts,
    "genia": genia_relations.texts,
    "standoff": standoff.texts,
}


def main() -> None:
    """Print the figures, and some of what was missed and what was too much."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("format", choices=sorted(READERS))
    options.add_argument("corpus", type=Path)
    options.add_argument("--errors", type=int, default=0)
    given = options.parse_args()
    answers = list(read(READERS[given.format](given.corpus)))
    print(score(answers))
    for line in list(_errors(answers))[: given.errors]:
        print(line)


def _errors(answers: Sequence[tuple[Annotated, Sequence[Evidence]]]) -> Iterator[str]:
    for text, found in answers:
        for relation in text.relations:
            if relation.counted and not any(says(evidence, relation) for evidence in found):
                ends = (" / ".join(span.of(text.text) for span in end) for end in (relation.cause, relation.effect))
                yield f"missed in {text.id}: {relation.kind}: {' > '.join(ends)}"
        for evidence in found:
            right = any(says(evidence, relation) for relation in text.relations)
            if judgeable(evidence, text) and carried(evidence, text) and not right:
                yield f"extra in {text.id}: {evidence.subject.named} > {evidence.object.named}: {evidence.quote}"


if __name__ == "__main__":
    main()
