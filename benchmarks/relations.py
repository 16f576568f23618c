"""What an annotated corpus relates to what, and how far our statements say the same.

Corpora of events mark words, not the phrases around them: ``Negative_regulation`` at "suppressed", its cause the gene
"ABC1", its theme the event "growth", whose own theme is "glioma". The words of an end are therefore its own (those of
all its names, if it has several) and those of whatever the event happens to, down to the names at the bottom. One of
our ends meets it when it, or what it refers to, shares a character with one of these. An event that is a cause stands
for its doer too (of "A stops growth by blocking B" the cause is "blocking", whose cause is A), and a short form that
the text defines stands for the long one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, tee

from graphbuilder import extraction
from graphbuilder.model import Abbreviation, Block, Document, Evidence, Group, Mention, Parse, Span
from graphbuilder.nlp import SpacyAnnotator

SIGNS = {
    Group.CAUSES: 1,
    Group.INCREASES: 1,
    Group.PRODUCES: 1,
    Group.RELEASES: 1,
    Group.DECREASES: -1,
    Group.PREVENTS: -1,
}
"""What a group says of the direction of the change, where it says it."""

JUDGED = frozenset({Group.CAUSES, Group.INCREASES, Group.DECREASES, Group.PREVENTS, Group.CONTRIBUTES_TO})
"""The groups that say what corpora of regulation annotate; of others their silence says nothing."""

Words = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A cause and an effect that the annotators tied together, each with all words that may stand for it.

    ``sign`` is +1 or -1 where the kind of the relation tells, else 0. ``counted`` is whether recall counts it; others
    only excuse a statement of ours.
    """

    kind: str
    trigger: Words
    cause: Words
    effect: Words
    sign: int = 0
    directed: bool = True
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with what is marked in it: names and events (``things``), and the relations among them.

    ``names`` are those of the things that name one molecule, cell or the like: nothing is said inside them.
    """

    id: str
    text: str
    things: Words
    relations: tuple[Relation, ...]
    cuts: tuple[int, ...] = ()
    names: Words = ()

    @property
    def document(self) -> Document:
        """Return the text as a document, one block between each two *cuts*."""
        bounds = (0, *self.cuts, len(self.text))
        blocks = (Block(Span(start, end)) for start, end in pairwise(bounds) if self.text[start:end].strip())
        return Document(self.id, self.text, tuple(blocks))


@dataclass
class Tally:
    """What was counted."""

    counts: dict[str, list[int]] = field(default_factory=dict)

    def add(self, name: str, hit: bool) -> None:
        """Count one more under a name."""
        row = self.counts.setdefault(name, [0, 0])
        row[0] += hit
        row[1] += 1

    def __str__(self) -> str:
        rows = {name: {"hits": h, "of": n, "share": round(h / n, 3)} for name, (h, n) in sorted(self.counts.items())}
        return json.dumps(rows, indent=1)


def words(mention: Mention) -> Words:
    """Return where the words of an end stand, and those of what it refers to."""
    return (mention.span,) if mention.refers_to is None else (mention.span, *words(mention.refers_to))


def meet(mine: Words, theirs: Words) -> bool:
    """Tell whether two ends share a character."""
    return any(one.overlaps(other) for one in mine for other in theirs)


def says(evidence: Evidence, relation: Relation) -> bool:
    """Tell whether a statement has the two ends of a relation, the right way round."""
    subject, obj = words(evidence.subject), words(evidence.object)
    if meet(subject, relation.cause) and meet(obj, relation.effect):
        return True
    turned = not relation.directed or evidence.group in (Group.ASSOCIATED_WITH, Group.INTERACTS_WITH)
    return turned and meet(subject, relation.effect) and meet(obj, relation.cause)


def judgeable(evidence: Evidence, text: Annotated) -> bool:
    """Tell whether the annotators could have marked a statement: it regulates, and both its ends hold marked words."""
    return evidence.group in JUDGED and all(
        meet(words(end), text.things) for end in (evidence.subject, evidence.object)
    )


def verdict(evidence: Evidence, text: Annotated) -> bool | None:
    """Return whether the annotators agree with a statement; nothing where they did not judge it.

    They judged it where they marked the word that carries it as a relation (or relate terms, not words, and mark both
    ends). A statement inside a name ("colony-stimulating factor") is none for them.
    """
    if any(name.covers(evidence.trigger.span) and meet(words(evidence.object), (name,)) for name in text.names):
        return False
    of_terms = not any(relation.trigger for relation in text.relations)
    if judgeable(evidence, text) and (of_terms or carried(evidence, text)):
        return any(says(evidence, relation) for relation in text.relations)
    return None


def carried(evidence: Evidence, text: Annotated) -> bool:
    """Tell whether the word that carries a statement is that of a relation, so that the annotators judged it."""
    return any(meet((evidence.trigger.span,), relation.trigger) for relation in text.relations)


def parsed(texts: Iterable[Annotated]) -> Iterator[tuple[Annotated, Parse]]:
    """Yield each text with its parse; both forms of an abbreviation stand for what is marked at either."""
    waiting, documents = tee(texts)
    for text, parse in zip(waiting, SpacyAnnotator()(text.document for text in documents), strict=True):
        yield _with_both_forms(text, parse.abbreviations), parse


def _with_both_forms(text: Annotated, abbreviations: Sequence[Abbreviation]) -> Annotated:
    forms = [(one.short_span, one.long_span) for one in abbreviations]

    def more(found: Words) -> Words:
        extra = (form for pair in forms for form in pair if meet(found, pair))
        return tuple(dict.fromkeys((*found, *extra)))

    relations = (replace(one, cause=more(one.cause), effect=more(one.effect)) for one in text.relations)
    return replace(text, relations=tuple(relations))


def read(texts: Iterable[Annotated]) -> Iterator[tuple[Annotated, tuple[Evidence, ...]]]:
    """Yield each text with what we read in it."""
    for text, parse in parsed(texts):
        yield text, tuple(extraction.statements(parse))


def score(texts: Iterable[tuple[Annotated, Sequence[Evidence]]]) -> Tally:
    """Return how many relations are found, by kind, how often signs agree, and how many statements are borne out."""
    tally = Tally()
    for text, found in texts:
        for relation in text.relations:
            if relation.counted:
                _look_up(relation, found, tally)
        for evidence in found:
            if judgeable(evidence, text):
                right = any(says(evidence, relation) for relation in text.relations)
                tally.add("precision, any word", right)
                if carried(evidence, text):
                    tally.add("precision, marked word", right)
    return tally


def _look_up(relation: Relation, found: Sequence[Evidence], tally: Tally) -> None:
    saying = [evidence for evidence in found if says(evidence, relation)]
    for name in ("recall", f"recall of {relation.kind}"):
        tally.add(name, bool(saying))
    if relation.trigger:
        tally.add("word carries a statement", any(meet((one.trigger.span,), relation.trigger) for one in found))
    signed = [one for one in saying if one.group in SIGNS and not _signed_within(one, relation)]
    if relation.sign and signed:
        nearest = min(signed, key=lambda one: _apart(one, relation))
        tally.add("sign", SIGNS[nearest.group] == relation.sign)


def _signed_within(evidence: Evidence, relation: Relation) -> bool:
    """Tell whether the word of the relation is part of one of our ends: "causes loss of X" is a cause of a loss."""
    return any(meet(words(end), relation.trigger) for end in (evidence.subject, evidence.object))


def _apart(evidence: Evidence, relation: Relation) -> int:
    """Return how far the word that carries a statement stands from that of a relation, in characters."""
    return min((abs(evidence.trigger.span.start - span.start) for span in relation.trigger), default=0)
