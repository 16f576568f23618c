"""What fills the slots around a word, whatever the syntax: passive, relative, participial, nominal, coordinated ...

A slot is ``subject`` or ``object`` (of the active clause that the words amount to), or a preposition. The frames name
slots; how a slot is reached from a word through the tree is known here and in ``predicates`` alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from graphbuilder.extraction.antecedents import is_symbol
from graphbuilder.extraction.coordination import examples
from graphbuilder.extraction.filler import NOMINAL, Filler, Fillers
from graphbuilder.extraction.predicates import Predicates
from graphbuilder.model import Token


class Slots(Predicates):
    """The slots of every word of one sentence, found when asked for."""

    def verb(self, index: int, slot: str) -> Fillers:
        """Return what fills a slot of a verb."""
        match slot:
            case "subject":
                return self._agent(index) if self.passive(index) else self.surface(index)
            case "object":
                return self.surface(index) if self.passive(index) else self._object(index)
            case "patient":
                return self._undergoer(index)
            case "to-do":
                return self._deed(index)
            case "state":
                return self._state(index)
            case _:
                return self._oblique(index, slot)

    def _undergoer(self, index: int) -> Fillers:
        """Return what changes where nobody is said to change it: "is raised", "rises"."""
        if self.passive(index):
            return () if self._agent(index) else self.surface(index)
        return () if self._object(index) else self.surface(index)

    def _state(self, index: int) -> Fillers:
        """Return a thing with what it is made to be: "makes bones brittle"."""
        for thing in self._made(index):
            after = (*self.tree.children(index, "xcomp"), *self.tree.children(thing, "amod"))
            for state in after:
                if state.upos == "ADJ" and state.index > thing and not any(self.tree.children(state.index, "obl")):
                    first = min(self.tree.subtree(thing, without=[state.index]))
                    return (Filler(state.index, first=first, last=state.index),)
        return ()

    def _made(self, index: int) -> Iterator[int]:
        """Yield what is made to be something: the object, or what the parser took for the subject of the state."""
        yield from (thing.index for thing in self.tree.children(index, "obj"))
        for state in self.tree.children(index, "xcomp"):
            yield from (thing.index for thing in self.tree.children(state.index, "nsubj"))

    def adjective(self, index: int, slot: str) -> Fillers:
        """Return what fills a slot of an adjective: its bearer is the subject."""
        if slot == "subject":
            return self._bearer(index)
        if slot == "maker":
            return self._maker(index)
        if slot == "to-do":
            return self._deed(index)
        return self._oblique(index, slot) if slot != "object" else ()

    def noun(self, index: int, slot: str, *, stray: bool = True) -> Fillers:
        """Return what fills a slot of a noun that names a relation.

        The ``agent`` does what the noun names; the ``subject`` may also be what the noun is said of.
        """
        match slot:
            case "itself":
                return (Filler(index),)
            case "bearer":
                return self.said_of(index)
            case "agent":
                return self.doer(index) or self._user(index)
            case "subject":
                return self.doer(index) or self.said_of(index)
            case "object":
                return self.complement(index, "of") or self._compound(index)
            case "compound":
                return self._compound(index)
            case "owner":
                return self._possessor(index)
            case "to-do":
                return self._deed(index)
            case "of":
                return self.complement(index, "of", stray=stray) or self._possessor(index)
            case _:
                return self.complement(index, slot, stray=stray)

    def _maker(self, index: int) -> Fillers:
        """Return what makes something be as an adjective says: "renders cells susceptible"."""
        token = self.tree[index]
        outer = self.tree[token.head]
        if token.dep == "amod" and outer.dep == "obj" and outer.index < index:
            outer = self.tree[outer.head]
        return self.verb(outer.index, "subject") if self.kinds.holds("rendering verb", outer.lemma) else ()

    def _bearer(self, index: int) -> Fillers:
        token = self.tree[index]
        if token.dep == "amod":
            return self._equated(token.head)
        return self.surface(index)

    def doer(self, index: int) -> Fillers:
        """Return who does what a noun names: "by X", "X's"."""
        return self.complement(index, "by") or self._possessor(index) or self._player(index) or self._actor(index)

    def _actor(self, index: int) -> Fillers:
        """Return who acts, right before a noun that has a thing of its own: "IL-4 stimulation of B cells"."""
        before, after = self.tree[max(index - 1, 0)], self.tree[min(index + 1, len(self.tree) - 1)]
        if after.text.lower() != "of":
            return ()
        acts = is_symbol(before.text) or self.kinds.holds("treatment", before.lemma.lower())
        return self._compound(index) if acts or self.kinds.holds("cell", before.lemma.lower()) else ()

    def _player(self, index: int) -> Fillers:
        """Return who plays a part: "the role that estrogen plays"."""
        return tuple(found for verb in self._playing(index) for found in self.surface(verb))

    def _playing(self, index: int) -> Iterator[int]:
        """Yield the light verbs of relative clauses that leave their object to a noun."""
        for clause in self.tree.children(index, "acl:relcl"):
            if self.kinds.holds("light verb", clause.lemma) and self.gapped(clause.index):
                yield clause.index

    def _seen(self, index: int) -> Iterator[int]:
        """Yield the participles that only say that something was found: "changes reported in the airways"."""
        for participle in self.tree.children(index, "acl"):
            if participle.xpos == "VBN" and self.kinds.holds("finding verb", participle.lemma):
                yield participle.index

    def _user(self, index: int) -> Fillers:
        """Return who acts by means of what a noun names: "A promotes B through inhibition of C"."""
        token = self.tree[index]
        while token.dep == "conj" and token.head != token.index and self.tree[token.head].upos in NOMINAL:
            token = self.tree[token.head]
        governor = self.tree[token.head]
        if (
            governor.upos in NOMINAL
            and governor.dep == "obj"
            and self.kinds.holds("means", self.tree.marker(token.index))
        ):
            governor = self.tree[governor.head]
        if governor.upos != "VERB" or token.dep.partition(":")[0] not in ("obl", "nmod", "obj"):
            return ()
        if self.kinds.holds("means", self.tree.marker(token.index)):
            return () if self.passive(governor.index) else self.surface(governor.index)
        if self.tree.marker(token.index) in ("for", "in") and self._employs(governor):
            return self.surface(governor.index)
        if token.dep == "obj" and self.kinds.holds("light verb", governor.lemma):
            return tuple(doer for doer in self.surface(governor.index) if not self._bears(governor, doer))
        return ()

    def _bears(self, verb: Token, doer: Filler) -> bool:
        """Tell whether somebody only has what a noun names: "mice display suppression of"."""
        patient = self.kinds.holds("patient", self.tree[doer.head].lemma)
        return patient and self.kinds.holds("bearing verb", verb.lemma)

    def _employs(self, verb: Token) -> bool:
        """Tell whether a verb says what something is put to: "is used for the treatment of"."""
        return self.kinds.holds("employing verb", verb.lemma) and self.passive(verb.index)

    def _possessor(self, index: int) -> Fillers:
        owner = next(self.tree.children(index, "nmod:poss"), None)
        if owner is None:
            return ()
        if owner.xpos == "WP$":
            near = tuple(self._predicate_above(self.tree[head]).index for head in self._nearest(owner))
            defined = tuple(found for head in near for found in self._equated(head) if found.head != head)
            return defined or tuple(Filler(head) for head in self._described(self._nearest(owner)))
        return self._resolved(owner)

    def said_of(self, index: int) -> Fillers:
        """Return what a noun describes: by "be", in apposition, by a light verb, after "as", or as its examples."""
        token = self.tree[index]
        if any(self.tree.children(index, "cop")):
            return self.surface(index)
        return self._described_by(token) or self._exemplified(token)

    def _described_by(self, token: Token) -> Fillers:
        match token.dep.partition(":")[0]:
            case "appos":
                return self._resolved(self.tree[token.head])
            case "conj" if self.tree[token.head].upos in NOMINAL:
                return self.said_of(token.head)
            case "nsubj":
                return self._predicate_of(token)
            case "nmod" if self.tree.marker(token.index) in ("of", "among") and self._counts(token.head):
                return self.said_of(token.head)
            case "obj" | "xcomp":
                return self._holder(token)
            case "obl" | "nmod":
                return self.as_what(token)
            case "compound" if self._is_epithet(token):
                return (Filler(token.head, first=token.head, last=token.head),)
            case _:
                return ()

    def _is_epithet(self, noun: Token) -> bool:
        """Tell whether a noun stands before the name of what it describes: "the lipase inhibitor orlistat"."""
        name = self.tree[noun.head].lemma.lower()
        unnamed = any(self.kinds.holds(kind, name) for kind in ("disorder", "no name"))
        named = noun.head == noun.index + 1 and not unnamed
        return named and self.kinds.holds("epithet", noun.lemma)

    def _counts(self, index: int) -> bool:
        return self.tree[index].upos in ("NUM", "PRON")

    def _exemplified(self, noun: Token) -> Fillers:
        """Return what is given as examples of a plural: "triggers of asthma, including pollen and cold air"."""
        if noun.xpos != "NNS":
            return ()
        return tuple(Filler(example) for example in examples(self.tree, noun.index))

    def listed(self, filler: Filler, index: int) -> Fillers:
        """Return what a sentence lists under a noun that only announces it: "factors leading to X include A and B".

        The verb that lists, if it is the word at *index*, keeps the noun.
        """
        token = self.tree[filler.head]
        announces = self.tree[token.head].lemma == "include" or any(
            self.kinds.holds(kind, token.lemma) for kind in ("list head", "vague")
        )
        if (
            filler.first is not None
            or not announces
            or token.dep != "nsubj"
            or token.head == index
            or token.xpos != "NNS"
        ):
            return (filler,)
        told = self._predicate_of(token)
        classed = any(self.kinds.holds("partitive", self.tree[one.head].lemma) for one in told)
        return (filler,) if classed or not told else told

    def _predicate_of(self, token: Token) -> Fillers:
        """Return what a subject is identified with: "the main cause of anemia is bleeding"."""
        predicate = self.tree[token.head]
        if predicate.upos in NOMINAL and any(self.tree.children(predicate.index, "cop")):
            return (Filler(predicate.index),)
        if predicate.upos == "VERB" and self.kinds.holds("listing verb", predicate.lemma):
            listed = (self._oblique(predicate.index, "from") + self._oblique(predicate.index, "to")) or self._oblique(
                predicate.index, "of"
            )
            return self._object(predicate.index) or listed
        for held in self.tree.children(predicate.index, "xcomp"):
            if held.upos in NOMINAL and any(self.tree.children(held.index, "cop")):
                return (Filler(held.index),)
        return ()

    def _holder(self, token: Token) -> Fillers:
        governor = self.tree[token.head]
        if governor.upos == "VERB" and self.kinds.holds("light verb", governor.lemma):
            return self.surface(governor.index)
        if self.kinds.holds("naming verb", governor.lemma) and self.passive(governor.index):
            return self.surface(governor.index)
        if token.dep == "xcomp":
            return self._controller(token, 0)
        if governor.upos == "VERB" and self.passive(governor.index):
            return self.surface(governor.index)  # "are considered the main cause"
        return ()

    def as_what(self, token: Token) -> Fillers:
        """Return what "as X" or "at the center of X" describes, or who acts through X."""
        governor = self.tree[token.head]
        marker = self.tree.marker(token.index)
        if governor.upos == "VERB" and marker == "at" and self.kinds.holds("posture verb", governor.lemma):
            return self.surface(governor.index)
        if governor.upos == "VERB" and marker == "as":
            if self.passive(governor.index):
                return self.surface(governor.index)
            return self._object(governor.index) or self._oblique(governor.index, "to") or self.surface(governor.index)
        if governor.upos == "VERB" and self.kinds.holds("means", marker) and not self.passive(governor.index):
            return self.surface(governor.index)
        if governor.upos in NOMINAL and marker == "as":
            return (Filler(governor.index),)
        return ()

    def complement(self, index: int, preposition: str, *, stray: bool = True) -> Fillers:
        """Return what a preposition ties to a noun; with *stray*, wherever the parser hung it."""
        for child in self.tree.children(index, "nmod", "obl", "acl", "advcl"):
            deed = child.upos == "VERB" and child.xpos == "VB"
            if child.index > index and self.ties(child, preposition) and not deed:
                return self._resolved(child)
        for verb in (*self._playing(index), *self._seen(index)):
            if found := self._oblique(verb, preposition):
                return found
        token = self.tree[index]
        if (
            token.dep == "conj"
            and self.tree[token.head].upos in NOMINAL
            and preposition == "of"
            and token.index - token.head < 4
        ):
            return ()
        for joined in self.tree.children(index, "conj"):
            if (
                joined.index - index <= 3
                and joined.upos in NOMINAL
                and not any(self.tree.children(joined.index, "det"))
                and (found := self.complement(joined.index, preposition, stray=False))
            ):
                return found
        return self._stray(index, preposition) if stray and preposition != "of" else ()

    def _stray(self, index: int, preposition: str) -> Fillers:
        """Return a complement that hangs on another complement of the noun, or on its verb."""
        for child in self.tree.children(index, "nmod"):
            if child.index > index and self.tree.marker(child.index) in ("of", "by", "from", "for"):
                for nested in self.tree.subtree(child.index):
                    found = self.tree[nested]
                    if found.dep == "nmod" and nested > child.index and self.tree.marker(nested) == preposition:
                        return self._resolved(found)
        token = self.tree[index]
        if token.dep in ("obj", "nsubj:pass", "obl", "nsubj") and self.tree[token.head].upos == "VERB":
            for verb in (token.head, self.tree[token.head].head):
                for found in self.tree.children(verb, "obl", "advcl", "conj", "dep"):
                    if preposition == "by" and (found.upos == "VERB" or self.passive(verb) or self._plays(verb)):
                        continue
                    if preposition == "to" and token.dep == "nsubj" and self.tree[verb].lemma in ("contribute", "lead"):
                        continue
                    if found.index > index and self.tree.marker(found.index) == preposition:
                        return self._resolved(found)
        return ()

    def _plays(self, verb: int) -> bool:
        """Tell whether a verb already has who plays a part: "estrogen plays a role in uptake by cells"."""
        return self.tree[verb].lemma == "play" and bool(self.surface(verb))

    def _compound(self, index: int) -> Fillers:
        """Return the words right before a noun that narrow it: "T cell" in "T cell activation"."""
        noun = self.tree[index]
        outer = self.tree.children(noun.head, "compound") if self._is_epithet(noun) else ()
        inner = (*self.tree.children(index, "compound", "amod", "nmod"), *outer)
        before = [
            child
            for child in inner
            if child.index < index and child.upos in ("NOUN", "PROPN") and "case" not in self._deps(child.index)
        ]
        if not before:
            return ()
        words = [word for child in before for word in self.tree.subtree(child.index) if word < index]
        return (Filler(max(words), first=min(words), last=max(words)),)

    def _deps(self, index: int) -> frozenset[str]:
        return frozenset(child.dep for child in self.tree.children(index))
