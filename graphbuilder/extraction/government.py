"""What a cue governs, read off the tree: the syntax decides, the rule only narrows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graphbuilder.extraction.reach import Reach, Width
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Token
from graphbuilder.rules.cue import CueKind, CueRule, Take, load_reach

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
NOUNS = frozenset({Take.OBJECT, Take.SUBJECT, Take.COMPLEMENT})
ATTRIBUTIVE = frozenset({"amod", "compound", "advmod"})


@dataclass(frozen=True, slots=True)
class Governed:
    """The claims that a cue reaches, and the nouns that it singles out; token indexes."""

    claims: frozenset[int] = frozenset()
    nouns: frozenset[int] = frozenset()


def governed(tree: Tree, rule: CueRule, head: int) -> Governed | None:
    """Return what the cue word *head* governs, or nothing where the rule asks for a dependent that is not there."""
    reach = Reach(tree, load_reach())
    if not rule.takes:
        return _by_host(tree, reach, rule, head)
    taken = tuple(_by_dependents(tree, reach, rule, head))
    return _joined(taken) if taken else None


def _joined(parts: Iterable[Governed]) -> Governed:
    claims: frozenset[int] = frozenset()
    nouns: frozenset[int] = frozenset()
    for part in parts:
        claims, nouns = claims | part.claims, nouns | part.nouns
    return Governed(claims, nouns)


def _by_host(tree: Tree, reach: Reach, rule: CueRule, head: int) -> Governed:
    """Return what a particle governs: the claims of the clause or noun that it stands by, and the noun itself."""
    host = _host(tree, head)
    relation = tree[head].dep.partition(":")[0]
    if relation == "punct":
        return Governed(frozenset(range(len(tree))))
    if host is None:
        return Governed(reach.clause(head, Width.PHRASE))
    width = _width(rule, complement=relation == "mark")
    if _is_argument(tree, host):
        named = not (rule.denies and relation in ("case", "mark"))
        return Governed(reach.noun(host.index, width) if named else frozenset(), reach.conjuncts(host.index))
    claims = reach.clause(host.index, width)
    if relation == "mark" and rule.kind is CueKind.CONDITION and (main := tree.head(host.index)) is not None:
        claims |= reach.clause(main.index, Width.CLAUSE)
    return Governed(claims)


def _host(tree: Tree, head: int) -> Token | None:
    host = tree.head(head)
    if head == 0 and tree[head].dep == "advmod" and host is not None and host.dep.startswith("nsubj"):
        return tree.head(host.index)  # "Perhaps ulcers arise": parsers hang such an adverb on the subject
    if tree[head].dep == "cc" and host is not None and host.dep.startswith("aux"):
        return tree.head(host.index)  # "nor did zinc protect the skin"
    return host


def _by_dependents(tree: Tree, reach: Reach, rule: CueRule, head: int) -> Iterator[Governed]:
    """Yield what a verb, noun or adjective governs, dependent by dependent."""
    host = tree.head(head)
    if Take.MODIFIED in rule.takes and host is not None and tree[head].dep in ATTRIBUTIVE:
        if _named(rule, host):
            yield _modified(tree, reach, rule, host)
        return
    width = _width(rule, complement=True)
    dependents = tuple(_dependents(tree, head))
    raising = any(child.dep == "xcomp" for child in dependents)
    relation = next((child for child in dependents if raising and _names_relation(child, head)), None)
    if relation is not None:
        yield Governed(reach.noun(relation.index, width))
    for child in dependents:
        kind = _kind(tree, child)
        if kind not in rule.takes:
            continue
        if kind not in NOUNS or child.upos not in NOMINAL:
            claims = reach.clause(child.index, width)
            yield Governed(claims - {child.index} if relation is not None and child.upos in NOMINAL else claims)
        elif not (raising and child.index < head):
            yield from _of_noun(reach, rule, kind, child)


def _of_noun(reach: Reach, rule: CueRule, kind: Take, noun: Token) -> Iterator[Governed]:
    """Yield what a cue governs by way of a noun that it takes; a noun that the rule does not name makes no claim."""
    width = _width(rule, complement=True)
    if _named(rule, noun):
        yield Governed(reach.object(noun.index, width) if kind is Take.OBJECT else reach.noun(noun.index, width))
    elif kind is Take.SUBJECT:
        yield Governed()
    elif rule.denies:
        yield Governed(nouns=reach.conjuncts(noun.index))


def _modified(tree: Tree, reach: Reach, rule: CueRule, host: Token) -> Governed:
    """Return what an adjective or adverb governs: "a possible cause", "is a possible cause", "likely causes"."""
    width = _width(rule, complement=True)
    if _is_argument(tree, host):
        return Governed(reach.object(host.index, width))
    return Governed(reach.clause(host.index, Width.NARROW if rule.denies else Width.PHRASE))


def _width(rule: CueRule, *, complement: bool) -> Width:
    if rule.denies:
        return Width.NARROW
    return Width.CLAUSE if complement or rule.kind is CueKind.CONDITION else Width.PHRASE


def _is_argument(tree: Tree, token: Token) -> bool:
    """Tell whether a noun is not the predicate of a clause, as it is in "is not a cause"."""
    return token.upos in NOMINAL and not any(tree.children(token.index, "cop", "nsubj", "aux"))


def _names_relation(child: Token, head: int) -> bool:
    """Tell whether a raised subject is the claim: "the cause is thought to be ..."."""
    return child.index < head and child.dep.startswith("nsubj") and child.lemma.lower() in load_reach().relational


def _named(rule: CueRule, noun: Token) -> bool:
    return not rule.objects or noun.lemma.lower() in rule.objects


def _dependents(tree: Tree, head: int) -> Iterator[Token]:
    """Yield what depends on a cue, also by way of a copula: "it remains unclear if", "the hypothesis is that"."""
    yield from tree.children(head)
    token, verb = tree[head], tree.head(head)
    if verb is None or verb.upos not in ("VERB", "AUX"):
        return
    if token.dep == "xcomp" and token.upos == "ADJ":
        yield from (child for child in tree.children(verb.index) if child.index != head)
    elif token.dep.startswith("nsubj") and verb.lemma.lower() == "be":
        yield from tree.children(verb.index, "ccomp", "xcomp", "csubj")
    elif tree.marker(head) == "according to":
        yield replace(verb, dep="ccomp")
    elif token.dep.startswith("nsubj") and any(tree.children(verb.index, "cop")):
        yield replace(verb, dep="xcomp" if any(tree.children(verb.index, "mark")) else "ccomp")


def _kind(tree: Tree, child: Token) -> Take | None:
    """Return through which kind of dependent a claim is taken here."""
    marks = {token.lemma.lower() for token in tree.children(child.index, "mark", "case", "advmod")}
    if any(token.lemma.lower() in load_reach().open for token in tree.children(child.index, "mark")):
        return Take.OPEN
    match child.dep.partition(":")[0]:
        case "xcomp":
            return Take.INFINITIVE
        case "ccomp" | "csubj":
            return Take.CLAUSE
        case "acl" | "advcl" | "obl" | "nmod" if "as" in marks:
            return Take.INFINITIVE
        case "acl" | "advcl" if "to" in marks:
            return Take.INFINITIVE
        case "acl" if "that" in marks:
            return Take.CLAUSE
        case "advcl" if "of" in marks:
            return Take.COMPLEMENT
        case "acl" | "nmod" | "obl":
            return Take.COMPLEMENT
        case "nsubj":
            return Take.OBJECT if child.dep == "nsubj:pass" else Take.SUBJECT
        case "obj":
            passive = any(tree.children(child.head, "nsubj:pass"))
            return Take.INFINITIVE if passive else Take.OBJECT
    return None
