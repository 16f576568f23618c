"""Reads the standoff files of the BioNLP shared tasks (``.txt`` with ``.a1`` and ``.a2``).

Lines ``T`` are marked words, ``E`` events with their arguments, ``*`` names of one thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from relations import Annotated, Relation, Words

from graphbuilder.model import Span

REGULATION = frozenset({"Regulation", "Positive_regulation", "Negative_regulation", "Activation", "Inactivation"})
SIGNS = {"Positive_regulation": 1, "Activation": 1, "Negative_regulation": -1, "Inactivation": -1}
GOALS = ("Product", "ToLoc", "AtLoc", "FromLoc")
"""Arguments that stand to the theme as an effect to its cause: what is turned into, where to, where."""


@dataclass(frozen=True, slots=True)
class _Event:
    kind: str
    trigger: str
    arguments: tuple[tuple[str, str], ...]

    def of(self, *roles: str) -> list[str]:
        return [value for role, value in self.arguments if role in roles]


@dataclass
class _Notes:
    """The lines of one document."""

    spans: dict[str, Span] = field(default_factory=dict)
    events: dict[str, _Event] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)

    def words(self, name: str, above: frozenset[str] = frozenset()) -> Words:
        """Return the words that stand for a name, or for an event and what it happens to."""
        if name in above:
            return ()
        if name in self.spans:
            return tuple(self.spans[one] for one in (name, *self.names.get(name, ())) if one in self.spans)
        event = self.events.get(name)
        if event is None:
            return ()
        below = (self.words(theme, above | {name}) for theme in event.of("Theme", "Product", "Participant"))
        return (self.spans[event.trigger], *(span for each in below for span in each))

    def doing(self, name: str) -> Words:
        """Return the words that stand for a cause: those of an event's own cause with them."""
        doers = self.events[name].of("Cause") if name in self.events else []
        return (*self.words(name), *(span for doer in doers for span in self.words(doer)))

    def relations(self) -> Iterator[Relation]:
        for event in self.events.values():
            yield from self._pairs(event, event.of("Cause"), event.of("Theme"), counted=event.kind in REGULATION)
            themes = event.of("Theme")
            yield from self._pairs(event, themes, event.of(*GOALS), counted=False)
            if event.kind == "Binding":
                for here, first in enumerate(themes):
                    yield from self._pairs(event, [first], themes[here + 1 :], counted=False, directed=False)

    def _pairs(
        self, event: _Event, causes: list[str], effects: list[str], *, counted: bool, directed: bool = True
    ) -> Iterator[Relation]:
        for cause in causes:
            for effect in effects:
                yield Relation(
                    event.kind,
                    (self.spans[event.trigger],),
                    self.doing(cause),
                    self.words(effect),
                    SIGNS.get(event.kind, 0),
                    directed,
                    counted,
                )


def texts(folder: Path) -> Iterator[Annotated]:
    """Yield the documents of a folder by name; the title is a block of its own."""
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        notes = _Notes()
        for line in path.with_suffix(".a1").read_text(encoding="utf-8").splitlines():
            _note(line, notes)
        names = tuple(notes.spans.values())
        for line in path.with_suffix(".a2").read_text(encoding="utf-8").splitlines():
            _note(line, notes)
        title = text.find("\n")
        relations = tuple(notes.relations())
        things, cuts = tuple(notes.spans.values()), (title,) if title > 0 else ()
        yield Annotated(path.stem, text, things, relations, cuts, names)


def _note(line: str, notes: _Notes) -> None:
    name, _, rest = line.partition("\t")
    words = rest.split("\t")[0].split()
    if name.startswith("T"):
        notes.spans[name] = Span(int(words[1]), int(words[-1]))
    elif name.startswith("E"):
        kind, trigger = words[0].split(":")
        arguments = (
            (re.sub(r"\d+$", "", role), value) for role, _, value in (word.partition(":") for word in words[1:])
        )
        notes.events[name] = _Event(kind, trigger, tuple(arguments))
    elif name == "*":
        same = words[1:]
        notes.names.update({one: [other for other in same if other != one] for one in same})
