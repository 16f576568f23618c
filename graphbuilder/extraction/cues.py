"""Finding the cues of a sentence and what each of them governs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from graphbuilder.extraction.government import governed
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Cue, Factuality
from graphbuilder.rules.cue import CueKind, CueRule, load_cues, phrases


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
    found = []
    for rule, tokens in _matches(tree):
        reached = governed(tree, rule, _top(tree, rule, tokens[0], tokens[-1] + 1))
        if reached is not None:
            found.append(FoundCue(rule, tokens, reached.claims, reached.nouns))
    return tuple(_settled(tree, found))


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


def _settled(tree: Tree, found: list[FoundCue]) -> Iterator[FoundCue]:
    """Yield the cues, each in the sense that it has beside the others: "unclear if" sets no condition."""
    opened = _reached(
        cue for cue in found if cue.rule.kind is CueKind.INQUIRY or cue.rule.value is Factuality.UNCOMMITTED
    )
    shown = _reached(cue for cue in found if cue.rule.kind is CueKind.FINDING)
    deeds = {claim for claim in shown if tree[claim].upos == "VERB" and tree[claim].lemma != "be"}
    rules = {rule.name: rule for rule in load_cues()}
    for cue in found:
        name = (cue.claims & opened and cue.rule.when_open) or (cue.claims & deeds and cue.rule.when_shown)
        yield replace(cue, rule=rules[name]) if name else cue


def _reached(found: Iterable[FoundCue]) -> frozenset[int]:
    return frozenset(claim for cue in found for claim in cue.claims)
