"""What a reference may refer to: the names of a sentence, alone and joined by "and"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from graphbuilder.extraction.names import name
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Token

NOMINAL = frozenset({"NOUN", "PROPN"})
INSIDE = ("compound", "flat", "fixed", "goeswith", "amod", "dep", "case", "nummod", "advmod", "reparandum")
"""Labels of words that are part of a longer name, not a name of their own."""


class Role(IntEnum):
    """What a name does in its clause; the higher, the likelier it is spoken of again."""

    MODIFIER = 1
    OBLIQUE = 2
    OBJECT = 3
    SUBJECT = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name, or several that are joined, in one sentence.

    ``heads`` are the tokens that head the names, ``forms`` and ``lemmas`` their words; ``first`` to ``last`` the
    tokens of the whole; ``modifiers`` are the other words of the name.
    """

    sentence: int
    heads: tuple[int, ...]
    forms: tuple[str, ...]
    lemmas: tuple[str, ...]
    first: int
    last: int
    plural: bool
    role: Role
    modifiers: frozenset[str]

    @property
    def joined(self) -> bool:
        """Tell whether these are several names."""
        return len(self.heads) > 1


def candidates(tree: Tree, short: Mapping[str, str]) -> tuple[Candidate, ...]:
    """Return the names of a sentence in the order of their heads, a joined group right before its first member.

    *short* gives the word that counts as the lemma of an abbreviation: the last of its long form.
    """
    found: list[Candidate] = []
    for token in tree.tokens:
        if not is_name(token) or _is_predicate(tree, token):
            continue
        if len(members := conjuncts(tree, token)) > 1:
            found.append(_candidate(tree, members, short))
        found.append(_candidate(tree, (token.index,), short))
    return tuple(found)


def is_name(token: Token) -> bool:
    """Tell whether a token heads a name."""
    return token.upos in NOMINAL and token.dep.partition(":")[0] not in INSIDE


def _is_predicate(tree: Tree, token: Token) -> bool:
    """Tell whether a noun only says more of another name: "X is a factor", "X, a factor"."""
    return token.dep == "appos" or any(tree.children(token.index, "cop"))


def is_plural(token: Token) -> bool:
    """Tell whether a noun is a plural, by its tag or by an ending that its lemma lacks ("pneumococci")."""
    foreign = token.text.endswith(("i", "ae")) and token.lemma.lower() != token.text.lower()
    return token.xpos in ("NNS", "NNPS") or foreign


def is_symbol(form: str) -> bool:
    """Tell whether a word is spelt as a name of a gene or protein is: "IL-6", "p53", "TNF"."""
    return len(form) > 1 and form[0].isalpha() and (any(c.isdigit() for c in form) or form.isupper())


def conjuncts(tree: Tree, first: Token) -> tuple[int, ...]:
    """Return a name and those joined to it by "and"; itself alone if there are none or they are alternatives."""
    if first.dep == "conj":
        return (first.index,)
    others = [child for child in tree.children(first.index, "conj") if child.upos in NOMINAL]
    links = {link.lemma.lower() for other in others for link in tree.children(other.index, "cc")}
    if not others or not links & {"and", "&", "as well as", "plus"} or "or" in links:
        return (first.index,)
    return (first.index, *(other.index for other in others))


def foremost(tree: Tree, index: int) -> int:
    """Return the first of the conjuncts that a token belongs to."""
    token = tree[index]
    while token.dep in ("conj", "appos") and token.head != token.index:
        token = tree[token.head]
    return token.index


def governor(tree: Tree, index: int) -> int:
    """Return the predicate whose argument a token is; one that shares its subject with another counts as that."""
    token = tree[tree[foremost(tree, index)].head]
    while token.dep == "xcomp" and token.head != token.index:
        token = tree[token.head]
    return token.index


def role(tree: Tree, index: int) -> Role:
    """Return what a name does in its clause; a conjunct does what the first one does."""
    match tree[foremost(tree, index)].dep.partition(":")[0]:
        case "nsubj" | "csubj":
            return Role.SUBJECT
        case "obj" | "iobj" | "root" | "ccomp" | "xcomp":
            return Role.OBJECT
        case "obl":
            return Role.OBLIQUE
        case _:
            return Role.MODIFIER


def _candidate(tree: Tree, heads: tuple[int, ...], short: Mapping[str, str]) -> Candidate:
    spans = [name(tree, head) for head in heads]
    first, last = spans[0][0], max(end for _, end in spans)
    return Candidate(
        sentence=tree.sentence.number,
        heads=heads,
        forms=tuple(tree[head].text for head in heads),
        lemmas=tuple(short.get(tree[head].text, tree[head].lemma.lower()) for head in heads),
        first=first,
        last=last,
        plural=len(heads) > 1 or is_plural(tree[heads[0]]),
        role=role(tree, heads[0]),
        modifiers=frozenset(_words(tree, first, last, heads)),
    )


def _words(tree: Tree, first: int, last: int, heads: tuple[int, ...]) -> Iterator[str]:
    for index in range(first, last + 1):
        if index not in heads and tree[index].upos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM", "X", "SYM"):
            yield tree[index].lemma.lower()
