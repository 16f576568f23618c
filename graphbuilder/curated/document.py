"""Curated links written out as a text, so that their claims have quotes and offsets like any others.

A curated link has no sentence of its own. It becomes one line ("A leads to B."), followed by the reference, context and
snippet that the curators give. The document consists of these lines, so that `verify` can check it. The section of a
line names the part of the source that it is from; ``mechanism`` is the part whose links are one causal chain.
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
class CuratedLink:
    """One curated link: two concepts with the names that the source gives them, a relation, and what is cited for it.

    ``words`` verbalise the relation. ``contexts`` restrict the link: ``(QualifierKind.POPULATION, "model organism")``.
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
    """How much of a source was read, and how much of it became claims.

    ``without_target`` counts links to a name that no entry of the source has; they are kept, to a provisional concept.
    ``left_out`` counts links and entries that are not causal or cannot be read; the document's warnings say which.
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
class CuratedDocument:
    """A curated source written out, with its claims; the document's ``warnings`` name what was left out."""

    document: Document
    claims: tuple[Claim, ...]
    counts: Counts = Counts()

    @property
    def source(self) -> Source:
        """Return what a graph keeps of the file."""
        document = self.document
        return Source(document.id, document.sha256, document.title, document.language, document.warnings)


def write_out(
    key: str,
    title: str,
    links: Iterable[CuratedLink],
    rule: str,
    warnings: tuple[str, ...] = (),
    counts: Counts = Counts(),
) -> CuratedDocument:
    """Return the document with id *key* that holds *links*, a line each; *rule* names the curated source.

    A link without a name at one of its ends is left out.
    """
    title = flat(title) or key
    links = [link for link in links if flat(link.subject_name) and flat(link.object_name)]
    lines = tuple(_lines(links, len(title) + 1))
    text = "".join(f"{line}\n" for line in (title, *(line.text for line in lines)))
    blocks = [Block(Span(line.start, line.end), section=link.section) for line, link in zip(lines, links, strict=True)]
    document = Document(key, text, (Block(Span(0, len(title))), *blocks), title=title, warnings=warnings)
    claims = tuple(_claim(document, line, link, rule) for line, link in zip(lines, links, strict=True))
    return CuratedDocument(document, claims, counts + Counts(claims=len(claims)))


def flat(text: str) -> str:
    """Return *text* on one line."""
    return " ".join(text.split())


def _lines(links: Iterable[CuratedLink], start: int) -> Iterator[_Line]:
    for link in links:
        line = _Line(start)
        line.write(link)
        yield line
        start = line.end + 1


@dataclass(slots=True)
class _Line:
    """A line being written, with the place in the document of each of its parts."""

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

    def write(self, link: CuratedLink) -> None:
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

    def mention(self, part: str, document: Document) -> Mention:
        span = self.spans[part]
        return Mention(span.of(document.text), span)


def _claim(document: Document, line: _Line, link: CuratedLink, rule: str) -> Claim:
    passage = Span(line.start, line.end)
    words = line.mention("words", document)
    evidence = Evidence(
        document=document.id,
        sha256=document.sha256,
        passage=passage,
        quote=passage.of(document.text),
        subject=line.mention("subject", document),
        group=Group(link.predicate.group),
        trigger=Cue(words.text, words.span),
        object=line.mention("object", document),
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
