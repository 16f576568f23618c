"""The words that name an end of a statement: the shortest stretch that says which concept it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphbuilder.extraction.coordination import shared_until
from graphbuilder.extraction.filler import NOMINAL, Filler
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Span, Token
from graphbuilder.rules import Kinds

OUTSIDE = (
    "det",
    "cc",
    "punct",
    "appos",
    "acl",
    "conj",
    "cop",
    "nsubj",
    "csubj",
    "aux",
    "advcl",
    "parataxis",
    "mark",
    "case",
    "predet",
    "discourse",
    "dep",
    "obj",
    "xcomp",
    "ccomp",
    "orphan",
    "expl",
    "vocative",
    "list",
    "reparandum",
    "dislocated",
)
ABILITIES = frozenset({"ability", "capacity", "failure", "inability"})
"""Nouns that say nothing without the deed: "failure to clear debris"."""
PROSPECTS = frozenset({"chance", "likelihood", "probability", "risk"})
"""Nouns that say nothing without what may come: "risk of developing gout"."""
NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
KEPT = frozenset(
    {
        "of",
        "in",
        "to",
        "for",
        "with",
        "between",
        "on",
        "at",
        "from",
        "against",
        "by",
        "within",
        "into",
        "beyond",
        "towards",
        "toward",
        "around",
    }
)


class Arguments:
    """Cuts the ends of statements out of one sentence."""

    def __init__(self, tree: Tree, kinds: Kinds) -> None:
        self.tree = tree
        self.kinds = kinds

    def core(self, head: int) -> int:
        """Return the word that names the thing, past words that only count or hold it: "a variety of stimuli"."""
        token = self.tree[head]
        if self.kinds.holds("partitive", token.lemma) or self._counts(token):
            for child in self.tree.children(head, "nmod"):
                if self.tree.marker(child.index) == "of" and child.index > head:
                    return self.core(child.index)
        if self._is_aim(token):
            for verb in (head, *(joined.index for joined in self.tree.children(head, "conj"))):
                for thing in self.tree.children(verb, "obj"):
                    return self.core(thing.index)
        if name := self._named(head):
            return name
        if token.lemma in ("diagnosis", "evidence"):
            for child in self.tree.children(head, "nmod"):
                if self.tree.marker(child.index) in ("of", "for"):
                    return self.core(child.index)
        if self.kinds.holds("patient", token.lemma) and not self._is_someone(token):
            for child in self.tree.children(head, "nmod", "acl"):
                if self.tree.marker(child.index) == "with" and child.index > head:
                    return self.core(child.index)
                if child.dep == "acl" and child.lemma in ("affect", "diagnose", "infect", "suffer"):
                    for named in self.tree.children(child.index, "obl"):
                        return self.core(named.index)
        return head

    def _is_someone(self, token: Token) -> bool:
        """Tell whether a word names one person, whose story says nothing of a disease: "a woman with gout"."""
        return token.xpos == "NN" and self.kinds.holds("person", token.lemma)

    def _is_aim(self, verb: Token) -> bool:
        """Tell whether a deed is named for its thing: "a role in clearing glutamate and feeding neurons"."""
        first = self.tree[verb.head] if verb.dep == "conj" else verb
        if self.kinds.holds("judging", verb.lemma):
            return False
        return verb.xpos == first.xpos == "VBG" and self.tree.marker(first.index) in ("in", "to", "for")

    def _counts(self, token: Token) -> bool:
        """Tell whether a word only counts what follows it: "none of the drugs"."""
        counting = self.kinds.holds("quantifier", token.text.lower()) or token.text.lower() == "one"
        return token.xpos in ("CD", "DT", "JJ", "JJS", "NN", "RBS") and counting

    def _named(self, head: int) -> int | None:
        """Return the name that is given to a thing: "a syndrome known as VHL disease", "one syndrome, Behr disease"."""
        if any(
            word.lemma.lower() in ("a", "an", "another", "one") for word in self.tree.children(head, "det", "nummod")
        ):
            for name in self.tree.children(head, "appos"):
                words = [self.tree[index] for index in range(head + 2, name.index + 1)]
                if self.tree[head + 1].text == "," and words and all(self._is_naming(word) for word in words):
                    return name.index
        for child in self.tree.children(head, "acl"):
            opened = any(token.text == "(" for token in self.tree.tokens[child.index - 2 : child.index])
            if child.lemma in ("call", "designate", "know", "name", "term") and not opened:
                for name in self.tree.children(child.index, "obl", "xcomp", "obj"):
                    if name.upos in ("NOUN", "PROPN"):
                        return name.index
        return None

    def _is_naming(self, word: Token) -> bool:
        """Tell whether a word may be part of a name: a noun, the first of which is written large."""
        if self.tree[word.index - 1].text == ",":
            return word.upos in ("ADJ", "NOUN", "PROPN") and word.text[0].isupper()
        return word.upos in ("NOUN", "PROPN") or word.xpos == "POS"

    def stretch(self, filler: Filler, without: Iterable[int] = ()) -> tuple[int, int]:
        """Return the first and last token of the words that name a filler; what hangs on *without* is left out."""
        if filler.first is not None and filler.last is not None:
            return filler.first, self._end_of_deed(filler) if self.tree[filler.last].upos == "VERB" else filler.last
        if self._is_event(filler.head):
            return self._event(filler.head)
        return self._noun_phrase(filler.head, frozenset(without))

    def joined_to(self, head: int) -> tuple[int, ...]:
        """Return a word with the first of the list that it belongs to."""
        first = self.tree[head]
        while first.dep == "conj" and first.head != first.index:
            first = self.tree[first.head]
        return (head, first.index)

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of the document from token to token."""
        return self.tree.span(first, last)

    def _is_event(self, head: int) -> bool:
        token = self.tree[head]
        return token.upos == "VERB" and not any(self.tree.children(head, "amod", "det", "compound"))

    def _end_of_deed(self, filler: Filler) -> int:
        ends = [child.index for child in self.tree.children(filler.head, "obj", "obl", "compound:prt")]
        return max([filler.head, *(max(self.tree.subtree(end)) for end in ends[:1])])

    def _event(self, verb: int) -> tuple[int, int]:
        """Return a verb with its object: "avoiding oxidative stressors"."""
        last = verb
        for child in self.tree.children(verb, "obj", "xcomp", "obl"):
            if child.index > verb and self.tree.marker(child.index) in ("", "to", "of", "in", "with", "from", "into"):
                last = max(last, self._noun_phrase(child.index, frozenset())[1])
                break
        return verb, last

    def _noun_phrase(self, head: int, without: frozenset[int]) -> tuple[int, int]:
        kept = sorted({head, *self._modifiers(head, without)})
        here = kept.index(head)
        first = last = here
        while first > 0 and self._adjacent(kept[first - 1], kept[first]):
            first -= 1
        while last + 1 < len(kept) and self._adjacent(kept[last], kept[last + 1]):
            last += 1
        start, end = kept[first], kept[last]
        if (last_joined := shared_until(self.tree, head)) is not None:
            complements = (child for child in self.tree.children(head, "nmod") if child.index > last_joined)
            shared = (index for child in complements for index in self._tail(child, without))
            end = max(end, self._noun_phrase(last_joined, without)[1], *shared)
        while start < head and self._unwanted(self.tree[start]) and not self._belongs(start):
            start += 1
        return start, end

    def _modifiers(self, head: int, without: frozenset[int]) -> Iterator[int]:
        for child in self.tree.children(head):
            if child.index in without:
                continue
            if child.index < head:
                if child.dep.partition(":")[0] not in OUTSIDE or child.dep == "nmod:poss" or self._hyphenated(child):
                    yield from self._whole(child.index)
            elif self._kept_after(head, child):
                yield from self._tail(child, without)

    def _hyphenated(self, child: Token) -> bool:
        return child.dep == "dep" and child.upos in ("NOUN", "PROPN", "ADJ")

    def _whole(self, index: int) -> Iterator[int]:
        yield from self.tree.subtree(index)

    def _kept_after(self, head: int, child: Token) -> bool:
        dep = child.dep.partition(":")[0]
        if dep == "acl" and self.tree[head].lemma in ABILITIES:
            return self.tree.marker(child.index) == "to" and self._runs_on(head, child.index)
        if dep == "acl" and self.tree[head].lemma in PROSPECTS:
            return self.tree.marker(child.index) == "of" and self._runs_on(head, child.index)
        if dep in ("nmod", "obl") and child.upos in (*NOMINAL, "ADJ", "VERB"):
            marker = self.tree.marker(child.index)
            if marker == "of":
                return True
            if marker in ("in", "as") and self.kinds.holds("relator", child.lemma):
                return False
            if (
                marker not in KEPT
                or self.kinds.holds("patient", child.lemma)
                or self.kinds.holds("circumstance", child.lemma)
            ):
                return False
            before = min(self.tree.subtree(child.index))
            return not any(token.text in (",", ";", "(") for token in self.tree.tokens[head + 1 : before])
        if dep == "amod":
            return child.index == head + 1 and not any(self.tree.children(child.index, "obl", "nmod", "xcomp", "advcl"))
        return dep in ("nummod", "flat", "compound", "fixed", "goeswith")

    def _runs_on(self, head: int, deed: int) -> bool:
        """Tell whether nothing but whose it is stands between an ability and its deed: "failure of T cells to"."""
        owners = (child.index for child in self.tree.children(head, "nmod") if self.tree.marker(child.index) == "of")
        owned = {index for owner in owners for index in self.tree.subtree(owner)}
        return owned.issuperset(range(head + 1, deed - 1))

    def _tail(self, child: Token, without: frozenset[int]) -> Iterator[int]:
        """Yield a complement with its preposition, joined words and complements of its own."""
        if child.dep == "acl":
            yield from range(child.index - 1, self._event(child.index)[1] + 1)
            return
        yield child.index
        for inner in self.tree.children(child.index):
            if inner.index in without:
                continue
            dep = inner.dep.partition(":")[0]
            if inner.index < child.index and dep not in ("cop", "nsubj"):
                yield from self._whole(inner.index)
            elif dep == "conj" and inner.upos in NOMINAL and not self._trails(child, inner):
                yield from range(child.index + 1, inner.index)
                yield from self._tail(inner, without)
            elif inner.index > child.index and self._kept_after(child.index, inner):
                yield from self._tail(inner, without)

    def _trails(self, child: Token, inner: Token) -> bool:
        return any(mark.text == "(" for mark in self.tree.tokens[child.index : inner.index])

    def _adjacent(self, left: int, right: int) -> bool:
        """Tell whether only punctuation or a bracketed aside stands between two tokens."""
        between = self.tree.tokens[left + 1 : right]
        if not between:
            return True
        if between[0].text == "(" and between[-1].text == ")":
            return True
        return all(
            token.xpos == "POS"
            or token.text == "/"
            or (token.upos == "PUNCT" and token.text in ("-", "–", ",", '"', "'", "(", ")"))
            for token in between
        )

    def _belongs(self, index: int) -> bool:
        """Tell whether a word that counts elsewhere is part of a name: "multiple sclerosis", "common cold"."""
        return self.kinds.holds("named by a quantifier", self.tree[index + 1].lemma.lower())

    def _unwanted(self, token: Token) -> bool:
        return (
            token.dep in ("det", "det:predet", "punct", "cc:preconj", "advmod", "cc", "mark", "predet")
            or self.kinds.holds("quantifier", token.lemma.lower())
            or token.upos in ("ADV", "DET", "PUNCT", "ADP", "CCONJ")
            or token.xpos == "PRP$"
            or token.text in ("%", "/")
            or (token.text.startswith("-") and len(token.text) > 1)
            or (token.dep == "nummod" and (token.text.isdigit() or token.text.lower() in NUMBERS))
        )
