"""What kind of thing a noun of a sentence names, by itself and by the words around it."""

from __future__ import annotations

from graphbuilder.extract.tree import Tree
from graphbuilder.rules import Kinds


def kind_of(tree: Tree, kinds: Kinds, kind: str, head: int) -> bool:
    """Tell whether the noun *head* names a thing of a kind.

    "Patients with gout" count as a disorder too; ``altered`` looks at the adjectives ("increased diameter").
    """
    if kind == "acronym":
        return len(tree[head].text) > 1 and sum(letter.isupper() for letter in tree[head].text) * 2 > len(tree[head].text)
    lemma = tree[head].lemma.lower()
    if kinds.holds(kind, lemma):
        return True
    if kind == "altered":
        return any(kinds.holds(kind, child.text.lower()) for child in tree.children(head, "amod"))
    if kind == "disorder" and kinds.holds("patient", lemma):
        return any(tree.marker(child.index) == "with" for child in tree.children(head, "nmod"))
    if kind == "disorder":
        return afflicts(tree, kinds, head)
    return False


def afflicts(tree: Tree, kinds: Kinds, head: int) -> bool:
    """Tell whether a noun is what patients have: "patients with BD"."""
    token = tree[head]
    return token.dep == "nmod" and kinds.holds("patient", tree[token.head].lemma.lower()) and tree.marker(head) == "with"
