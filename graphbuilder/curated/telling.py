"""Curated links told as a text, so that every claim of theirs has a quote and offsets like any other.

A curated link has no sentence of its own. It is told in one line ("A leads to B."), followed by the reference, context
and snippet that the curators give; the document is the lines, so `verify` holds for it too. The section of a line says
which part of the source it is from; ``mechanism`` is the part that is one course of causes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graphbuilder.model import (
    MECHANISM,
    Attribution,
    Block,
    Claim,
    Composed,
    Concept,
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
    Provisional,
    Qualifier,
    QualifierKind,
    Source,
    Span,
    Stance,
    Statement,
)


@dataclass(frozen=True, slots=True)
class Told:
    """One curated link: two named concepts, the relation and the words for it, and what it rests on.

    ``contexts`` are kinds of context with their words: ``(QualifierKind.POPULATION, "model organism")``.
    """

    subject: Concept
    object: Concept
    predicate: Predicate
    words: str
    subject_name: str
    object_name: str
    reference: str = ""
    snippet: str = ""
    polarity: Polarity = Polarity.POSITIVE
    factuality: Factuality = Factuality.FACT
    contexts: tuple[tuple[QualifierKind, str], ...] = ()
    section: str = MECHANISM


@dataclass(frozen=True, slots=True)
class Counts:
    """What went in and what came out.

    Links without target lead to a name that no entry of the source has: they are told, to a provisional concept. Links
    left out are about no cause, or named in a way that cannot be read; the warnings say which.
    """

    nodes: int = 0
    links: int = 0
    without_target: int = 0
    left_out: int = 0
    claims: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.nodes + other.nodes,
            self.links + other.links,
            self.without_target + other.without_target,
            self.left_out + other.left_out,
            self.claims + other.claims,
        )


@dataclass(frozen=True, slots=True)
class Telling:
    """A curated source as a document with its claims; ``warnings`` of the document say what in it was not told."""

    document: Document
    claims: tuple[Claim, ...]
    counts: Counts = Counts()

    @property
    def source(self) -> Source:
        """Return what a graph keeps of the file."""
        document = self.document
        return Source(document.id, document.sha256, document.title, document.language, document.warnings)


def tell(
    key: str,
    title: str,
    links: Iterable[Told],
    rule: str,
    warnings: tuple[str, ...] = (),
    counts: Counts = Counts(),
) -> Telling:
    """Return the document with id *key* that tells *links*, a line each; *rule* names the curated source."""
    title = flat(title) or key
    lines = [_Line(len(title) + 1)]
    links = [link for link in links if flat(link.subject_name) and flat(link.object_name)]
    for link in links:
        lines[-1].tell(link)
        lines.append(_Line(lines[-1].end + 1))
    text = "".join(f"{line}\n" for line in (title, *(line.text for line in lines[:-1])))
    told = [Block(Span(line.start, line.end), section=link.section) for line, link in zip(lines, links, strict=False)]
    document = Document(key, text, (Block(Span(0, len(title))), *told), title=title, warnings=warnings)
    claims = tuple(_claim(document, line, link, rule) for line, link in zip(lines, links, strict=False))
    return Telling(document, claims, counts + Counts(claims=len(claims)))


def flat(text: str) -> str:
    """Return *text* on one line."""
    return " ".join(text.split())


@dataclass(slots=True)
class _Line:
    """A line in the making, which knows where in the document each part of it stands."""

    start: int
    text: str = ""
    spans: dict[str, Span] = field(default_factory=dict)
    contexts: list[tuple[QualifierKind, Span]] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def add(self, words: str, part: str = "") -> Span:
        span = Span(self.end, self.end + len(words))
        self.text += words
        if part:
            self.spans[part] = span
        return span

    def tell(self, link: Told) -> None:
        self.add(flat(link.subject_name), "subject")
        self.add(" ")
        self.add(flat(link.words), "words")
        self.add(" ")
        self.add(flat(link.object_name), "object")
        self.add(".")
        if flat(link.reference):
            self.add(" [")
            self.add(flat(link.reference), "reference")
            self.add("]")
        for kind, words in link.contexts:
            if flat(words):
                self.add(f" {kind.value}: ")
                self.contexts.append((kind, self.add(flat(words))))
                self.add(".")
        if flat(link.snippet):
            self.add(f' "{flat(link.snippet)}"')

    def said(self, part: str, document: Document) -> Mention:
        span = self.spans[part]
        return Mention(span.of(document.text), span)


def _claim(document: Document, line: _Line, link: Told, rule: str) -> Claim:
    passage = Span(line.start, line.end)
    words = line.said("words", document)
    evidence = Evidence(
        document=document.id,
        sha256=document.sha256,
        passage=passage,
        quote=passage.of(document.text),
        subject=line.said("subject", document),
        group=Group(link.predicate.group),
        trigger=Cue(words.text, words.span),
        object=line.said("object", document),
        rule=rule,
        polarity=link.polarity,
        factuality=link.factuality,
        attribution=_attribution(document, line),
        qualifiers=tuple(_qualifiers(document, line)),
        section=link.section,
    )
    statement = Statement(link.subject, link.predicate, link.object)
    return Claim(statement, evidence, _match(link.subject), _match(link.object))


def _attribution(document: Document, line: _Line) -> Attribution | None:
    span = line.spans.get("reference")
    return None if span is None else Attribution(span.of(document.text), span, Stance.CITED)


def _qualifiers(document: Document, line: _Line) -> Iterator[Qualifier]:
    for kind, span in line.contexts:
        yield Qualifier(kind, Mention(span.of(document.text), span))


def _match(concept: Concept) -> Match:
    if isinstance(concept, Provisional):
        return Match(concept, MatchKind.PROVISIONAL)
    return Match(concept, MatchKind.COMPOSED if isinstance(concept, Composed) else MatchKind.EXACT)
