"""What tells how far a reading can be trusted: its rule, its ends, the way between them, the words around.

Each trait is plain text, the same that stands beside its weight in ``rules/confidence.tsv``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from graphbuilder.extraction.factuality import Assessment
from graphbuilder.extraction.selection import Ends
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Factuality, Mention, Polarity

LONGEST_WAY = 3
"""Labels on the way from an end to the word of the relation that are told one by one."""

NAMELIKE = ("ase", "or", "in", "protein", "factor", "gene", "kinase", "receptor", "complex")
"""Ends of words that names of molecules end in, where "X-activated kinase" is a name and no statement."""


def traits(tree: Tree, ends: Ends, judged: Assessment, mended: Collection[int], beside: int) -> Iterator[str]:
    """Yield the traits of a reading.

    *mended* are the words whose place in the tree was repaired, *beside* is how many readings the same word has.
    """
    candidate = ends.candidate
    trigger, subject, obj = candidate.trigger, candidate.subject.head, candidate.object.head
    yield f"rule {candidate.frame.name}"
    yield f"part {candidate.part}"
    yield f"{candidate.part} {tree[trigger].dep}"
    yield from _cues(judged)
    for name, head, end, filler in (
        ("subject", subject, ends.subject, candidate.subject),
        ("object", obj, ends.object, candidate.object),
    ):
        yield f"{name} by {candidate.part}: {way(tree, head, trigger)}"
        yield f"{name} {_distance(head - trigger)} of {candidate.part}"
        yield from (f"{name} {trait}" for trait in _between(tree, head, trigger))
        yield from (f"{name} {trait}" for trait in _end(tree, head, end))
        if filler.through is not None:
            yield f"{name} through a relative pronoun"
        if head in mended:
            yield f"{name} mended"
    if trigger in mended:
        yield "word mended"
    if candidate.part == "compound" and tree[obj].lemma.lower().endswith(NAMELIKE):
        yield "compound before a molecule"
    yield f"readings {_bucket(beside, (1, 2, 4, 8))}"
    yield f"sentence {_bucket(len(tree), (15, 25, 35, 50))}"


def way(tree: Tree, head: int, trigger: int) -> str:
    """Return the labels from an end up to the word that governs both and down to the other: ``nsubj``, ``conj<obj``."""
    up = [head, *(token.index for token in tree.ancestors(head))]
    down = [trigger, *(token.index for token in tree.ancestors(trigger))]
    common = next((index for index in up if index in down), None)
    if common is None:
        return "none"
    rising = [tree[index].dep.partition(":")[0] for index in up[: up.index(common)]]
    falling = [tree[index].dep.partition(":")[0] for index in reversed(down[: down.index(common)])]
    if len(rising) + len(falling) > LONGEST_WAY:
        return f"long, {rising[0] if rising else falling[-1]}"
    return "<".join(rising) + ("" if not falling else ">" + ">".join(falling))


def _cues(judged: Assessment) -> Iterator[str]:
    if judged.polarity is Polarity.NEGATIVE:
        yield "denied"
    if judged.factuality not in (Factuality.FACT, Factuality.COUNTERFACT):
        yield judged.factuality.value


def _end(tree: Tree, head: int, end: Mention) -> Iterator[str]:
    token = tree[head]
    if token.dep == "conj":
        yield "joined"
    if token.upos not in ("NOUN", "PROPN"):
        yield f"is {token.upos}"
    if end.refers_to is not None:
        yield "reference"
    if end.reading is not None:
        yield "shared head"
    if "(" in end.text or ")" in end.text:
        yield "with bracket"
    if "," in end.text:
        yield "with comma"
    if " and " in end.text or " or " in end.text:
        yield "with and"
    yield f"words {_bucket(end.text.count(' ') + 1, (1, 3, 6))}"


def _between(tree: Tree, head: int, trigger: int) -> Iterator[str]:
    first, last = sorted((head, trigger))
    stretch = tree.tokens[first + 1 : last]
    if any(token.text in ("(", ")", "[", "]") for token in stretch):
        yield "past bracket"
    if any(token.text in (";", ":") for token in stretch):
        yield "past semicolon"
    if any(token.text == "," for token in stretch):
        yield "past comma"
    if (verbs := sum(token.upos == "VERB" for token in stretch)) > 0:
        yield "past a verb" if verbs == 1 else "past verbs"


def _distance(tokens: int) -> str:
    side = "left" if tokens < 0 else "right"
    return f"{_bucket(abs(tokens), (1, 3, 6, 12, 20))} {side}" if tokens else "at the place"


def _bucket(number: int, bounds: tuple[int, ...]) -> str:
    lower = 0
    for bound in bounds:
        if number <= bound:
            return str(bound) if bound == lower + 1 else f"{lower + 1} to {bound}"
        lower = bound
    return f"over {lower}"
