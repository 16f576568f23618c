"""Relative pronouns, and references to what a clause says."""

from __future__ import annotations

from collections.abc import Container

from graphbuilder.extraction.antecedents import NOMINAL, conjuncts, is_plural
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Token
from graphbuilder.rules import anaphors, load_kinds

RELATIVE = frozenset({"which", "that", "who", "whom", "whose", "where"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
EQUATING = frozenset({"constitute", "represent", "remain", "become"})
"""Verbs that equate, as "be" does: what is said of their object is said of their subject."""


def is_relative(token: Token) -> bool:
    """Tell whether a token may be a relative pronoun."""
    return token.lemma.lower() in RELATIVE and token.xpos in RELATIVE_TAGS


def antecedent(tree: Tree, pronoun: int, known: Container[int] = ()) -> tuple[int, ...]:
    """Return the heads of what a relative pronoun of this sentence stands for; none if it asks or nothing is found.

    *known* are the personal pronouns of the sentence whose names are known, so that "it is a disorder that ..." says
    it of that name. A pronoun that goes on from a whole clause ("..., which leads to") stands for what that brings
    about.
    """
    clause = _clause(tree, pronoun)
    governor = tree[clause.head] if clause else _noun_before(tree, pronoun)
    if governor is None:
        return ()
    governor = _outside(tree, governor, pronoun)
    if governor.upos not in NOMINAL:
        return outcome(tree, governor.index) if tree[pronoun].lemma.lower() == "which" else ()
    if governor.index > pronoun or (tree[pronoun].lemma.lower() == "where" and pronoun - governor.index > 2):
        return ()
    if (
        tree[pronoun].lemma.lower() in ("who", "whom")
        and (person := _person(tree, governor.index, pronoun)) is not None
    ):
        return (person,)
    governor = _within_item(tree, governor, pronoun)
    verb = clause or tree[tree[pronoun].head]
    return _equated(tree, _agreeing(tree, governor, verb, pronoun), known)


def _person(tree: Tree, governor: int, pronoun: int) -> int | None:
    """Return the word for a person nearest to a noun: "an example of a patient with asthma who"."""
    persons = anaphors.load().person
    above = (outer.index for outer in tree.ancestors(governor) if outer.index < pronoun)
    near = (*range(pronoun - 1, governor - 1, -1), *above)
    return next((at for at in near if tree[at].lemma.lower() in persons), None)


def _noun_before(tree: Tree, pronoun: int) -> Token | None:
    """Return the noun (or closing bracket) right before ", which", for a clause that the parser hung elsewhere."""
    if pronoun < 2 or tree[pronoun].lemma.lower() != "which" or tree[pronoun - 1].text != ",":
        return None
    before = tree[pronoun - 2]
    return before if before.upos in NOMINAL or before.text == ")" else None


def _outside(tree: Tree, governor: Token, pronoun: int) -> Token:
    """Return the noun before a bracket that closes between governor and pronoun: "drugs (A, B, C), which"."""
    depth = 0
    for index in range(pronoun - 1, governor.index - (governor.text == ")"), -1):
        depth += (tree[index].text == ")") - (tree[index].text == "(")
    if depth < 1:
        return governor
    opening = next((index for index in range(governor.index, 0, -1) if tree[index].text == "("), 0)
    before = tree[opening - 1] if opening else governor
    return before if before.upos in NOMINAL else governor


def _within_item(tree: Tree, governor: Token, pronoun: int) -> Token:
    """Return the first noun of the item that a clause stands in, where semicolons part a list: "A; B and C, which"."""
    parts = [token.index for token in tree.tokens[governor.index : pronoun] if token.text == ";"]
    near = _noun_before(tree, pronoun)
    if not parts or near is None or near.upos not in NOMINAL:
        return governor
    while near.dep == "conj" and near.head > parts[-1]:
        near = tree[near.head]
    return near


def outcome(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the heads of what a clause brings about: its object; else, or in the passive, its subject."""
    for inner in tree.children(verb, "ccomp", "xcomp"):
        if inner.upos == "VERB" and not any(tree.children(verb, "obj")):
            return outcome(tree, inner.index) or _first(tree, verb, "nsubj")
    return _first(tree, verb, "obj") or _first(tree, verb, "nsubj")


def _first(tree: Tree, verb: int, dep: str, known: Container[int] = ()) -> tuple[int, ...]:
    for child in tree.children(verb, dep):
        if child.index in known:
            return (child.index,)
        if child.upos in NOMINAL:
            return conjuncts(tree, child)
    return ()


def _clause(tree: Tree, pronoun: int) -> Token | None:
    """Return the verb (or predicate) of the relative clause that the pronoun opens."""
    joined = False
    for token in (tree[pronoun], *tree.ancestors(pronoun)):
        if token.dep == "acl:relcl" and (token.index >= pronoun or joined):
            return token
        joined = token.dep == "conj" and token.index > pronoun  # "antibodies that bind A or that block B"
        if token.dep in ("ccomp", "csubj", "root", "advcl"):
            return None
    return None


def _agreeing(tree: Tree, governor: Token, clause: Token, pronoun: int) -> tuple[int, ...]:
    """Move from the noun where the parser hung the clause to the one that its verb agrees with in number.

    "mutations in the gene, which cause": the plural verb belongs to the mutations.
    """
    plural = _number(tree, clause, pronoun)
    if plural is not False and (shared := _shared(tree, governor, pronoun)):
        return shared
    joined = conjuncts(tree, governor)
    if len(joined) > 1 and plural is not False and joined[-1] < pronoun:
        return _nearer(tree, joined, pronoun) or joined
    if plural is None or plural == is_plural(governor):
        return (governor.index,)
    near = _noun_before(tree, pronoun)
    if near is not None and near.upos in NOMINAL and is_plural(near) == plural:
        return conjuncts(tree, near)
    if near is not None and plural and near.dep == "conj" and tree[near.head].upos in NOMINAL:
        return conjuncts(tree, tree[near.head])
    for outer in tree.ancestors(governor.index):
        if outer.dep == "acl" and outer.upos == "VERB" and outer.index < governor.index:
            continue
        if outer.upos not in NOMINAL:
            break
        if is_plural(outer) == plural:
            return (outer.index,)
        group = conjuncts(tree, outer)
        if plural and len(group) > 1 and group[-1] < pronoun:
            return group
    verb = next((outer for outer in tree.ancestors(governor.index) if outer.upos == "VERB"), governor)
    subject = next((child for child in tree.children(verb.index, "nsubj") if child.upos in NOMINAL), governor)
    return (subject.index,) if is_plural(subject) == plural else (governor.index,)


def _shared(tree: Tree, last: Token, pronoun: int) -> tuple[int, ...]:
    """Return what is joined to a plural right before its clause: "stress and changes that promote scarring".

    A noun that is set apart by a word of its own ("and also", "and the") takes its clause alone.
    """
    if last.dep != "conj" or last.index != pronoun - 1 or not is_plural(last):
        return ()
    if any(word.dep in ("det", "advmod", "nummod") for word in tree.children(last.index)):
        return ()
    first = tree[last.head]
    return conjuncts(tree, first) if first.upos in NOMINAL else ()


def _nearer(tree: Tree, deeds: tuple[int, ...], pronoun: int) -> tuple[int, ...]:
    """Return the things named last, where only deeds are joined: "activation and conversion into A and B, which"."""
    before = _noun_before(tree, pronoun)
    if before is None or not all(load_kinds().holds("process", tree[deed].lemma.lower()) for deed in deeds):
        return ()
    first = before if before.dep != "conj" else tree[before.head]
    things = conjuncts(tree, first) if first.upos in NOMINAL else ()
    return things if len(things) > 1 and not set(things) & set(deeds) else ()


def _number(tree: Tree, clause: Token, pronoun: int) -> bool | None:
    """Return whether the pronoun's verb is plural; nothing if its form does not tell or the pronoun is no subject."""
    if not tree[pronoun].dep.startswith("nsubj"):
        return None
    for verb in (*tree.children(clause.index, "aux", "cop"), clause):
        if verb.xpos == "VBZ" or verb.text.lower() == "was":
            return False
        if verb.xpos == "VBP" or verb.text.lower() == "were":
            return True
    return None


def _equated(tree: Tree, heads: tuple[int, ...], known: Container[int]) -> tuple[int, ...]:
    """Return what a predicate noun is said of: "X is a disorder that ..." says it of X; "X, a disorder that", too.

    A noun that names ("..., most often X, which") keeps what is said of it.
    """
    if len(heads) != 1 or not _describes(tree, noun := tree[heads[0]]):
        return heads
    if noun.dep == "appos" and tree[noun.head].upos in NOMINAL and noun.index > noun.head:
        return conjuncts(tree, tree[noun.head])
    if is_equated(tree, noun.index) and not _points_out(tree, noun):
        return _first(tree, noun.index, "nsubj", known) or heads
    verb = tree[noun.head]
    if noun.dep == "obl" and tree.marker(noun.index) == "as":
        return _first(tree, verb.index, "nsubj:pass", known) or heads
    if noun.dep == "obj" and verb.lemma.lower() in EQUATING:
        return _first(tree, verb.index, "nsubj", known) or heads
    return heads


def is_equated(tree: Tree, noun: int) -> bool:
    """Tell whether "be" makes a noun the same as its subject: "is a disorder", "is among them", not "is due to"."""
    placed = any(word.text.lower() != "among" for word in tree.children(noun, "case"))
    return any(tree.children(noun, "cop")) and not placed


def _describes(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun says what sort of thing something is: it has an article or is a plain plural."""
    named = noun.upos == "PROPN" or any(tree.children(noun.index, "flat"))
    return not named and (is_plural(noun) or any(tree.children(noun.index, "det")))


def _points_out(tree: Tree, noun: Token) -> bool:
    """Tell whether a predicate says which one is meant of some: "one risk is the toxin, which"."""
    definite = any(det.lemma.lower() == "the" for det in tree.children(noun.index, "det"))
    some = (
        word.lemma.lower() in ("a", "an", "one", "another")
        for subject in tree.children(noun.index, "nsubj")
        for word in tree.children(subject.index, "det", "nummod")
    )
    return definite and any(some)
