"""Make a concept of several terms where no term says it all: "presacral hematopoiesis", "loss of hair cells".

A phrase is taken apart from outside in: preposition, quality, shape, head and modifiers. Every word must find its
place, or there is no composition; words that speak of the case at hand ("rare", "new-onset") are dropped, and the
result says that it is broader.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from graphbuilder.grounding.grammar import Grammar, Quality
from graphbuilder.grounding.phrase import Phrase
from graphbuilder.model import Category, Composed, Part, Provisional, Term

Whole = Callable[[Phrase], "tuple[Term, bool] | None"]
"""Takes a phrase; gives the term that it names, and whether the term is broader than it."""

IsA = Callable[[str, str], bool]
"""Tells whether the first of two terms is the second or lies below it."""


@dataclass(frozen=True, slots=True)
class Built:
    """A base with its parts; ``broader`` tells that something of the phrase was left out."""

    base: Term
    parts: tuple[Part, ...] = ()
    broader: bool = False

    def term(self) -> Term:
        """Return the whole as one term, to be a part of something else."""
        if not self.parts:
            return self.base
        whole = Composed(self.base, self.parts)
        return Term(whole.id, whole.label, whole.category)

    def plus(self, part: Part, broader: bool = False) -> Built:
        """Return this with one part more."""
        return replace(self, parts=(*self.parts, part), broader=self.broader or broader)

    def having(self, quality: Quality) -> Built | None:
        """Return this with a quality; nothing where such a thing has none of the kind.

        What has a quality already is a finding, and may have those of findings: "severe brain damage". A quality that
        says less than another is not said twice.
        """
        if not (quality.fits(self.base.category) or (self.parts and quality.fits(Category.PHENOTYPE))):
            return None
        if any(part.term.id in quality.under for part in self.parts):
            return self
        kept = tuple(part for part in self.parts if part.term.id not in quality.over)
        return replace(self, parts=(*kept, quality.part))


class Composer:
    """Takes phrases apart; *whole* looks up what needs no composition."""

    def __init__(self, grammar: Grammar, whole: Whole, is_a: IsA) -> None:
        self._grammar = grammar
        self._whole = whole
        self._is_a = is_a

    def build(self, phrase: Phrase) -> Built | None:
        """Return what *phrase* is made of, or nothing where a word is left over."""
        if not phrase.words:
            return None
        named = self._whole(phrase)
        if named is not None:
            return Built(named[0], broader=named[1])
        if len(phrase) == 1:
            return None
        return (
            self._without_plain(phrase)
            or self._prepositional(phrase)
            or self._of_a_kind(phrase)
            or self._modified(phrase, 2)
            or self._qualified(phrase)
            or self._shaped(phrase)
            or self._modified(phrase, 1)
            or self._before_closing(phrase)
        )

    def _without_plain(self, phrase: Phrase) -> Built | None:
        """Drop words such as "rare" from the front, and what "history of" opens."""
        for size in (2, 1):
            rest = phrase.cut(size)
            if " ".join(phrase.words[:size]) not in self._grammar.plain or not rest.words:
                continue
            if rest.words[0] == "of":
                rest = rest.cut(1)
            built = self.build(rest)
            if built is not None:
                return replace(built, broader=True)
        return None

    def _before_closing(self, phrase: Phrase) -> Built | None:
        """Drop a word such as "history" from the end."""
        built = self.build(phrase.cut(0, -1)) if phrase.words[-1] in self._grammar.closing else None
        is_condition = built is not None and built.base.category in (Category.DISEASE, Category.PHENOTYPE)
        return replace(built, broader=True) if built is not None and is_condition else None

    def _qualified(self, phrase: Phrase) -> Built | None:
        """Return what follows an adjective of quality, with that quality: "severe brain damage"."""
        quality = self._grammar.adjectives.get(phrase.words[0])
        built = None if quality is None or not phrase.parts(1) else self.build(phrase.cut(1))
        return None if built is None or quality is None else built.having(quality)

    def _prepositional(self, phrase: Phrase) -> Built | None:
        for at in range(1, len(phrase) - 1):
            if phrase.words[at] in self._grammar.prepositions and phrase.is_free(at):
                built = self._joined(phrase.cut(0, at), phrase.cut(at + 1))
                if built is not None:
                    return built
        return None

    def _joined(self, head: Phrase, complement: Phrase) -> Built | None:
        """Return "head of complement": a quality or an operation of it, or a head that it narrows."""
        inner = self.build(complement)
        if inner is None:
            return None
        noun, before = head.words[-1], head.cut(0, -1)
        quality = self._grammar.nouns.get(noun)
        said = inner.having(quality) if quality is not None else self._operated(noun, inner)
        if said is not None:
            return self._narrowed(said, before)
        outer = self.build(head) if quality is None else None
        return None if outer is None else self._related(outer, inner)

    def _of_a_kind(self, phrase: Phrase) -> Built | None:
        """Return the gene of "the SOX2 gene": a last noun that only says of what kind the thing is."""
        kinds = self._grammar.generic.get(phrase.words[-1])
        inner = self.build(phrase.cut(0, -1)) if kinds else None
        return inner if inner is not None and kinds and inner.base.category in kinds else None

    def _operated(self, noun: str, inner: Built) -> Built | None:
        operator = self._grammar.operators.get(noun)
        if operator is None or inner.base.category not in operator.part:
            return None
        return Built(operator.base, (Part(operator.id, operator.label, inner.term()),), inner.broader)

    def _related(self, base: Built, part: Built) -> Built | None:
        """Return *base* narrowed by *part*; where one is a kind of the other, the narrower of them is meant."""
        if not part.parts and self._is_a(part.base.id, base.base.id):
            return replace(base, base=part.base, broader=base.broader or part.broader)
        if not part.parts and self._is_a(base.base.id, part.base.id):
            return base
        relation = self._grammar.relation(base.base.category, part.base.category)
        if relation is None:
            return None
        return base.plus(Part(relation.id, relation.label, part.term()), part.broader)

    def _shaped(self, phrase: Phrase) -> Built | None:
        """Return "hair cell loss", "EMH mass", "TNF inhibition": the last noun says what has become of the rest."""
        noun = phrase.words[-1]
        quality, form = self._grammar.nouns.get(noun), self._grammar.forms.get(noun)
        if quality is None and form is None and noun not in self._grammar.operators:
            return None
        inner = self.build(phrase.cut(0, -1))
        if inner is None:
            return None
        if quality is not None:
            return inner.having(quality)
        if form is not None:
            shape = Term(Provisional(noun).id, noun, Category.PHENOTYPE)
            return inner.plus(Part(form.id, form.label, shape)) if inner.base.category in form.base else None
        return self._operated(noun, inner)

    def _modified(self, phrase: Phrase, least: int) -> Built | None:
        """Return the longest head that is a term of at least so many words, narrowed by everything before it."""
        for at in range(1, len(phrase) - least + 1):
            if not phrase.parts(at):
                continue
            named = self._whole(phrase.cut(at))
            if named is None or (phrase.words[-1] in self._grammar.vague and at == len(phrase) - 1):
                continue
            built = self._narrowed(Built(named[0], broader=named[1]), phrase.cut(0, at))
            if built is not None:
                return built
        return None

    def _narrowed(self, built: Built, modifiers: Phrase) -> Built | None:
        """Return *built* with every modifier in its place, the longest first from the left."""
        at = 0
        while at < len(modifiers):
            for end in range(len(modifiers), at, -1):
                if end < len(modifiers) and not modifiers.parts(end):
                    continue
                wider = self._modifier(built, modifiers.cut(at, end))
                if wider is not None:
                    built, at = wider, end
                    break
            else:
                return None
        return built

    def _modifier(self, built: Built, modifier: Phrase) -> Built | None:
        quality = self._grammar.adjectives.get(modifier.key)
        if quality is not None:
            return built.having(quality)
        given = built.base.category in self._grammar.routes.get(modifier.key, ())
        if given or modifier.key in self._grammar.plain:
            return replace(built, broader=True)
        named = self._whole(modifier)
        return None if named is None else self._related(built, Built(named[0], broader=named[1]))
