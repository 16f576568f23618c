"""Which of the candidates of a sentence are statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphbuilder.extraction.filler import Filler, leader
from graphbuilder.extraction.relation import Candidate
from graphbuilder.extraction.sort import names
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import SYMMETRIC, Group, Mention
from graphbuilder.rules import Kinds

PRONOUNS = frozenset({"he", "her", "him", "i", "it", "me", "she", "them", "they", "us", "we", "whose", "you"})


@dataclass(frozen=True, slots=True)
class Ends:
    """A candidate with the words that name its two ends."""

    candidate: Candidate
    subject: Mention
    object: Mention


def select(found: Sequence[Ends], tree: Tree, kinds: Kinds) -> Iterator[Ends]:
    """Yield the candidates that say something of two things, each pair once, in the order of the text."""
    best: dict[tuple[str, str], Ends] = {}
    for ends in found:
        if _fits(ends, tree, kinds):
            key = (ends.subject.named.lower(), ends.object.named.lower())
            if ends.candidate.group in SYMMETRIC and key[::-1] in best:
                continue
            if key not in best or _says_more(ends.candidate.group, best[key].candidate.group):
                best[key] = ends
    kept = tuple(best.values())
    for ends in kept:
        if not any(_wraps(ends, other) or _restates(tree, ends, other) for other in kept):
            yield ends


def _restates(tree: Tree, ends: Ends, other: Ends) -> bool:
    """Tell whether a feature is but a risk, and another candidate says of what: "X carries a risk of Y"."""
    feature = leader(tree, ends.candidate.object)
    if ends.candidate.group is not Group.MANIFESTS_AS or tree[feature].lemma != "risk":
        return False
    return feature == other.candidate.trigger and ends.subject.span == other.subject.span


def _wraps(ends: Ends, other: Ends) -> bool:
    """Tell whether a candidate only says more loosely what another says: "symptoms of X" and X have one feature."""
    if ends is other or ends.candidate.group is not other.candidate.group or ends.object.span != other.object.span:
        return False
    inner, outer = other.subject.span, ends.subject.span
    return (
        ends.candidate.frame.group is Group.MANIFESTS_AS
        and outer != inner
        and inner.end == outer.end
        and outer.start < inner.start
    )


def _says_more(group: Group, other: Group) -> bool:
    """Tell whether a relation is the sharper of two that one sentence gives to a pair."""
    return other is Group.CONTRIBUTES_TO and group is not other


def _fits(ends: Ends, tree: Tree, kinds: Kinds) -> bool:
    if ends.subject.span == ends.object.span or ends.subject.named.lower() == ends.object.named.lower():
        return False
    sides = ((ends.subject, ends.candidate.subject), (ends.object, ends.candidate.object))
    return all(_names(side, filler, tree, kinds) for side, filler in sides)


def _names(side: Mention, filler: Filler, tree: Tree, kinds: Kinds) -> bool:
    """Tell whether the words of an end name a thing: no pronoun, no numbers, no participle of a passive alone."""
    if side.refers_to is None and (not names(tree, kinds, filler.head) or _is_done(tree, filler)):
        return False
    first = side.named.lower().split()[0]
    return any(letter.isalpha() for letter in side.named) and " which" not in side.named and first not in PRONOUNS


def _is_done(tree: Tree, filler: Filler) -> bool:
    """Tell whether all that stands for an end is a verb in a past form: "when screened, tumors are found"."""
    past = filler.first is None and tree[filler.head].xpos in ("VBD", "VBN")
    return past and not any(tree.children(filler.head, "obj", "amod", "compound", "det", "nmod"))
