"""Frames: the words that carry a relation, and which of their slots are its two ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar, NamedTuple

from graphbuilder.errors import RuleError
from graphbuilder.model import Group
from graphbuilder.rules.table import STRICT, read_table

FRAMES = Path(__file__).parent / "frames"


class Role(NamedTuple):
    """Where the two ends of the statement stand around the word: ``subject > to`` reads "X leads to Y"."""

    subject: str
    object: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the statements that this frame must read in it, each ``"subject | object"``."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT

    text: str
    says: tuple[str, ...]

    def __post_init__(self) -> None:
        for statement in self.says:
            if statement.count("|") != 1:
                raise ValueError(f"'{statement}' is not 'subject | object'")

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the expected ends."""
        found = (statement.partition("|") for statement in self.says)
        return tuple((subject.strip(), obj.strip()) for subject, _, obj in found)


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that carry one relation in the same way.

    ``roles`` are tried in their order, the first that is filled counts. A slot is ``subject``, ``object`` (those of
    the active clause, whatever the syntax at hand: passive, nominal, relative ...), a preposition, or ``itself``. Of a
    noun, ``agent`` is who does it and ``bearer`` what it is said of, and ``subject`` either; ``compound`` are the words
    right before it, and ``owner`` is whose it is ("its", "whose"). ``patient`` of a verb is what changes where nobody
    is said to change it, and ``state`` a thing with what it is made to be ("makes bones brittle"). ``maker`` of an
    adjective is what makes a thing so ("renders cells susceptible"). When both slots are the same one ("interaction
    between X and Y"), its first conjunct is set against the others.
    ``prepositions`` join a complement (slot ``complement``) to what they modify (slot ``governor``, or ``bearer``: what
    a definition defines in which they stand). ``suffixes`` end compounds such as "X-induced" (slot ``stem``), which
    modify a noun (slot ``head``).

    What an ``observed`` frame says is only found in a group; where groups are compared ("higher than in controls") it
    is a measurement and gives nothing.

    What a ``headless`` frame says is only meant where the phrase is all there is: "Expression of renin in the kidney."

    ``subjects`` and ``objects`` narrow a frame to ends of these kinds (see kinds.toml); ``not patient`` bars a kind.
    Where ends are joined, one of such a kind lets all of them in; but with ``each``, the others are left to the next
    frame: "improves memory and pain" says that the one rises and the other falls.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT

    name: str
    group: Group
    examples: tuple[Example, ...]
    counterexamples: tuple[str, ...] = ()
    roles: tuple[str, ...] = ("subject > object",)
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    observed: bool = False
    headless: bool = False
    each: bool = False
    confidence: float = 0.85

    def __post_init__(self) -> None:
        if not (self.verbs or self.nouns or self.adjectives or self.prepositions or self.suffixes):
            raise ValueError("no verbs, nouns, adjectives, prepositions or suffixes")
        for role in self.roles:
            if role.count(">") != 1:
                raise ValueError(f"roles: '{role}' is not 'slot > slot'")

    @property
    def slots(self) -> tuple[Role, ...]:
        """Return the roles, taken apart."""
        return tuple(Role(*(slot.strip() for slot in role.split(">"))) for role in self.roles)


@cache
def load(folder: Path = FRAMES) -> tuple[Frame, ...]:
    """Return the frames of every TOML file in *folder*, by file name, then in the order of the file.

    Raises:
        RuleError: If a file does not fit, or two frames have one name.
    """
    frames: list[Frame] = []
    names: set[str] = set()
    for path in sorted(folder.glob("*.toml")):
        for frame in read_table(path, "frame", Frame):
            if frame.name in names:
                raise RuleError(f"{path.name}, rule '{frame.name}': name: there is a rule of this name already")
            names.add(frame.name)
            frames.append(frame)
    return tuple(frames)
