"""Which frames a word of a sentence may open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Group, Token
from graphbuilder.rules import Frame, load

PREFIXES = frozenset({"auto", "co", "cross", "hyper", "over", "re", "super", "trans"})
"""What a hyphen may tie to a verb without changing whom it relates: "cross-activate"."""
SIGNED = frozenset({Group.DECREASES, Group.INCREASES, Group.PREVENTS})
VERBAL = ("nsubj", "nsubj:pass", "obj", "aux", "aux:pass")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence as the opener of a frame: its token, the part it plays, its other token if it has two."""

    index: int
    part: str
    frame: Frame
    partner: int | None = None


class Lexicon:
    """Frames by the part of speech and lemma of the words that open them."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._single: defaultdict[tuple[str, str], list[Frame]] = defaultdict(list)
        self._double: defaultdict[tuple[str, str], list[tuple[str, Frame]]] = defaultdict(list)
        self.roles = {frame.name: frame.slots for frame in frames}
        self.suffixes: dict[str, list[Frame]] = {}
        self.prepositions: dict[str, list[Frame]] = {}
        self.signed = frozenset(verb for frame in frames if frame.group in SIGNED for verb in frame.verbs)
        for frame in sorted(frames, key=_breadth):
            for part, words in (("verb", frame.verbs), ("noun", frame.nouns), ("adjective", frame.adjectives)):
                for word in words:
                    self._add(part, word, frame)
            for suffix in frame.suffixes:
                self.suffixes.setdefault(suffix, []).append(frame)
            for preposition in frame.prepositions:
                self.prepositions.setdefault(preposition, []).append(frame)

    def words(self, tree: Tree, token: Token) -> Iterator[Word]:
        """Yield the frames that a token may open, two-word entries first, then those that ask most of their ends."""
        for part in _parts(tree, token):
            for lemma in _lemmas(token, part):
                for second, frame in self._double.get((part, lemma), ()):
                    if (partner := _partner(tree, token, second)) is not None:
                        yield Word(token.index, part, frame, partner)
                if frames := self._single.get((part, lemma)):
                    yield from (Word(token.index, part, frame) for frame in frames)
                    break

    def knows(self, token: Token) -> bool:
        """Tell whether the lemma of a token is that of a verb that opens a frame."""
        return any(("verb", lemma) in self._single for lemma in _lemmas(token, "verb"))

    def names(self, token: Token) -> bool:
        """Tell whether a noun names a relation, so that it opens a frame: "cause"."""
        return any(("noun", lemma) in self._single for lemma in _lemmas(token, "noun"))

    def knows_verb(self, token: Token) -> bool:
        """Tell whether a token has the form of a verb that opens a frame, whatever the tagger made of it."""
        form = token.text.lower()
        return any(("verb", lemma) in self._single for lemma in (form, *_stripped(form)))

    def base(self, token: Token) -> str:
        """Return the lemma under which a form is known as a verb; the token's own if it is not."""
        form = token.text.lower()
        return next((lemma for lemma in (form, *_stripped(form)) if ("verb", lemma) in self._single), token.lemma)

    def as_verb(
        self, token: Token, xpos: str | None = None, *, head: int | None = None, dep: str | None = None
    ) -> Token:
        """Return *token* read as a verb, in another form or place of the tree where these are given."""
        return replace(
            token,
            upos="VERB",
            xpos=xpos or token.xpos,
            lemma=self.base(token),
            head=token.head if head is None else head,
            dep=dep or token.dep,
        )

    def _add(self, part: str, word: str, frame: Frame) -> None:
        first, _, second = word.partition(" ")
        if second and part == "noun":
            self._double[part, second].append((first, frame))
        elif second:
            self._double[part, first].append((second, frame))
        else:
            self._single[part, first].append(frame)


def _breadth(frame: Frame) -> int:
    """Return how little a frame asks of its ends: those that ask most are tried first."""
    return -sum(any(not kind.startswith("not ") for kind in kinds) for kinds in (frame.subjects, frame.objects))


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the shipped frames."""
    return Lexicon(load())


def _parts(tree: Tree, token: Token) -> Iterator[str]:
    if token.dep in ("case", "mark") or (
        token.dep in ("amod", "compound") and token.head > token.index and token.upos != "NOUN"
    ):
        return
    if token.upos == "VERB" or (token.lemma == "be" and any(tree.children(token.index, "expl"))):
        yield "verb"
        if token.xpos in ("VBN", "JJ"):
            yield "adjective"
    elif token.upos in ("NOUN", "PROPN"):
        if (
            token.dep in ("root", "acl:relcl", "ccomp")
            and any(tree.children(token.index, *VERBAL))
            and not any(tree.children(token.index, "cop", "det"))
        ):
            yield "verb"
        yield "noun"
    elif token.upos == "ADJ":
        yield "adjective"
        if token.text.endswith(("ed", "ing")) and any(tree.children(token.index, "obl", "obj")):
            yield "verb"


def _lemmas(token: Token, part: str) -> Iterator[str]:
    """Yield the lemma in the spellings that the frames may have, then what the form alone suggests."""
    lemma = token.lemma.lower().replace("‐", "-").replace("‑", "-")
    yield lemma
    prefix, hyphen, rest = lemma.partition("-")
    if part == "verb" and hyphen and prefix in PREFIXES:
        yield rest
    if "is" in lemma or "ys" in lemma:
        yield lemma.replace("isation", "ization").replace("ise", "ize").replace("yse", "yze")
    if "our" in lemma or "aem" in lemma or "oed" in lemma:
        yield lemma.replace("our", "or").replace("aem", "em").replace("oed", "ed")
    if part == "verb":
        yield from _stripped(token.text.lower())
    elif part == "noun" and lemma.endswith("s"):
        yield lemma[:-1]


def _stripped(form: str) -> Iterator[str]:
    for ending in ("ing", "ed", "es", "s", "d"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form.removesuffix(ending)
            yield stem
            yield stem + "e"
            if stem.endswith(("is", "ys")):
                yield stem[:-1] + "ze"
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def _partner(tree: Tree, token: Token, second: str) -> int | None:
    for child in tree.children(token.index):
        if second in (child.lemma.lower(), child.text.lower()):
            return child.index
    return None
