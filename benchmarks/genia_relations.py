"""Reads the relations of the GENIA event corpus (one XML file an abstract, in an archive).

A sentence holds its terms; the events that follow it name, by number, terms or events as themes and causes, and show
the sentence once more with the words that express the event marked as ``clueType``.
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from relations import Annotated, Relation, Words

from graphbuilder.model import Span

SIGNS = {"Positive_regulation": 1, "Negative_regulation": -1}
REGULATION = frozenset({"Regulation", *SIGNS})
TEXTS = ("ArticleTitle", "AbstractText")


@dataclass
class _Abstract:
    """An abstract while it is read: its text so far, and what is marked in it."""

    text: str = ""
    spans: dict[str, Words] = field(default_factory=dict)
    events: dict[str, Any] = field(default_factory=dict)
    cuts: list[int] = field(default_factory=list)
    names: list[Span] = field(default_factory=list)

    def sentence(self, element: Any) -> int:
        """Add a sentence and its terms; return where it begins."""
        start = len(self.text)
        self._walk(element)
        self.text += " "
        return start

    def _walk(self, element: Any) -> None:
        start = len(self.text)
        self.text += element.text or ""
        for child in element:
            self._walk(child)
            self.text += child.tail or ""
        if element.tag == "term" and len(self.text) > start:
            span = Span(start, len(self.text))
            self.spans[element.get("id")] = (span,)
            if not element.get("sem", "Other").startswith("Other"):
                self.names.append(span)

    def event(self, element: Any, sentence: int) -> None:
        """Add an event whose clue repeats the sentence that begins at *sentence*."""
        clue = element.find("clue")
        marked = () if clue is None else tuple(_marked(clue, sentence))
        if marked and "".join(clue.itertext()) == self.text[sentence:].rstrip(" "):
            self.events[element.get("id")] = element
            self.spans[element.get("id")] = marked

    def words(self, name: str, above: frozenset[str] = frozenset()) -> Words:
        """Return the words that stand for a term, or for an event and what it happens to."""
        if name in above:
            return ()
        event = self.events.get(name)
        themes = () if event is None else _ends(event, "theme")
        below = (span for theme in themes for span in self.words(theme, above | {name}))
        return (*self.spans.get(name, ()), *below)

    def doing(self, name: str) -> Words:
        """Return the words that stand for a cause: those of an event's own cause with them."""
        doers = _ends(self.events[name], "cause") if name in self.events else []
        return (*self.words(name), *(span for doer in doers for span in self.words(doer)))

    def relations(self) -> Iterator[Relation]:
        for name, event in self.events.items():
            kind = event.find("type").get("class")
            for cause, theme in product(_ends(event, "cause"), _ends(event, "theme")):
                ends = self.doing(cause), self.words(theme)
                if all(ends):
                    yield Relation(kind, self.spans[name], *ends, SIGNS.get(kind, 0), counted=kind in REGULATION)
            if kind == "Binding":
                themes = _ends(event, "theme")
                for here, first in enumerate(themes):
                    for second in themes[here + 1 :]:
                        ends = self.words(first), self.words(second)
                        yield Relation(kind, self.spans[name], *ends, directed=False, counted=False)


def _ends(event: Any, role: str) -> list[str]:
    return [end.get("idref") for end in event.findall(role)]


def _marked(clue: Any, start: int) -> Iterator[Span]:
    place = start + len(clue.text or "")
    for child in clue:
        length = len("".join(child.itertext()))
        if child.tag == "clueType" and length:
            yield Span(place, place + length)
        place += length + len(child.tail or "")


def texts(archive: Path) -> Iterator[Annotated]:
    """Yield the abstracts of the archive by name; the title is a block of its own."""
    from lxml import etree

    with tarfile.open(archive) as files:
        for member in sorted(files.getmembers(), key=lambda member: member.name):
            content = files.extractfile(member) if member.name.endswith(".xml") else None
            if content is not None:
                parser = etree.XMLParser(load_dtd=False, no_network=True)
                yield _annotated(Path(member.name).stem, etree.fromstring(content.read(), parser))


def _annotated(name: str, root: Any) -> Annotated:
    abstract = _Abstract()
    for part in root.iter(*TEXTS):
        if abstract.text:
            abstract.cuts.append(len(abstract.text))
        begun = 0
        for element in part:
            if element.tag == "sentence":
                begun = abstract.sentence(element)
            elif element.tag == "event":
                abstract.event(element, begun)
    things = tuple(span for spans in abstract.spans.values() for span in spans)
    return Annotated(
        name, abstract.text, things, tuple(abstract.relations()), tuple(abstract.cuts), tuple(abstract.names)
    )
