"""Objects and complements of predicates: active, passive, of a relative clause, made to happen, joined."""

from __future__ import annotations

from graphbuilder.extraction.filler import NOMINAL, Filler, Fillers
from graphbuilder.extraction.subjects import LEADING, SUBJECTS, Subjects
from graphbuilder.model import Token


class Predicates(Subjects):
    """The clause side of slots; nouns that name relations are left to a subclass."""

    def brought_about(self, index: int) -> Fillers:
        """Return what the main clause of a participial tail brings about: its object; in the passive, what does it.

        A clause that tells of an attack brings about nothing but what follows from the attack.
        """
        token = self.tree[index]
        while token.dep == "conj" and token.head != token.index:
            token = self.tree[token.head]
        main = self._latest(token.head, index)
        if self.kinds.holds("targeting verb", self.tree[main].lemma) and not self.passive(main):
            return ()
        if self.tree[main].upos != "VERB":
            return self._promoted(main, index)
        if self.passive(main):
            return self._agent(main)
        return self._promoted(main, index) or self._object(main) or self._outcome(main, index)

    def _promoted(self, main: int, tail: int) -> Fillers:
        """Return what a part is played in bringing about: "plays a role in promoting A, resulting in B" gives A."""
        lemma = self.tree[main].lemma
        if self.tree[main].upos == "VERB" and not self.kinds.holds("light verb", lemma):
            return ()
        deeds = (self.tree[index] for index in self.tree.subtree(main, without=[tail]) if main < index < tail)
        promoting = [deed.index for deed in deeds if deed.xpos == "VBG" and self.tree.marker(deed.index) == "in"]
        return self._object(promoting[-1]) if promoting else ()

    def _outcome(self, verb: int, tail: int) -> Fillers:
        """Return what a verb of leading leads to before its tail: "leads to scarring, resulting in stiffness"."""
        if self.tree[verb].lemma not in LEADING:
            return ()
        found = self._oblique(verb, "to") or self._oblique(verb, "in")
        return tuple(filler for filler in found if filler.head < tail)

    def _latest(self, main: int, tail: int) -> int:
        """Return the verb told last before *tail*: of "frees X, which makes cells form Y, leading to", that of Y."""
        first = [child.index for child in self.tree.children(main, "obj")]
        things = (*first, *(joined.index for thing in first for joined in self.tree.children(thing, "conj")))
        clauses = [clause for thing in things for clause in self.tree.children(thing, "acl:relcl")]
        clauses += [deed for deed in self.tree.children(main, "xcomp") if any(self.tree.children(deed.index, "obj"))]
        told = [clause.index for clause in clauses if main < clause.index < tail and clause.upos == "VERB"]
        return self._latest(max(told), tail) if told else main

    def _agent(self, index: int) -> Fillers:
        found = self._oblique(index, "by") or self._present(index)
        return found + self._oblique(index, "via") + self._oblique(index, "through")

    def _present(self, index: int) -> Fillers:
        """Return what acts by being there: "induced in the presence of IL-17"."""
        for child in self.tree.children(index, "obl"):
            if child.lemma == "presence" and self.tree.marker(child.index) == "in":
                return self.complement(child.index, "of")
        return ()

    def _object(self, index: int) -> Fillers:
        own = [child for child in self.tree.children(index, "obj") if not self.tree.marker(child.index)]
        if own:
            return self._made_to_happen(index, own[0]) or tuple(
                found for thing in own for found in self._resolved(thing)
            )
        for inner in self.tree.children(index, "ccomp", "xcomp"):
            subject = next(self.tree.children(inner.index, "nsubj"), None)
            if subject is not None and inner.xpos == "VB":
                return (Filler(inner.index, first=subject.index, last=inner.index),)
        for deed in self.tree.children(index, "xcomp"):
            if deed.xpos == "VBG" and deed.index == index + 1 and not self.tree.marker(deed.index):
                return (Filler(deed.index),)
            if deed.upos in NOMINAL and not self.tree.marker(deed.index):
                return self._resolved(deed)  # "becomes a foam cell"
        token = self.tree[index]
        if token.dep == "acl:relcl" and self.gapped(index):
            return (Filler(token.head),)
        if any(child.index > index for child in self.tree.children(index, "obl")):
            return ()
        for joined in self.tree.children(index, "conj"):
            if joined.upos == "VERB" and not any(self.tree.children(joined.index, *SUBJECTS)):
                return self._object(joined.index)
        return ()

    def _made_to_happen(self, index: int, thing: Token) -> Fillers:
        """Return the whole deed for verbs that bring one about: "causes cells to divide", not "stimulates cells to"."""
        if not self.kinds.holds("causative verb", self.tree[index].lemma):
            return ()
        for deed in self.tree.children(index, "xcomp"):
            bare = deed.xpos in ("VB", "VBP") or any(
                child.xpos == "VB" for child in self.tree.children(deed.index, "cop")
            )
            if deed.upos in ("VERB", "ADJ") and bare and deed.index > thing.index:
                return (Filler(deed.index, first=thing.index, last=deed.index),)
        return ()

    def means(self, index: int) -> Fillers:
        """Return the deed by which something is done: "to prevent hemolysis by avoiding oxidants"."""
        return tuple(
            Filler(child.index)
            for child in self.tree.children(index, "advcl")
            if child.xpos == "VBG" and self.tree.marker(child.index) == "by"
        )

    def _oblique(self, index: int, preposition: str) -> Fillers:
        own = [
            child
            for child in self.tree.children(index, "obl", "nmod", "advcl", "xcomp", "acl", "obj", "conj")
            if self.ties(child, preposition) and (child.upos != "VERB" or child.xpos == "VBG")
            if child.index > index or not self._frames(child)
        ]
        if own:
            return tuple(found for child in own[:1] for found in self._resolved(child))
        for place in (self._below_object, self._below_source, self._below_existing):
            if found := place(index, preposition):
                return found
        for joined in self.tree.children(index, "conj"):
            if joined.upos == self.tree[index].upos and not any(self.tree.children(joined.index, *SUBJECTS, "obj")):
                return self._oblique(joined.index, preposition)
        return self._occasion(index, preposition)

    def ties(self, child: Token, preposition: str) -> bool:
        """Tell whether a preposition ties a phrase on, and the phrase is no preposition itself: "in addition to"."""
        joined = preposition == "in" and self.kinds.holds("relator", child.lemma)
        return self.tree.marker(child.index) == preposition and not joined

    def _occasion(self, index: int, preposition: str) -> Fillers:
        """Return what opens the first of joined clauses and holds for both: "upon injury, A falls and B rises"."""
        token = self.tree[index]
        if token.dep != "conj" or preposition not in ("upon", "after", "following"):
            return ()
        before = (child for child in self.tree.children(token.head, "obl") if child.index < token.head)
        opening = (child for child in before if self.tree.marker(child.index) == preposition)
        return tuple(found for child in opening if not self._frames(child) for found in self._resolved(child))

    def _frames(self, noun: Token) -> bool:
        """Tell whether a phrase in front only sets the frame: "in the absence of"; patients there are those meant."""
        lemma = noun.lemma.lower()
        return self.kinds.holds("circumstance", lemma) and not self.kinds.holds("patient", lemma)

    def _below_object(self, index: int, preposition: str) -> Fillers:
        """Return what the parser hung on the object: "converts testosterone into estradiol"."""
        for thing in self.tree.children(index, "obj"):
            for child in self.tree.children(thing.index, "nmod"):
                if child.index > index and self.tree.marker(child.index) == preposition:
                    return self._resolved(child)
        return ()

    def _below_source(self, index: int, preposition: str) -> Fillers:
        """Return what the parser hung on where a way begins or lies: "spreads from the gut to the brain"."""
        if preposition not in ("into", "to"):
            return ()
        for source in self.tree.children(index, "obl"):
            for child in self.tree.children(source.index, "nmod"):
                if self.tree.marker(source.index) in ("from", "in") and self.tree.marker(child.index) == preposition:
                    return self._resolved(child)
        return ()

    def _below_existing(self, index: int, preposition: str) -> Fillers:
        """Return what the parser hung on what there is: "there was a loss of nephrons in the cortex"."""
        if self.tree[index].lemma != "be":
            return ()
        for thing in self.tree.children(index, *SUBJECTS):
            below = [self.tree[one] for one in self.tree.subtree(thing.index) if one > index]
            for child in reversed(below):
                if child.dep == "nmod" and self.tree.marker(child.index) == preposition:
                    return self._resolved(child)
        return ()

    def led(self, index: int) -> bool:
        """Tell whether a verb only says what somebody is led to: "leads them to develop pain" is read from "leads"."""
        token = self.tree[index]
        return self.tree[token.head].lemma == "lead" and token.dep != "root" and self._is_deed(token)

    def _deed(self, index: int) -> Fillers:
        """Return what somebody is led to: "lead patients to develop pain" gives the pain."""
        for deed in self.tree.children(index, "xcomp", "advcl", "acl"):
            if self._is_deed(deed):
                return self._object(deed.index)
        return ()

    def _is_deed(self, verb: Token) -> bool:
        bears = verb.upos == "VERB" and self.kinds.holds("bearing verb", verb.lemma)
        return bears and self.tree.marker(verb.index) == "to"
