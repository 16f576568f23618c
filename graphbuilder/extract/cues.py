"""Finding the cues of a sentence and what each of them governs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from graphbuilder.extract.reach import Reach, Width
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Cue, Factuality, Token
from graphbuilder.rules.cue import CueKind, CueRule, Take, load_cues, load_reach, phrases

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
NOUNS = frozenset({Take.OBJECT, Take.SUBJECT, Take.COMPLEMENT})


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue at work: its tokens, the claims it reaches, and the nouns it singles out ("A, not B, ...").

    ``claims`` and ``nouns`` are token indexes. A claim one of whose ends is singled out is reached as well.
    """

    rule: CueRule
    tokens: tuple[int, ...]
    claims: frozenset[int]
    nouns: frozenset[int] = frozenset()

    def words(self, tree: Tree) -> Cue:
        """Return the cue as it stands in the text."""
        return quoted(tree, self.tokens[0], self.tokens[-1])


def quoted(tree: Tree, first: int, last: int) -> Cue:
    """Return the words from token *first* to token *last*, with a space for whatever blank is between them."""
    text = tree[first].text
    for left, right in zip(tree.tokens[first:last], tree.tokens[first + 1 : last + 1], strict=True):
        text += " " * (right.span.start - left.span.end) + right.text
    return Cue(text, tree.span(first, last))


@lru_cache(maxsize=4)
def cues(tree: Tree) -> tuple[FoundCue, ...]:
    """Return the cues of a sentence from left to right, with what they govern.

    The last few sentences are remembered, so that asking for each candidate of a sentence costs nothing.
    """
    reach = Reach(tree, load_reach())
    found = [cue for rule, tokens in _matches(tree) if (cue := _governing(tree, reach, rule, tokens)) is not None]
    return tuple(_settled(found))


def _matches(tree: Tree) -> Iterator[tuple[CueRule, tuple[int, ...]]]:
    """Yield the phrases that stand in the sentence: at each place the longest, under every rule that has it."""
    forms = [{token.text.lower(), token.lemma.lower()} for token in tree.tokens]
    known = phrases()
    index = 0
    while index < len(tree):
        entries = (entry for first in sorted(forms[index]) for entry in known.get(first, ()))
        fitting: dict[str, tuple[int, CueRule]] = {}
        for words, rule in entries:
            end = _stands(tree, words, forms, index)
            if end > fitting.get(rule.name, (0, rule))[0] and _admits(tree, rule, _top(tree, rule, index, end)):
                fitting[rule.name] = end, rule
        last = max((end for end, _ in fitting.values()), default=index + 1)
        yield from ((rule, tuple(range(index, end))) for end, rule in fitting.values() if end == last)
        index = last


def _stands(tree: Tree, words: tuple[str, ...], forms: list[set[str]], index: int) -> int:
    """Return where a phrase that begins at *index* ends, or 0; one adverb may stand between two of its words."""
    for number, word in enumerate(words):
        if number and index + 1 < len(tree) and word not in forms[index] and tree[index].upos == "ADV":
            index += 1
        if index >= len(tree) or word not in forms[index]:
            return 0
        index += 1
    return index


def _top(tree: Tree, rule: CueRule, first: int, end: int) -> int:
    """Return the word of a phrase that governs: the first that hangs outside, or for a particle the last."""
    inside = range(first, end)
    outward = [index for index in inside if tree[index].head not in inside or tree[index].head == index]
    return (outward or [*inside])[0 if rule.takes else -1]


def _admits(tree: Tree, rule: CueRule, head: int) -> bool:
    token = tree[head]
    return (not rule.tags or token.upos in rule.tags) and (
        not rule.relations or token.dep.partition(":")[0] in rule.relations
    )


def _governing(tree: Tree, reach: Reach, rule: CueRule, tokens: tuple[int, ...]) -> FoundCue | None:
    head = _top(tree, rule, tokens[0], tokens[-1] + 1)
    if rule.takes:
        taken = tuple(_taken(tree, reach, rule, head))
        claims = frozenset().union(*(claims for claims, _ in taken))
        nouns = frozenset().union(*(nouns for _, nouns in taken))
        return FoundCue(rule, tokens, claims, nouns) if taken else None
    claims, nouns = _hosted(tree, reach, rule, head)
    return FoundCue(rule, tokens, claims, nouns)


def _width(rule: CueRule, *, complement: bool) -> Width:
    if rule.denies:
        return Width.NARROW
    return Width.CLAUSE if complement or rule.kind is CueKind.CONDITION else Width.PHRASE


