"""Which of the candidates of a sentence are statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphbuilder.extract.candidate import Candidate
from graphbuilder.extract.tree import Tree
from graphbuilder.model import SYMMETRIC, Mention
from graphbuilder.rules import Kinds

FIRST_PERSON = frozenset({"i", "we", "us", "our", "me"})


@dataclass(frozen=True, slots=True)
class Ends:
    """A candidate with the words that name its two ends."""

    candidate: Candidate
    subject: Mention
    object: Mention


def select(found: Sequence[Ends], tree: Tree, kinds: Kinds) -> Iterator[Ends]:
    """Yield the candidates that say something of two things, each pair once, in the order of the text."""
    seen: set[tuple[str, str]] = set()
    fit = [ends for ends in found if _fits(ends, tree, kinds)]
    for ends in fit:
        key = (ends.subject.named.lower(), ends.object.named.lower())
        if key in seen or (ends.candidate.group in SYMMETRIC and key[::-1] in seen):
            continue
        seen.add(key)
        yield ends


def _fits(ends: Ends, tree: Tree, kinds: Kinds) -> bool:
    subject, obj = ends.candidate.subject.head, ends.candidate.object.head
    if ends.subject.span == ends.object.span or ends.subject.named.lower() == ends.object.named.lower():
        return False
    for side, head in ((ends.subject, subject), (ends.object, obj)):
        lemma = tree[head].lemma.lower()
        if side.refers_to is None and (kinds.holds("text", lemma) or kinds.holds("generic", lemma) or kinds.holds("method", lemma)):
            return False
        if not any(letter.isalpha() for letter in side.text):
            return False
    return True
