"""Words that open what narrows a claim: a place, a population, a condition, a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graphbuilder.model import QualifierKind
from graphbuilder.rules.table import read_table

FILE = Path(__file__).parent / "qualifiers.toml"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, the word that carries its relation, and the qualifiers of that relation."""

    text: str
    trigger: str
    finds: tuple[str, ...]

    def __post_init__(self) -> None:
        for piece in (self.trigger, *self.finds):
            if piece not in self.text:
                raise ValueError(f"'{piece}' is not in '{self.text}'")


@dataclass(frozen=True, slots=True)
class Marker:
    """Words that open a qualifier of one kind, and the nouns that they open it with."""

    name: str
    kind: QualifierKind
    examples: tuple[Example, ...]
    prepositions: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    nouns: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    of: bool = False
    whole: bool = False

    def __post_init__(self) -> None:
        if bool(self.prepositions) == bool(self.conjunctions):
            raise ValueError("neither or both of prepositions and conjunctions")

    def takes(self, noun: str) -> bool:
        """Tell whether a phrase with *noun* (a lemma) as its last word fits."""
        anything = not (self.nouns or self.endings)
        return anything or noun in self.nouns or (bool(self.endings) and noun.endswith(self.endings))


@cache
def load(path: Path = FILE) -> tuple[Marker, ...]:
    """Return the markers of *path*, in the order in which they are tried.

    Raises:
        RuleError: If the file does not fit.
    """
    return read_table(path, "marker", Marker)