def _hosted(tree: Tree, reach: Reach, rule: CueRule, head: int) -> tuple[frozenset[int], frozenset[int]]:
    """Return what a particle governs: the claims of the clause or noun that it stands by, and the noun itself."""
    token, host = tree[head], tree.head(head)
    relation = token.dep.partition(":")[0]
    if head == 0 and relation == "advmod" and host is not None and host.dep.startswith("nsubj"):
        host = tree.head(host.index)  # "Perhaps ulcers arise": parsers hang such an adverb on the subject
    if relation == "punct":
        return frozenset(range(len(tree))), frozenset()
    if host is None:
        return reach.clause(head, Width.PHRASE), frozenset()
    width = _width(rule, complement=relation == "mark")
    if host.upos in NOMINAL and not _predicates(tree, host):
        named = not (rule.denies and relation in ("case", "mark"))
        return reach.noun(host.index, width) if named else frozenset(), reach.conjuncts(host.index)
    if relation == "mark" and rule.kind is CueKind.CONDITION and (main := tree.head(host.index)) is not None:
        return reach.clause(host.index, width) | reach.clause(main.index, Width.CLAUSE), frozenset()
    return reach.clause(host.index, width), frozenset()


def _predicates(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun is the predicate of a clause: "is not a cause"."""
    return any(tree.children(noun.index, "cop", "nsubj", "aux"))


def _taken(tree: Tree, reach: Reach, rule: CueRule, head: int) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """Yield the claims and nouns that a verb, noun or adjective governs, dependent by dependent."""
    width = _width(rule, complement=True)
    token, host = tree[head], tree.head(head)
    if Take.MODIFIED in rule.takes and host is not None and token.dep in ("amod", "compound", "advmod"):
        if host.upos not in NOMINAL or _predicates(tree, host):
            if _named(rule, host):
                yield reach.clause(host.index, min(width, Width.PHRASE, key=lambda one: one.value)), frozenset()
        elif _named(rule, host):
            yield reach.noun(host.index, width), frozenset()
        return
    dependents = tuple(_dependents(tree, head))
    raised = _raised_relation(dependents, head)
    if raised is not None:
        yield reach.noun(raised.index, width), frozenset()
    for child in dependents:
        kind = _kind(tree, child)
        if kind not in rule.takes:
            continue
        if kind not in NOUNS or child.upos not in NOMINAL:
            claims = reach.clause(child.index, width)
            yield claims - {child.index} if raised is not None and child.upos in NOMINAL else claims, frozenset()
        elif child.index < head and any(other.dep == "xcomp" for other in dependents):
            continue
        elif _named(rule, child):
            yield (
                reach.object(child.index, width) if kind is Take.OBJECT else reach.noun(child.index, width),
                frozenset(),
            )
        elif rule.denies or kind is Take.SUBJECT:
            yield frozenset(), reach.conjuncts(child.index) if kind is not Take.SUBJECT else frozenset()


def _raised_relation(dependents: tuple[Token, ...], head: int) -> Token | None:
    """Return the subject that names the relation itself: "the cause is thought to be ..."."""
    if not any(child.dep == "xcomp" for child in dependents):
        return None
    subjects = (child for child in dependents if child.dep.startswith("nsubj") and child.index < head)
    return next((child for child in subjects if child.lemma.lower() in load_reach().relational), None)


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
    elif token.dep.startswith("nsubj") and any(tree.children(verb.index, "cop")):
        yield replace(verb, dep="xcomp" if any(tree.children(verb.index, "mark")) else "ccomp")


def _named(rule: CueRule, noun: Token) -> bool:
    return not rule.objects or noun.lemma.lower() in rule.objects


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
        case "acl" | "nmod" | "obl":
            return Take.COMPLEMENT
        case "nsubj":
            return Take.OBJECT if child.dep == "nsubj:pass" else Take.SUBJECT
        case "obj":
            passive = any(tree.children(child.head, "nsubj:pass"))
            return Take.INFINITIVE if passive else Take.OBJECT
    return None


def _settled(found: list[FoundCue]) -> Iterator[FoundCue]:
    """Yield the cues, each in the sense that it has beside the others: "unclear if" sets no condition."""
    opened = frozenset().union(
        *(cue.claims for cue in found if cue.rule.kind is CueKind.INQUIRY or cue.rule.value is Factuality.UNCOMMITTED)
    )
    rules = {rule.name: rule for rule in load_cues()}
    for cue in found:
        if cue.rule.when_open and cue.claims & opened:
            yield replace(cue, rule=rules[cue.rule.when_open])
        else:
            yield cue
