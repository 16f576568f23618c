"""Rough kinds of things (disorder, anatomy, patient ...), by the last word of their name."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import ClassVar

from graphbuilder.rules.table import STRICT, read_value

KINDS = Path(__file__).parent / "kinds.toml"


@dataclass(frozen=True, slots=True)
class Kind:
    """The words, and the endings of words, that name a thing of one kind; exceptions end so but are none."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT

    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    exceptions: frozenset[str] = frozenset()

    def holds(self, lemma: str) -> bool:
        """Tell whether a lemma names a thing of this kind; "cell-like" words count by their last part."""
        last = lemma.rpartition("-")[2]
        if lemma in self.words or last in self.words:
            return True
        return len(last) > 5 and last.endswith(self.endings) and last not in self.exceptions


@dataclass(frozen=True, slots=True)
class Kinds:
    """Every kind by its name, as in the data file."""

    kind: dict[str, Kind] = field(default_factory=dict)

    def holds(self, name: str, lemma: str) -> bool:
        """Tell whether a lemma is of the kind *name*; ``"not patient"`` asks for the contrary."""
        if name.startswith("not "):
            return not self.kind[name.removeprefix("not ")].holds(lemma)
        return self.kind[name].holds(lemma)


@cache
def load_kinds(path: Path = KINDS) -> Kinds:
    """Return the kinds of the data file.

    Raises:
        RuleError: If the file does not fit.
    """
    return read_value(path, Kinds)
