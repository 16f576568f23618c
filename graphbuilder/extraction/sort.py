"""What kind of thing a noun of a sentence names, by itself and by the words around it."""

from __future__ import annotations

from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Token
from graphbuilder.rules import Kinds

DESCRIBING = ("amod", "compound", "nmod", "acl")
FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
UNNAMED = frozenset({"ADP", "ADV", "CCONJ", "DET", "INTJ", "NUM", "PART", "PUNCT", "SCONJ"})


def kind_of(tree: Tree, kinds: Kinds, kind: str, head: int) -> bool:
    """Tell whether the noun *head* names a thing of a kind.

    "Patients with gout" and "gout patients" count as a disorder too; ``altered`` looks at the adjectives
    ("increased diameter"); an ``ailment`` is a disorder that is not just called a
    symptom; a ``feature`` is also what is given as an example of symptoms.
    """
    if kind == "acronym":
        text = tree[head].text
        if kinds.holds("anatomy", text.lower()) or kinds.holds("method", text.lower()):
            return False
        return len(text) > 1 and text.isalpha() and sum(letter.isupper() for letter in text) * 2 > len(text)
    lemma = tree[head].lemma.lower()
    if kind == "ailment":
        return not kinds.holds("feature", lemma) and kind_of(tree, kinds, "disorder", head)
    if kinds.holds(kind, lemma):
        return True
    if kind == "mutation" and tree[head].upos == "PROPN":  # "the mutation G12D"
        return any(kinds.holds(kind, child.lemma.lower()) for child in tree.children(head, "compound"))
    if kind == "feature":
        return tree[head].dep in ("conj", "nmod") and kind_of(tree, kinds, kind, tree[head].head)
    if kind == "process" and tree[head].xpos in ("VB", "VBP"):
        return True
    if kind == "altered":
        return any(kinds.holds(kind, child.text.lower()) for child in tree.children(head, "amod"))
    if kinds.holds({"disorder": "measure", "anatomy": "portion"}.get(kind, kind), lemma):
        of = (child for child in tree.children(head, "nmod") if tree.marker(child.index) == "of")
        return any(kind_of(tree, kinds, kind, child.index) for child in of)
    if kind == "disorder" and kinds.holds("patient", lemma):
        return any(tree.marker(child.index) == "with" for child in tree.children(head, "nmod")) or any(
            kind_of(tree, kinds, named, child.index)
            for child in tree.children(head, "compound")
            for named in ("disorder", "acronym")
        )
    if kind == "disorder":
        return afflicts(tree, kinds, head) or _is_called(tree, kinds, kind, head)
    return False


def _is_called(tree: Tree, kinds: Kinds, kind: str, head: int) -> bool:
    """Tell whether the sentence says outright of what kind a thing is: "X, a disease", "X is a disorder of"."""
    token = tree[head]
    names = [*tree.children(head, "appos")]
    if token.dep == "nsubj" and any(tree.children(token.head, "cop")):
        names.append(tree[token.head])
    called = (name for name in names if kinds.holds(kind, name.lemma.lower()) or name.lemma == "condition")
    return any(any(tree.children(name.index, "det")) for name in called)


def afflicts(tree: Tree, kinds: Kinds, head: int) -> bool:
    """Tell whether a noun is what patients have: "patients with BD"."""
    token = tree[head]
    return (
        token.dep == "nmod" and kinds.holds("patient", tree[token.head].lemma.lower()) and tree.marker(head) == "with"
    )


def compares_groups(tree: Tree, kinds: Kinds) -> bool:
    """Tell whether a sentence sets a group against controls: "than in healthy donors", "compared with placebo"."""
    for token in tree.tokens:
        comparing = kinds.holds("comparing", token.text.lower())
        following = tree.tokens[token.index + 1 : token.index + 7]
        if comparing and any(kinds.holds("control", after.lemma.lower()) for after in following):
            return True
    return False


def is_headless(tree: Tree) -> bool:
    """Tell whether a sentence is a bare phrase, such as a title, without a verb that says anything of it."""
    return not any(token.xpos in FINITE or _is_told(tree, token) for token in tree.tokens)


def _is_told(tree: Tree, token: Token) -> bool:
    """Tell whether a past form that looks like a participle is a verb with a subject: "his pain resolved"."""
    return (
        token.dep == "root" and token.xpos == "VBN" and "nsubj" in {child.dep for child in tree.children(token.index)}
    )


def names(tree: Tree, kinds: Kinds, head: int) -> bool:
    """Tell whether a noun can be an end of a statement: not the study itself, not a bare "mechanism" or "level"."""
    lemma = tree[head].lemma.lower()
    if (tree[head].upos in UNNAMED and tree[head].xpos != "PRP$") or tree[head].xpos in ("JJR", "JJS"):
        return False
    if tree[head].upos == "VERB" and any(tree.children(head, "obj")):
        return not kinds.holds("judging", lemma)
    if any(kinds.holds(kind, lemma) for kind in ("text", "generic", "method", "unit")):
        return False
    if kinds.holds("method", _compound(tree, head)) or _is_decade(tree[head]):
        return False
    if tree[head].xpos == "JJ" and "-" not in lemma and kinds.holds("grading", lemma):
        return False
    if kinds.holds("person", lemma) and not _ailing(tree, kinds, head):
        return False
    if kinds.holds("vague", lemma) and not _narrowed(tree, kinds, head):
        return False
    return not _counted(tree, head)


def _compound(tree: Tree, head: int) -> str:
    """Return a noun with the nouns and adjectives right before it: "polymerase chain reaction"."""
    before = (child.text.lower() for child in tree.children(head, "amod", "compound") if child.index < head)
    return " ".join((*before, tree[head].lemma.lower()))


def _is_decade(token: Token) -> bool:
    """Tell whether a word says when: "the 1960s"."""
    return token.text[-1] == "s" and token.text[:-1].isdigit()


def _narrowed(tree: Tree, kinds: Kinds, head: int) -> bool:
    """Tell whether a noun is told apart by more than its weight: "genetic factors", but no "important risk factors"."""
    return any(not kinds.holds("grading", child.lemma.lower()) for child in tree.children(head, *DESCRIBING))


def _ailing(tree: Tree, kinds: Kinds, head: int) -> bool:
    """Tell whether people are named by what they have: "HIV-positive women", but no "elderly women", no one woman."""
    described = (child for child in tree.children(head, *DESCRIBING) if child.dep != "nmod:poss")
    return tree[head].xpos != "NN" and any(not _demographic(kinds, child) for child in described)


def _demographic(kinds: Kinds, word: Token) -> bool:
    """Tell whether a word says of people only how old, of which sex or where from they are."""
    text = word.text
    from_somewhere = word.index > 0 and word.upos == "ADJ" and text.istitle() and "-" not in text
    return from_somewhere or text[0].isdigit() or kinds.holds("demographic", text.lower())


def _counted(tree: Tree, head: int) -> bool:
    """Tell whether a noun is a number of cases rather than a thing: "28,646 cases", but "50 genetic loci"."""
    if any(tree.children(head, "amod", "compound")) and tree[head].xpos == "NNS":
        return False
    return any(
        len(child.text) > 1 and child.text[0].isdigit() for child in tree.children(head, "nummod") if child.index < head
    )
