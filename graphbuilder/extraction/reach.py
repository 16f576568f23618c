"""How far a cue's influence runs: from a clause or a noun to the words that carry its claims.

Only claims are counted, never all the words below: in "may inhibit proteins that cause fever" the modal reaches
"inhibit" and not "cause", which the sentence takes for granted.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from enum import Enum

from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Token
from graphbuilder.rules.cue import ReachWords

SUBJECTS = ("nsubj", "csubj")
ARTICLES = frozenset({"a", "an", "the"})
BESIDE = frozenset({"while"})
"""Concessive words that only say what happens at the same time, before a participle: "while lowering"."""
BARE = frozenset({"VB", "VBP"})
FINITE = frozenset({"VBD", "VBP", "VBZ"})


class Width(Enum):
    """How generously claims are counted."""

    NARROW = 1
    """A denial: the verb with its complements, but no participial tail and nothing after "but"."""
    PHRASE = 2
    """A modal or adverb: also the participial tail and the means."""
    CLAUSE = 3
    """A complement clause: also joined clauses with subjects of their own, and asides about its last words."""


class Reach:
    """Finds the claims below a clause or noun of one sentence."""

    def __init__(self, tree: Tree, words: ReachWords) -> None:
        self._tree = tree
        self._words = words

    def clause(self, head: int, width: Width) -> frozenset[int]:
        """Return the tokens that carry the claims of the clause that *head* is the predicate of."""
        found = self._gather((head, False), width)
        if self._tree[head].upos == "NOUN" and any(self._named_subjects(head)):
            found.discard(head)
        return frozenset(found)

    def noun(self, head: int, width: Width) -> frozenset[int]:
        """Return the tokens that carry the claims which the noun *head* names."""
        return frozenset(self._gather((head, True), width))

    def object(self, head: int, width: Width) -> frozenset[int]:
        """Return the claims in the object of a verb; all that a noun such as "mechanism" holds are meant by it."""
        found = self._gather((head, True), width)
        if width is Width.CLAUSE and self._tree[head].lemma.lower() in self._words.vessels:
            found.update(self._tree.subtree(head))
        return frozenset(found)

    def _gather(self, start: tuple[int, bool], width: Width) -> set[int]:
        found: set[int] = set()
        waiting = [start]
        while waiting:
            index, nominal = waiting.pop()
            if index not in found:
                found.add(index)
                waiting.extend(self._below_noun(index, width) if nominal else self._below_predicate(index, width))
        return found

    def _named_subjects(self, head: int) -> Iterator[Token]:
        """Yield the subject of a copula that names the relation: "the cause is ..."."""
        return (noun for noun in self._tree.children(head, "nsubj") if self._names_relation(noun))

    def conjuncts(self, head: int) -> frozenset[int]:
        """Return a noun with those joined to it, less what is set against it ("but") or stands for itself ("and a")."""
        found = {head}
        for child in self._tree.children(head, "conj"):
            articles = (word for word in self._tree.children(child.index, "det") if word.lemma.lower() in ARTICLES)
            if not any(articles) and not self._joined_by(child, self._words.adversative) and not self._denied(child):
                found |= self.conjuncts(child.index)
        return frozenset(found)

    def _below_predicate(self, index: int, width: Width) -> Iterator[tuple[int, bool]]:
        here = self._tree[index]
        for child in self._tree.children(index):
            match child.dep.partition(":")[0]:
                case "xcomp" | "ccomp":
                    tail = child.xpos == "VBG" and self._after_comma(index, child.index)
                    open_ = not self._joined_with(child, "mark", self._words.concessive - self._words.open)
                    if open_ and not (tail and width is Width.NARROW):
                        yield child.index, False
                case "conj":
                    if self._inherits(here, child, width):
                        yield child.index, False
                case "advcl":
                    if self._attends(child, width):
                        yield child.index, False
                case "obj" | "nsubj" | "obl" | "nmod":
                    yield from self._through_noun(here, child, width)
                    yield from ((stray.index, False) for stray in self._strays(here, child, width))
                case "acl":
                    if here.upos in ("NOUN", "PROPN", "PRON"):
                        yield child.index, False
                case "parataxis":
                    if width is Width.CLAUSE and child.index > index and child.upos == "VERB":
                        yield child.index, False
        if width is Width.CLAUSE:
            yield from ((aside.index, False) for aside in self._asides(index))

    def _below_noun(self, index: int, width: Width) -> Iterator[tuple[int, bool]]:
        here = self._tree[index]
        if here.dep.startswith("nsubj") and here.lemma.lower() in self._words.witnesses:
            yield from ((clause.index, False) for clause in self._tree.children(here.head, "ccomp"))
            witnessed = self._tree.children(here.head, "obj")
            yield from ((noun.index, True) for noun in witnessed if self._names_relation(noun))
        for child in self._tree.children(index):
            match child.dep.partition(":")[0]:
                case "conj":
                    if not self._joined_by(child, self._words.adversative):
                        yield child.index, child.upos != "VERB"
                case "nmod":
                    if here.lemma.lower() in self._words.witnesses or self._names_relation(child):
                        yield child.index, True
                case "acl" | "advcl" | "ccomp" | "xcomp":
                    if (
                        width is not Width.NARROW
                        or here.lemma.lower() in self._words.witnesses
                        or not _finite(self._tree, child)
                    ):
                        yield child.index, False

    def _through_noun(self, verb: Token, noun: Token, width: Width) -> Iterator[tuple[int, bool]]:
        """Yield a noun that carries the claim of a verb which by itself says little, and the noun of the means."""
        relation = noun.dep.partition(":")[0]
        if relation == "obl":
            brought = verb.lemma.lower() in self._words.carriers and self._joined_with(
                noun, "case", self._words.outcome
            )
            means = width is not Width.NARROW and self._joined_with(
                noun, "case", self._words.means - self._words.outcome
            )
            if brought or means or self._joined_with(noun, "case", self._words.roles):
                yield noun.index, True
        elif relation == "nmod":
            if verb.lemma.lower() in self._words.witnesses:
                yield noun.index, True
        elif self._carries(verb, noun):
            yield noun.index, True

    def _strays(self, here: Token, noun: Token, width: Width) -> Iterator[Token]:
        """Yield the predicates that parsers hang on the object though they go on from the verb."""
        if noun.index < here.index:
            return
        for child in self._tree.children(noun.index, "conj", "acl"):
            if child.upos != "VERB" or child.dep == "acl:relcl":
                continue
            if child.dep == "conj":
                if self._inherits(here, child, width):
                    yield child
            elif self._attends(child, width) and (
                self._joined_with(child, "mark", self._words.means)
                or (child.xpos == "VBG" and self._after_comma(noun.index, child.index))
            ):
                yield child

    def _carries(self, verb: Token, noun: Token) -> bool:
        if verb.upos not in ("VERB", "AUX"):
            return noun.dep == "nsubj" and self._names_relation(noun)
        if any(self._tree.children(verb.index, "expl")):
            return noun.dep == "nsubj"
        return verb.lemma.lower() in self._words.carriers and (noun.dep != "nsubj" or self._names_relation(noun))

    def _names_relation(self, noun: Token) -> bool:
        return noun.lemma.lower() in self._words.relational

    def _inherits(self, here: Token, child: Token, width: Width) -> bool:
        """Tell whether a joined predicate stands under the same cue: "may cause A and promote B"."""
        if child.upos == "NOUN" and here.upos == "VERB":
            return False
        if width is Width.NARROW and (self._joined_by(child, self._words.adversative) or self._denied(child)):
            return False
        if any(self._tree.children(child.index, *SUBJECTS)):
            return width is Width.CLAUSE
        if width is Width.CLAUSE:
            return _finite(self._tree, here) or not _finite(self._tree, child)
        if any(self._tree.children(child.index, "aux")) or self._denied(child):
            return False
        return child.xpos == here.xpos or child.xpos not in FINITE or (_bare(child) and here.xpos in BARE)

    def _attends(self, child: Token, width: Width) -> bool:
        """Tell whether an adverbial clause shares the standing of its main clause."""
        if self._joined_with(child, "mark", self._words.concessive | self._words.open):
            beside = child.xpos == "VBG" and self._joined_with(child, "mark", BESIDE)
            return beside and width is not Width.NARROW and not any(self._tree.children(child.index, *SUBJECTS))
        if width is Width.NARROW:
            return self._joined_with(child, "mark", self._words.means)
        return width is Width.CLAUSE or not any(self._tree.children(child.index, *SUBJECTS))

    def _asides(self, index: int) -> Iterator[Token]:
        """Yield what follows from the last words of a predicate: "..., which affects", "inflammation resulting in"."""
        for noun in self._tree.subtree(index, without=[child.index for child in self._tree.children(index, *SUBJECTS)]):
            if noun > index and self._tree[noun].upos in ("NOUN", "PROPN"):
                for child in self._tree.children(noun, "acl"):
                    aside = child.dep == "acl:relcl" and self._after_comma(noun, child.index)
                    if aside or (child.xpos == "VBG" and child.lemma.lower() in self._words.consequences):
                        yield child

    def _after_comma(self, first: int, last: int) -> bool:
        return any(token.text == "," for token in self._tree.tokens[first + 1 : last])

    def _denied(self, child: Token) -> bool:
        return any(token.lemma.lower() in self._words.denials for token in self._tree.children(child.index, "advmod"))

    def _joined_by(self, child: Token, words: frozenset[str]) -> bool:
        return self._joined_with(child, "cc", words)

    def _joined_with(self, child: Token, relation: str, words: Set[str]) -> bool:
        return any(token.lemma.lower() in words for token in self._tree.children(child.index, relation))


def _finite(tree: Tree, verb: Token) -> bool:
    helpers = any(token.xpos in FINITE or token.xpos == "MD" for token in tree.children(verb.index, "aux", "cop"))
    return helpers or (verb.xpos in FINITE and not _bare(verb))


def _bare(verb: Token) -> bool:
    """Tell whether a verb looks like an infinitive, whatever the tagger made of it."""
    return verb.xpos == "VB" or verb.text.lower() == verb.lemma.lower()
