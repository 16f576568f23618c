"""Words that call back what a text has named before, and what they may call back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graphbuilder.errors import RuleError
from graphbuilder.rules.table import read_value

FILE = Path(__file__).parent / "anaphors.toml"


@dataclass(frozen=True, slots=True)
class Example:
    """A text in which ``words`` refer to ``antecedents``, in order; to nothing if there are none."""

    text: str
    words: str
    antecedents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for piece in (self.words, *self.antecedents):
            if piece not in self.text:
                raise ValueError(f"'{piece}' is not in '{self.text}'")


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of things: the nouns that call its members back, and the words that such names end in.

    ``never`` lists words with one of the ``endings`` that do not belong.
    """

    name: str
    nouns: tuple[str, ...]
    heads: tuple[str, ...]
    examples: tuple[Example, ...]
    endings: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    definite: bool = False
    symbols: bool = False

    def holds(self, lemma: str) -> bool:
        """Tell whether a name that ends in *lemma* may be called back by the nouns of this class.

        >>> Kind("cell", ("cell",), ("neuron",), (), endings=("cyte",)).holds("astrocyte")
        True
        """
        listed = lemma in self.heads or lemma in self.nouns
        return listed or (bool(self.endings) and lemma.endswith(self.endings) and lemma not in self.never)


@dataclass(frozen=True)
class Anaphors:
    """The whole file."""

    discourse: frozenset[str]
    person: frozenset[str]
    effecting: frozenset[str]
    abstract: tuple[str, ...]
    vague: frozenset[str]
    kinds: tuple[Kind, ...]

    def of(self, noun: str) -> tuple[Kind, ...]:
        """Return the classes that *noun* (a lemma) calls back."""
        return tuple(kind for kind in self.kinds if noun in kind.nouns)


@cache
def load(path: Path = FILE) -> Anaphors:
    """Return the words of *path*.

    Raises:
        RuleError: If the file does not fit, or two classes have one name.
    """
    anaphors = read_value(path, Anaphors)
    names = [kind.name for kind in anaphors.kinds]
    if repeated := sorted({name for name in names if names.count(name) > 1}):
        raise RuleError(f"{path.name}, rule '{repeated[0]}': name: there is a class of this name already")
    return anaphors
