"""References to what was named before: pronouns, "which", "these cells", "the mass", "both", bare "this".

A reference without a sure antecedent gets none: a wrong link makes a false statement, a missing one only a vague one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graphbuilder.extraction import callbacks, pronouns, relatives
from graphbuilder.extraction.antecedents import NOMINAL, Candidate, candidates, role
from graphbuilder.extraction.names import mention
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Mention, Parse, Token
from graphbuilder.rules import anaphors

Place = tuple[int, int]
"""A token of a document: the number of its sentence and its index there."""

REACH = 3
"""How many sentences back a reference may reach."""

OPENING = 3
"""How many words ("In turn, this ...") may stand before a "this" that sums up the sentence before."""


def resolve(parse: Parse) -> Mapping[Place, tuple[Mention, ...]]:
    """Return the antecedents of every reference of a document, by the place of the head that refers.

    That head is the pronoun itself ("which", "its") or the noun of "these cells". There are several antecedents for
    "A and B ... They": a claim about the reference is one about each. The tuple is never empty, its mentions are full
    names elsewhere in the text, never references themselves; what has no sure antecedent is not there. The cost is
    linear in the length of the document.
    """
    trees = [Tree(sentence) for sentence in parse.sentences]
    text = parse.document.text
    short = {abbreviation.short: abbreviation.long.split()[-1].lower() for abbreviation in parse.abbreviations}
    return {
        place: tuple(mention(trees[sentence], head, text) for sentence, head in found)
        for place, found in heads(trees, short).items()
    }


def heads(trees: Sequence[Tree], short: Mapping[str, str] | None = None) -> Mapping[Place, tuple[Place, ...]]:
    """Return the same links as places: of the referring head, and of the heads of its antecedents.

    *trees* are the sentences of a document in their order, numbered from 0; *short* gives the last word of the long
    form of each abbreviation, so that "the disease" may call back "PBC".
    """
    reading = _Reading(short or {})
    for tree in trees:
        reading.go_on(tree)
    return reading.links


class _Reading:
    """What a reader has in mind while going through a document: the links so far, and the names of late."""

    def __init__(self, short: Mapping[str, str]) -> None:
        self.links: dict[Place, tuple[Place, ...]] = {}
        self._short = short
        self._words = anaphors.load()
        self._trees: list[Tree] = []
        self._names: list[list[Candidate]] = []
        self._known: set[int] = set()
        self._counts: Counter[str] = Counter()

    def go_on(self, tree: Tree) -> None:
        """Read the next sentence."""
        self._trees = [*self._trees[-REACH:], tree]
        self._names = [list(candidates(tree, self._short)), *self._names[:REACH]]
        self._known = set()
        self._counts.update(lemma for candidate in self._names[0] for lemma in candidate.lemmas)
        for token in tree.tokens:
            places = (place for here in self._antecedents(tree, token) for place in self.links.get(here, (here,)))
            if named := tuple(dict.fromkeys(places)):
                self.links[tree.sentence.number, token.index] = named

    def _antecedents(self, tree: Tree, token: Token) -> Iterator[Place]:
        """Yield what a token refers to; a resolved pronoun joins the names that may be referred to."""
        number = tree.sentence.number
        if relatives.is_relative(token):
            yield from ((number, head) for head in relatives.antecedent(tree, token.index, self._known))
        elif pronouns.is_personal(token):
            chosen = pronouns.antecedent(self._trees, token, self._names, self._counts, self._words)
            if chosen is not None:
                self._known.add(token.index)
                self._names[0].append(_standing_in(tree, token, chosen))
                yield from _places(chosen)
        elif token.upos in NOMINAL or token.lemma.lower() in callbacks.ORDINAL:
            for chosen in callbacks.antecedent(tree, token.index, self._names, self._words):
                yield from _places(chosen)
        elif _sums_up(tree, token, self._words.effecting):
            if token.index <= OPENING and tree[token.head].dep == "root":
                yield from _outcome_before(self._trees, passive=token.dep == "nsubj:pass")
            else:
                yield from ((number, head) for head in relatives.outcome(tree, tree[token.head].head))


def _places(chosen: Candidate) -> Iterator[Place]:
    return ((chosen.sentence, head) for head in chosen.heads)


def _standing_in(tree: Tree, token: Token, chosen: Candidate) -> Candidate:
    """Return a resolved pronoun as something that later ones may refer to."""
    return replace(
        chosen,
        sentence=tree.sentence.number,
        heads=(token.index,),
        forms=chosen.forms[:1],
        lemmas=chosen.lemmas[:1],
        first=token.index,
        last=token.index,
        role=role(tree, token.index),
    )


def _sums_up(tree: Tree, token: Token, effecting: frozenset[str]) -> bool:
    """Tell whether a token is a "this" that says what comes of the sentence or clause before: ", and this causes"."""
    verb = tree[token.head]
    bare = token.text.lower() == "this" and token.upos in ("PRON", "DET") and token.dep in ("nsubj", "nsubj:pass")
    opening = token.index <= OPENING and verb.dep == "root"
    if bare and opening and token.dep == "nsubj:pass":
        return any(told.lemma.lower() in effecting for told in (verb, *tree.children(verb.index, "xcomp")))
    joined = verb.dep in ("conj", "parataxis") and verb.head < token.index and tree[verb.head].upos == "VERB"
    return bare and (opening or joined) and verb.lemma.lower() in effecting


def _outcome_before(trees: Sequence[Tree], *, passive: bool) -> Iterator[Place]:
    """Yield what the last sentence but one brings about; for "this is caused by", also what it only speaks of."""
    last = trees[-2] if len(trees) > 1 else None
    root = next((word.index for word in last.tokens if word.dep == "root"), None) if last else None
    if last is not None and root is not None and (last[root].upos == "VERB" or passive):
        yield from ((last.sentence.number, head) for head in relatives.outcome(last, root))
