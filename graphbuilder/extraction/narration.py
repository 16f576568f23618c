"""Whose explanation a text is telling, from sentence to sentence.

A view may be announced in a sentence that claims nothing ("We propose another explanation.") and told in the next ones;
or told first and pointed back to ("In this model, ..."). What is announced holds until another source speaks, the
paragraph ends or the text turns away. A source whose sentence gave no statement is taken to speak on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from graphbuilder.extraction.attribution import Voice, attribute, coloured, named, put_forward, voices
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Attribution, Document, Stance, Token
from graphbuilder.rules.source import Holder, load_holders, load_turns

POINTERS = frozenset({"this", "that", "such", "these", "those"})
LEADS = frozenset({"in", "under", "on", "by", "with"})
FORWARD = frozenset({Stance.ESTABLISHED, Stance.PROPOSED})
AWAY = ("contrast", "conclusion", "case")
MAIN = ("nsubj", "nsubj:pass", "obj", "root")


class Narration:
    """The sources of one document, whose sentences are entered one after the other."""

    def __init__(self, document: Document) -> None:
        self._blocks = [block.span for block in document.blocks]
        self._paragraph = -1
        self._announced: Attribution | None = None
        self._stance: Stance | None = None
        self._speaking: Attribution | None = None
        self._before: Stance | None = None
        self._unheard: Attribution | None = None
        self._several = False
        self._listing = False

    def enter(self, tree: Tree) -> None:
        """Go on to the next sentence."""
        told = voices(tree)
        held = self._announced or self._unheard
        if self._opens_paragraph(tree) or told or self._leaves(tree, held):
            held = None
        self._unheard = _speaker(told)
        self._before = self._stance
        self._speaking = (self._before and _pointed_back(tree, self._before)) or held
        self._announced = self._announcement(tree, told) or held
        self._stance = _left_with(self._announced, told) or self._stance

    def _opens_paragraph(self, tree: Tree) -> bool:
        before = self._paragraph
        self._paragraph = bisect_right(self._blocks, tree.sentence.span.start, key=lambda span: span.start)
        return self._paragraph != before

    def _leaves(self, tree: Tree, held: Attribution | None) -> bool:
        """Tell whether a sentence leaves what was told before.

        Who puts a view forward comes to the case at hand without leaving it. Several views announced together are
        told one by one, or not at all.
        """
        if held is None:
            return False
        if self._several:
            item = _opens(tree, "item")
            self._listing = item or (self._listing and not _opens(tree, *AWAY))
            return not self._listing
        return _opens(tree, *(AWAY if held.stance is not Stance.PROPOSED else AWAY[:2]))

    def _announcement(self, tree: Tree, told: Sequence[Voice]) -> Attribution | None:
        announcing = _announcing(tree, told)
        if announcing is None:
            return None
        noun, stance = announcing
        self._several, self._listing = noun.xpos == "NNS", False
        return named(tree, noun, stance)

    def heard(self) -> None:
        """Take note that the sentence gave a statement."""
        self._unheard = None

    def attribution(self, tree: Tree, trigger: int) -> Attribution | None:
        """Return the source of the claim that token *trigger* of the sentence carries: its own, or who still speaks."""
        own = attribute(tree, trigger)
        if own is None:
            return self._speaking
        if self._before is not None and _points_back(own):
            return replace(own, stance=self._before)
        return own


def _speaker(told: Sequence[Voice]) -> Attribution | None:
    """Return the source of most of a sentence, if it puts something forward."""
    widest = max(told, key=lambda voice: len(voice.under), default=None)
    return widest.attribution if widest is not None and widest.attribution.stance in FORWARD else None


def _is(noun: Token, kind: Holder) -> bool:
    return kind in load_holders().get(noun.lemma.lower(), ())


def _points_back(source: Attribution) -> bool:
    """Tell whether the source is a view told before: "this theory"."""
    words = source.text.lower().split()
    return words[0] in POINTERS and "view" in load_holders().get(words[-1], ())


def _announcing(tree: Tree, told: Sequence[Voice]) -> tuple[Token, Stance] | None:
    """Return the view that a sentence names without saying what it claims: "We propose an alternative explanation."."""
    for voice in told:
        for index in sorted(voice.under):
            if _is(tree[index], "view") and _bare(tree, tree[index]):
                return tree[index], voice.attribution.stance
    if told:
        return None
    for noun in tree.tokens:
        if noun.dep in MAIN and _is(noun, "view") and (_is(noun, "explanation") or put_forward(tree, noun)):
            stance = coloured(tree, noun, None) or (Stance.PROPOSED if noun.xpos == "NNS" else None)
            if stance is not None:
                return noun, stance
    return None


def _bare(tree: Tree, noun: Token) -> bool:
    """Tell whether a view is named without what it says."""
    return noun.dep in ("obj", "nsubj:pass") and all(tree[index].upos != "VERB" for index in tree.subtree(noun.index))


def _left_with(announced: Attribution | None, told: Sequence[Voice]) -> Stance | None:
    """Return the stance of the view that a sentence leaves the reader with, if it tells or announces one."""
    if announced is not None:
        return announced.stance
    found = (voice.attribution for voice in reversed(told) if not _points_back(voice.attribution))
    return next((each.stance for each in found if each.stance in FORWARD), None)


def _pointed_back(tree: Tree, stance: Stance) -> Attribution | None:
    """Return the view that a sentence opens by pointing back to: "In this model, ..."."""
    first, *rest = tree.tokens[:4]
    if first.text.lower() not in LEADS or not rest or rest[0].text.lower() not in POINTERS:
        return None
    for noun in rest[1:]:
        if noun.upos == "NOUN" and _is(noun, "view"):
            return named(tree, noun, stance)
    return None


def _opens(tree: Tree, *turns: str) -> bool:
    """Tell whether a sentence opens with one of the words of the *turns*: "On the other hand, ..."."""
    opening = " ".join(token.text.lower() for token in tree.tokens[:4])
    return opening.startswith(load_turns(*turns))
