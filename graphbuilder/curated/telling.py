"""Curated links told as a text, so that every claim of theirs has a quote and offsets like any other.

A curated link has no sentence of its own. It is told in one line ("A leads to B."), followed by the reference and
snippet that the curators give; the document is the lines, so `verify` holds for it too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graphbuilder.model import (
    Attribution,
    Block,
    Claim,
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
    Source,
    Span,
    Stance,
    Statement,
)


@dataclass(frozen=True, slots=True)
class Told:
    """One curated link: two named concepts, the relation and the words for it, and what it rests on."""

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


@dataclass(frozen=True, slots=True)
class Telling:
    """A curated file as a document with its claims; ``warnings`` say what in it could not be told."""

    document: Document
    claims: tuple[Claim, ...]

    @property
    def source(self) -> Source:
        """Return what a graph keeps of the file."""
        document = self.document
        return Source(document.id, document.sha256, document.title, document.language, document.warnings)


def tell(key: str, title: str, links: Iterable[Told], rule: str, warnings: tuple[str, ...] = ()) -> Telling:
    """Return the document with id *key* that tells *links*, a line each; *rule* names the curated source."""
    links = tuple(links)
    lines = [_line(link) for link in links]
    text = "".join(f"{line}\n" for line in (title, *lines))
    starts = _starts((title, *lines))
    blocks = tuple(Block(Span(at, at + len(line))) for at, line in zip(starts, (title, *lines), strict=True))
    document = Document(key, text, blocks, title=title, warnings=warnings)
    claims = (_claim(document, block.span, link, rule) for block, link in zip(blocks[1:], links, strict=True))
    return Telling(document, tuple(claims))


def _line(link: Told) -> str:
    said = f"{link.subject_name} {link.words} {link.object_name}."
    because = f" [{link.reference}]" if link.reference else ""
    return f"{said}{because}{f' {chr(34)}{_flat(link.snippet)}{chr(34)}' if link.snippet else ''}"


def _starts(lines: Iterable[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _flat(text: str) -> str:
    return " ".join(text.split())


def _claim(document: Document, passage: Span, link: Told, rule: str) -> Claim:
    at = passage.start
    subject = Mention(link.subject_name, Span(at, at + len(link.subject_name)))
    at = subject.span.end + 1
    trigger = Cue(link.words, Span(at, at + len(link.words)))
    at = trigger.span.end + 1
    object_ = Mention(link.object_name, Span(at, at + len(link.object_name)))
    at = object_.span.end + 3
    by = Attribution(link.reference, Span(at, at + len(link.reference)), Stance.CITED) if link.reference else None
    evidence = Evidence(
        document=document.id,
        sha256=document.sha256,
        passage=passage,
        quote=passage.of(document.text),
        subject=subject,
        group=Group(link.predicate.group),
        trigger=trigger,
        object=object_,
        rule=rule,
        polarity=link.polarity,
        factuality=link.factuality,
        attribution=by,
    )
    return Claim(
        Statement(link.subject, link.predicate, link.object), evidence, _match(link.subject), _match(link.object)
    )


def _match(concept: Concept) -> Match:
    kind = MatchKind.PROVISIONAL if isinstance(concept, Provisional) else MatchKind.EXACT
    return Match(concept, kind)
