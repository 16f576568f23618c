"""References to what was named before: pronouns, "which", "these cells", "the mass", "both", bare "this".

A reference without a sure antecedent gets none: a wrong link makes a false statement, a missing one only a vague one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graphbuilder.extract import callbacks, pronouns, relatives
from graphbuilder.extract.antecedents import NOMINAL, Candidate, candidates, role
from graphbuilder.extract.names import mention
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Mention, Parse, Token
from graphbuilder.rules import anaphors

Place = tuple[int, int]
"""A token of a document: the number of its sentence and its index there."""

REACH = 3
"""How many sentences back a reference may reach."""


def resolve(parse: Parse) -> Mapping[Place, tuple[Mention, ...]]:
    """Return the antecedents of every reference of a document, by the place of the head that refers.

    That head is the pronoun itself ("which", "its") or the noun of "these cells". There are several antecedents for
    "A and B ... They": a claim about the reference is one about each. The tuple is never empty, its mentions are full
    names elsewhere in the text, never references themselves; what has no sure antecedent is not there. The cost is
    linear in the length of the document.
    """
    trees = [Tree(sentence) for sentence in parse.sentences]
    text = parse.document.text
    return {
        place: tuple(mention(trees[sentence], head, text) for sentence, head in found)
        for place, found in heads(trees).items()
    }


def heads(trees: Sequence[Tree]) -> Mapping[Place, tuple[Place, ...]]:
    """Return the same links as places: of the referring head, and of the heads of its antecedents.

    *trees* are the sentences of a document in their order, numbered from 0.
    """
    links: dict[Place, tuple[Place, ...]] = {}
    before: list[list[Candidate]] = []
    for tree in trees:
        before = [list(candidates(tree)), *before[:REACH]]
        for token in tree.tokens:
            found = tuple(_antecedents(trees, tree, token, before))
            if named := _named(found, links):
                links[tree.sentence.number, token.index] = named
    return links


def _named(found: Sequence[Place], links: Mapping[Place, tuple[Place, ...]]) -> tuple[Place, ...]:
    """Follow each place to the name at the end of its chain of references."""
    named = (place for here in found for place in links.get(here, (here,)))
    return tuple(dict.fromkeys(named))


def _antecedents(trees: Sequence[Tree], tree: Tree, token: Token, before: list[list[Candidate]]) -> Iterator[Place]:
    number = tree.sentence.number
    if relatives.is_relative(token):
        yield from ((number, head) for head in relatives.antecedent(tree, token.index))
    elif pronouns.is_personal(token):
        if (chosen := pronouns.antecedent(tree, token.index, before, anaphors.load())) is not None:
            before[0].append(_standing_in(tree, token, chosen))
            yield from _places(chosen)
    elif token.upos in NOMINAL or token.lemma.lower() in callbacks.ORDINAL:
        for chosen in callbacks.antecedent(tree, token.index, before, anaphors.load()):
            yield from _places(chosen)
    elif _is_bare(token):
        yield from _event(trees, tree, token)


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


def _is_bare(token: Token) -> bool:
    return token.text.lower() == "this" and token.upos in ("PRON", "DET") and token.dep.startswith("nsubj")


def _event(trees: Sequence[Tree], tree: Tree, token: Token) -> Iterator[Place]:
    """Yield what the sentence before brings about, for a "this" that opens its own."""
    number = tree.sentence.number
    if number == 0 or tree[token.head].dep != "root" or token.index > 3:
        return
    last = trees[number - 1]
    root = next((word.index for word in last.tokens if word.dep == "root"), None)
    if root is not None and last[root].upos == "VERB":
        yield from ((number - 1, head) for head in relatives.outcome(last, root))
