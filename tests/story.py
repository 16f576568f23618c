"""Small worlds for tests: claims told in sentences, with offsets that are true of the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graphbuilder.model import (
    Attribution,
    Category,
    Claim,
    Cue,
    Document,
    Evidence,
    Factuality,
    Group,
    Match,
    MatchKind,
    Mention,
    Polarity,
    Predicate,
    Source,
    Span,
    Stance,
    Statement,
    Term,
)

SIGNS = {
    Group.CAUSES: 1,
    Group.INCREASES: 1,
    Group.RELEASES: 1,
    Group.PRODUCES: 1,
    Group.DECREASES: -1,
    Group.PREVENTS: -1,
}


@dataclass(frozen=True)
class Said:
    """One sentence of a story; ``by`` is who is named as its source."""

    subject: str
    group: str
    object: str
    by: str = ""
    stance: Stance = Stance.PROPOSED
    factuality: Factuality = Factuality.FACT
    polarity: Polarity = Polarity.POSITIVE
    opening: str = ""
    same_sentence: bool = False


@dataclass(frozen=True)
class Story:
    """A told document: its text, source and claims."""

    document: Document
    claims: tuple[Claim, ...]

    @property
    def source(self) -> Source:
        """Return the source as a graph keeps it."""
        return Source(self.document.id, self.document.sha256)

    @property
    def texts(self) -> dict[str, str]:
        """Return the text by document id."""
        return {self.document.id: self.document.text}


def term(label: str, category: Category = Category.PHENOTYPE) -> Term:
    """Return a made-up term for *label*; a cell if that is what it says."""
    return Term(f"T:{label.replace(' ', '_')}", label, Category.CELL if label.endswith(" cell") else category)


def tell(*said: Said, name: str = "story") -> Story:
    """Return the document that *said* tells, one sentence each, and its claims."""
    text, rows = "", []
    passages: list[int] = []
    for one in said:
        if not (one.same_sentence and passages):
            passages.append(len(text))
        begin = passages[-1]
        lead = one.opening + (f"{one.by} says that " if one.by else "")
        sentence = f"{lead}{one.subject} {one.group.replace('_', ' ')} {one.object}. "
        rows.append((one, begin, len(text) + len(lead)))
        text += sentence
    document = Document(name, text)
    last = {begin: max(at + len(_words(one)) for one, b, at in rows if b == begin) + 1 for _, begin, _ in rows}
    return Story(document, tuple(_claim(one, document, Span(begin, last[begin]), at) for one, begin, at in rows))


class Tree:
    """A hierarchy for tests: child label to parent label."""

    def __init__(self, parents: Mapping[str, str]) -> None:
        self._parents = {term(child).id: term(parent).id for child, parent in parents.items()}

    def ancestors(self, term: str) -> frozenset[str]:
        """Return everything above *term*."""
        above = self._parents.get(term)
        return frozenset() if above is None else frozenset({above}) | self.ancestors(above)

    def broader(self, curie: str) -> frozenset[str]:
        """Return everything above *curie*."""
        return self.ancestors(curie)

    def parents(self, curie: str) -> tuple[str, ...]:
        """Return what is directly above *curie*."""
        above = self._parents.get(curie)
        return () if above is None else (above,)

    def same_as(self, curie: str) -> tuple[str, ...]:
        """Return "T:large_x" for "T:big_x", and the other way round."""
        for one, other in (("T:big_", "T:large_"), ("T:large_", "T:big_")):
            if curie.startswith(one):
                return (other + curie.removeprefix(one),)
        return ()

    def term(self, curie: str) -> Term | None:
        """Return the made-up term."""
        return term(curie.removeprefix("T:").replace("_", " ")) if curie.startswith("T:") else None


def _words(one: Said) -> str:
    return f"{one.subject} {one.group.replace('_', ' ')} {one.object}"


def _claim(one: Said, document: Document, passage: Span, at: int) -> Claim:
    text, group = document.text, Group(one.group)
    subject = Mention(one.subject, Span(at, at + len(one.subject)))
    relation = one.group.replace("_", " ")
    trigger = Cue(relation, Span(subject.span.end + 1, subject.span.end + 1 + len(relation)))
    object_ = Mention(one.object, Span(trigger.span.end + 1, trigger.span.end + 1 + len(one.object)))
    by = None
    if one.by:
        start = text.rindex(one.by, 0, at)
        by = Attribution(one.by, Span(start, start + len(one.by)), one.stance)
    evidence = Evidence(
        document.id, document.sha256, passage, passage.of(text), subject, group, trigger, object_, "told",
        polarity=one.polarity, factuality=one.factuality, attribution=by,
    )  # fmt: skip
    predicate = Predicate(f"gb:{group}", relation, group, SIGNS.get(group, 0))
    first, second = term(one.subject), term(one.object)
    return Claim(Statement(first, predicate, second), evidence, *(Match(t, MatchKind.EXACT) for t in (first, second)))
