"""Subjects of predicates: shown, shared by joined verbs, controlled, left to the noun that a clause hangs on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace

from graphbuilder.extraction.antecedents import is_plural
from graphbuilder.extraction.filler import NOMINAL, Filler, Fillers
from graphbuilder.extraction.relatives import antecedent, is_equated, is_relative
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Token
from graphbuilder.rules import Kinds

SUBJECTS = ("nsubj", "csubj")
EQUATING = frozenset({"become", "constitute", "represent", "remain"})
LEADING = frozenset({"cause", "culminate", "lead", "result"})
"""Verbs whose subject is a happening where there is a choice: the mutation, not the gene."""
RANKS = frozenset({"chief", "key", "leading", "main", "major", "only", "predominant", "primary", "principal"})
COURSES = frozenset({"cascade", "event", "pathway", "process", "step"})
"""Nouns that name themselves what leads on: "involvement in pathways leading to"."""
DEEPEST = 6
"""How far a subject is looked for up a chain of joined and controlled clauses."""


class Subjects(ABC):
    """Who does what a predicate says, or bears it."""

    def __init__(self, tree: Tree, kinds: Kinds) -> None:
        self.tree = tree
        self.kinds = kinds

    @abstractmethod
    def doer(self, index: int) -> Fillers:
        """Return who does what a noun names."""

    @abstractmethod
    def said_of(self, index: int) -> Fillers:
        """Return what a noun is said of."""

    @abstractmethod
    def as_what(self, token: Token) -> Fillers:
        """Return what a noun after "as" describes."""

    @abstractmethod
    def complement(self, index: int, preposition: str, *, stray: bool = True) -> Fillers:
        """Return what a preposition ties to a noun; with *stray*, wherever the parser hung it."""

    def passive(self, index: int) -> bool:
        """Tell whether a verb form has its object as its subject."""
        token = self.tree[index]
        if any(child.dep in ("aux:pass", "nsubj:pass", "csubj:pass") for child in self.tree.children(index)):
            return True
        if token.xpos not in ("VBN", "VBD", "JJ"):
            return False
        if token.dep in ("acl", "amod"):
            return True
        if any(child.lemma == "have" for child in self.tree.children(index, "aux")) or token.xpos != "VBN":
            return False
        if token.dep == "conj" and not any(self.tree.children(index, *SUBJECTS, "obj")):
            return self._has_copula(token.head) or self.passive(token.head)
        return token.dep in ("advcl", "xcomp", "acl:relcl", "root", "ccomp") and not any(
            self.tree.children(index, "obj")
        )

    def _has_copula(self, index: int) -> bool:
        """Tell whether a predicate, or the first of those joined to it, has a "be" of its own: "is common and"."""
        while not any(self.tree.children(index, "cop")):
            if self.tree[index].dep != "conj" or self.tree[index].head == index:
                return False
            index = self.tree[index].head
        return True

    def surface(self, index: int, depth: int = 0) -> Fillers:
        """Return the subject that a predicate shows or shares, the patient in the passive."""
        if own := self._own_subject(index):
            return self._resolved(own)
        token = self.tree[index]
        if depth > DEEPEST or token.head == index:
            return ()
        match token.dep.partition(":")[0]:
            case "nsubj" | "csubj" if token.xpos == "VBG":
                return (Filler(index),)  # "targeting the enzyme to inhibit growth": the targeting does it
            case "acl":
                return self._modified(token, depth)
            case "conj" | "parataxis" if self._predicates(token.head):
                return self.surface(token.head, depth + 1)
            case "amod" if token.upos == "ADJ" and token.head < index:
                return (Filler(token.head),)  # "cells able to divide"
            case "xcomp":
                return self._controller(token, depth)
            case "advcl" if self._nonfinite(token):
                return self._attended(token, depth)
            case _:
                return ()

    def _own_subject(self, index: int) -> Token | None:
        """Return the subject that hangs on a predicate, the nearest before it if the parser found several."""
        found = [child for child in self.tree.children(index, *SUBJECTS) if child.xpos != "EX"]
        before = [child for child in found if child.index < index]
        return before[-1] if before else next(iter(found), None)

    def is_tail(self, index: int) -> bool:
        """Tell whether a verb trails its clause as a participle: "..., leading to"."""
        token = self.tree[index]
        if token.dep == "conj":
            return self.is_tail(token.head)
        return (
            token.xpos == "VBG"
            and token.dep in ("advcl", "xcomp", "acl")
            and token.head < index
            and (self.tree[token.head].upos == "VERB" or any(self.tree.children(token.head, "cop")))
            and not self.tree.marker(index)
        )

    def gapped(self, index: int) -> bool:
        """Tell whether a relative clause leaves its object to the noun it hangs on: "the pain that movement causes"."""
        subject = next(self.tree.children(index, *SUBJECTS), None)
        return subject is not None and not is_relative(subject) and not self.passive(index)

    def _modified(self, token: Token, depth: int) -> Fillers:
        governor = self.tree[token.head]
        if governor.upos not in NOMINAL:
            return self.surface(governor.index, depth + 1)
        if token.dep == "acl:relcl":
            return () if self.gapped(token.index) else (Filler(governor.index),)
        if token.xpos == "VBG" and self.tree.marker(token.index) in ("by", "through") and governor.dep == "nsubj":
            return (Filler(governor.index),)  # "the drug, by blocking the receptor, prevents"
        if token.xpos in ("VB", "VBP") or self.tree.marker(token.index):
            return self._able(governor, depth)
        if self.kinds.holds("text", governor.lemma):
            return self.complement(governor.index, "of") or (Filler(governor.index),)
        if self.kinds.holds("describing verb", token.lemma):
            governor = self._predicate_above(governor)
            if governor.dep == "conj" and not any(self.tree.children(governor.index, "cop")):
                return (Filler(governor.index),)
        if token.xpos == "VBN" and token.lemma in ("cause", "induce", "produce", "trigger"):
            while governor.dep == "nmod" and any(
                self.kinds.holds(kind, governor.lemma) for kind in ("anatomy", "patient")
            ):
                governor = self.tree[governor.head]
        modified = self._equated(self._outermost(token, governor))
        return tuple(replace(filler, alone=self._goes_on_after(filler.head, token.index)) for filler in modified)

    def _goes_on_after(self, noun: int, participle: int) -> bool:
        """Tell whether others are joined to a noun only after what is said of it: "a leak causing shock, and fever"."""
        return noun < participle and any(child.index > participle for child in self.tree.children(noun, "conj"))

    def _predicate_above(self, noun: Token) -> Token:
        """Return the predicate noun that a noun complements: of "is a disease of slow onset", the disease."""
        outer = noun
        while outer.dep == "nmod" and self.tree[outer.head].upos in NOMINAL:
            outer = self.tree[outer.head]
        return outer if any(self.tree.children(outer.index, "cop")) else noun

    def _outermost(self, participle: Token, noun: Token) -> int:
        """Return the noun that brings about what follows: of "an expansion in the gene leading to", the expansion."""
        leading = participle.xpos == "VBG" and participle.lemma in LEADING
        if not leading and not (participle.xpos == "VBN" and self.kinds.holds("finding verb", participle.lemma)):
            return noun.index
        while noun.dep == "nmod" and noun.lemma.lower() not in COURSES and self._happens(self.tree[noun.head]):
            noun = self.tree[noun.head]
        return noun.index

    def _happens(self, noun: Token) -> bool:
        kinds = ("mutation", "process", "disorder", "change")
        return any(self.kinds.holds(kind, noun.lemma.lower()) for kind in kinds)

    def _deed_in(self, noun: Token, verb: Token) -> int | None:
        """Return what a clause is about that ends in a place: "cells swell in the cord, which causes pain"."""
        if not self.kinds.holds("outcome verb", verb.lemma) or not self.kinds.holds("anatomy", noun.lemma.lower()):
            return None
        while noun.dep == "nmod" and self.tree.marker(noun.index) != "of":
            noun = self.tree[noun.head]
        above = self.tree[noun.head]
        while above.dep == "advmod":
            above = self.tree[above.head]
        if noun.dep != "obl" or above.upos != "VERB" or above.index > noun.index:
            return None
        things = (*self.tree.children(above.index, "obj"), *self.tree.children(above.index, "nsubj"))
        return next((thing.index for thing in things if thing.upos in NOMINAL and thing.index < verb.index), None)

    def _changed(self, pronoun: Token, noun: int) -> int:
        """Return what happens rather than where: of "mutations in genes, which lead to ...", the mutations."""
        outer, verb = self.tree[self.tree[noun].head], self.tree[pronoun.head]
        aside = pronoun.lemma.lower() == "which" and self.tree[pronoun.index - 1].text == ","
        if aside and (deed := self._deed_in(self.tree[noun], verb)) is not None:
            return deed
        if verb.lemma not in LEADING:
            return noun
        if self.tree[noun].dep == "nmod" and verb.lemma != "cause" and self._is_amount(outer, pronoun):
            return outer.index
        if not aside:
            return noun
        if self.tree[noun].dep != "nmod":
            return noun
        alike = is_plural(outer) == is_plural(self.tree[noun])
        return outer.index if alike and self.kinds.holds("mutation", outer.lemma) else noun

    def _is_amount(self, noun: Token, pronoun: Token) -> bool:
        """Tell whether how much there is of a thing, rather than the thing, may lead to what is said after a pronoun.

        "decreased levels of the enzyme that can lead to ..."; the verb must agree with the amount.
        """
        amounts = ("deficiency", "excess", "lack", "level", "loss", "overproduction", "shortage")
        verbs = (*self.tree.children(pronoun.head, "aux"), self.tree[pronoun.head])
        plural = next((verb.xpos == "VBP" for verb in verbs if verb.xpos in ("VBP", "VBZ")), is_plural(noun))
        return noun.lemma.lower() in amounts and plural == is_plural(noun)

    def _able(self, noun: Token, depth: int) -> Fillers:
        """Return who does what hangs on a noun as an infinitive: "the ability of X to induce", "drugs to treat"."""
        if any(self.tree.children(noun.index, "cop")):
            return self.surface(noun.index, depth + 1)
        if self.kinds.holds("ability", noun.lemma):
            owner = self.doer(noun.index) or self.complement(noun.index, "of") or self.said_of(noun.index)
            clause = self._clause_subject(noun, depth)
            return owner or tuple(filler for filler in clause if filler.head != noun.index)
        if self.kinds.holds("anatomy", noun.lemma):
            return self._clause_subject(noun, depth)
        return self.doer(noun.index) or self.complement(noun.index, "of") or self._equated(noun.index)

    def _clause_subject(self, token: Token, depth: int) -> Fillers:
        """Return the subject of the clause that a noun stands in: "spread into the blood to cause fever"."""
        for outer in self.tree.ancestors(token.index):
            if outer.upos == "VERB":
                return self.surface(outer.index, depth + 1)
        return ()

    def _equated(self, noun: int) -> Fillers:
        """Return the noun, or what an indefinite one is said of: "X is a disorder characterized by"."""
        token = self.tree[noun]
        if token.dep == "conj" and not any(self.tree.children(noun, "cop")):
            return self._equated_beside(token)
        if token.dep == "appos":
            return (Filler(token.head),) if self._indefinite(noun) else (Filler(noun),)
        if token.dep == "nmod" and self.tree[token.head].upos in NOMINAL:
            holds = self.tree[token.head].lemma == "one" or self.kinds.holds("partitive", self.tree[token.head].lemma)
            partitive = self.tree.marker(noun) == "of" and holds
            if partitive and (any(self.tree.children(token.head, "cop")) or self.tree[token.head].dep == "obj"):
                return self._equated(token.head)
            place = self.kinds.holds("anatomy", token.lemma) or self.kinds.holds("generic", token.lemma)
            if place and self.kinds.holds("disorder", self.tree[token.head].lemma):
                return self._equated(token.head)
        if token.dep == "obl" and self.tree.marker(noun) == "as":
            return self.as_what(token) or (Filler(noun),)
        said_of = next(self.tree.children(noun, "nsubj"), None)
        classed = (
            self._indefinite(noun)
            or self._ranked(noun)
            or self.tree.marker(noun) == "among"
            or self.kinds.holds("list head", token.lemma)
        )
        if classed and is_equated(self.tree, noun):
            shared = self.surface(noun) if token.dep == "conj" else ()
            return self._resolved(said_of) if said_of is not None else shared or (Filler(noun),)
        if token.dep == "obj" and self.tree[token.head].lemma in EQUATING and self._indefinite(noun):
            return self.surface(token.head)
        return (Filler(noun),)

    def _equated_beside(self, token: Token) -> Fillers:
        """Return what a joined noun is said of, as in "X is rare but a condition that"; else all of the list."""
        first = token
        while first.dep == "conj" and first.head != first.index:
            first = self.tree[first.head]
        if first.upos == "ADJ" and any(self.tree.children(first.index, "nsubj")):
            return self.surface(first.index)
        if first.upos not in NOMINAL or any(self.tree.children(first.index, "cop")):
            return (Filler(token.index),)
        joined = [first, *self.tree.children(first.index, "conj")]
        alike = len(joined) == 2 or all(self.kinds.holds("disorder", one.lemma.lower()) for one in joined)
        return (Filler(first.index),) if alike and not self._set_apart(token) else (Filler(token.index),)

    def _set_apart(self, last: Token) -> bool:
        """Tell whether what is said of the last of a list is said of it alone: "and others resulting from", "often"."""
        if any(child.lemma.lower() == "other" for child in self.tree.children(last.index, "amod")):
            return True
        said = self.tree.children(last.index, "acl")
        return any(any(self.tree.children(participle.index, "advmod")) for participle in said)

    def _indefinite(self, noun: int) -> bool:
        articles = [child.lemma.lower() for child in self.tree.children(noun, "det", "nummod")]
        return not articles or any(article in ("a", "an", "one") for article in articles)

    def _ranked(self, noun: int) -> bool:
        """Tell whether a noun says which place a thing takes among others: "the main collagen found in"."""
        return any(child.xpos == "JJS" or child.lemma in RANKS for child in self.tree.children(noun, "amod"))

    def _controller(self, token: Token, depth: int) -> Fillers:
        governor = self.tree[token.head]
        if governor.xpos == "VBG" and governor.dep == "csubj" and not self.kinds.holds("inciting verb", governor.lemma):
            return (Filler(governor.index),)
        thing = next(self.tree.children(governor.index, "obj"), None)
        if thing is not None and thing.index < token.index and not self.is_tail(token.index):
            return self._resolved(thing)
        return self.surface(governor.index, depth + 1)

    def _attended(self, token: Token, depth: int) -> Fillers:
        governor = self.tree[token.head]
        if governor.upos in NOMINAL and not any(self.tree.children(governor.index, "cop", *SUBJECTS)):
            owner = self.complement(governor.index, "of") if self.tree.marker(token.index) else ()
            return owner or (Filler(governor.index),)
        if self.tree.marker(token.index) in ("by", "to", "in order to") and self.passive(governor.index):
            return ()
        if self.tree.marker(token.index) == "to" and self.kinds.holds("inciting verb", governor.lemma):
            incited = next(self.tree.children(governor.index, "obj"), None)
            if incited is not None and incited.index < token.index:
                return self._resolved(incited)
        return self.surface(governor.index, depth + 1)

    def _nonfinite(self, token: Token) -> bool:
        if token.upos in ("ADJ", *NOMINAL) and any(
            child.xpos == "VBG" for child in self.tree.children(token.index, "cop")
        ):
            return True
        return token.xpos in ("VBG", "VBN", "VB") or self.tree.marker(token.index) in ("to", "in order to", "by")

    def _predicates(self, index: int) -> bool:
        token = self.tree[index]
        return token.upos in ("VERB", "AUX", "ADJ") or any(self.tree.children(index, "cop", *SUBJECTS))

    def _resolved(self, token: Token) -> Fillers:
        """Return the word, or what it stands for where it is a relative pronoun."""
        if is_relative(token):
            heads = self._described(antecedent(self.tree, token.index)) or self._nearest(token)
            heads = tuple(self._changed(token, head) for head in heads)
            return tuple(Filler(head, through=token.index, alone=len(heads) > 1) for head in heads)
        for whole in self.tree.children(token.index, "nmod"):
            if is_relative(whole) and self.tree.marker(whole.index) == "of":
                return self._resolved(whole)  # "..., most of which"
        return (Filler(token.index),)

    def _described(self, heads: tuple[int, ...]) -> tuple[int, ...]:
        """Return what is described by a noun that says little itself: "X represents a group of conditions that ..."."""
        if len(heads) != 1:
            return heads
        token = self.tree[heads[0]]
        if token.dep == "conj" and self.tree[token.head].upos == "ADJ":
            return tuple(filler.head for filler in self._equated_beside(token))
        if any(self.kinds.holds(kind, token.lemma) for kind in ("list head", "partitive", "vague")):
            return tuple(filler.head for filler in self._equated(token.index))
        return heads

    def _nearest(self, pronoun: Token) -> tuple[int, ...]:
        """Return the noun right before the comma or preposition that leads to a relative pronoun."""
        end = self._before_aside(pronoun.index)
        for token in reversed(self.tree.tokens[max(0, end - 4) : end]):
            if token.upos in ("NOUN", "PROPN"):
                return (token.index,)
        return ()

    def _before_aside(self, index: int) -> int:
        """Return where an aside before a word begins: of "rashes, often seen in summer, that", the first comma."""
        commas = [token.index for token in self.tree.tokens[:index] if token.text == ","]
        if len(commas) < 2 or commas[-1] != index - 1:
            return index
        opening = next(token for token in self.tree.tokens[commas[-2] + 1 :] if token.upos != "ADV")
        return commas[-2] if opening.xpos in ("VBN", "VBG") else index
