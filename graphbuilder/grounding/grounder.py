"""Tie words to concepts: a term, a composition of terms, or an honest provisional concept."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from graphbuilder.grounding import broader, rank, spelling, wording
from graphbuilder.grounding.compose import Composer
from graphbuilder.grounding.coordination import readings
from graphbuilder.grounding.grammar import Grammar, read_grammar
from graphbuilder.grounding.lexicon import Entry, Lexicon, Tables, is_acronym, read_tables
from graphbuilder.grounding.memo import Memo
from graphbuilder.grounding.phrase import Phrase, clean, label, phrase
from graphbuilder.grounding.preferred import Preferred
from graphbuilder.grounding.rank import Situation, Weights
from graphbuilder.grounding.reach import Opening
from graphbuilder.grounding.scan import Finder, scan
from graphbuilder.model import Composed, Match, MatchKind, Mention, Parse, Part, Provisional, Span, Term
from graphbuilder.ontology.index import Index
from graphbuilder.ontology.names import fold, key
from graphbuilder.protocols import Context
from graphbuilder.resources import folder

_COMPOSED_SCORE = 0.8
_BROADER_SCORE = 0.7
_SENSES = 1 << 15
"""How many judged surfaces are remembered, about 10 MB."""

_SURE = 0.95
"""What a head's term must score to stand above the whole."""

_SHORTEST_HEAD = 4
"""Letters of the shortest name that may: shorter ones mean too many things."""

_SUGGESTED = 5
"""How many terms a provisional concept comes with, none of which we dare to choose."""

_CONJUNCTIONS = frozenset({"and", "or", "versus"})

_WORDS = 1 << 16
"""Of how many words as written it is remembered what they may begin, about 10 MB."""

_HAS_PART = ("BFO:0000051", "has part")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a grounder goes by: names, weights, the grammar of compositions."""

    lexicon: Lexicon
    weights: Weights
    grammar: Grammar


def load(index: Index, learned: bool = True, home: Path | None = None) -> TermGrounder:
    """Return a grounder over *index* and the word lists in *home*, by default the shipped ones.

    *learned* false leaves out the surfaces learned from annotated text. Takes about a tenth of a second.

    Raises:
        DataError: If a word list is broken.
    """
    home = home or folder("ontology")
    return from_tables(index, read_tables(home, learned), home)


def from_tables(index: Index, lists: Tables, home: Path | None = None) -> TermGrounder:
    """Return a grounder over *index* with these word lists, and the weights and grammar in *home*."""
    home = home or folder("ontology")
    weights, grammar = rank.read_weights(home / "ranking.toml"), read_grammar(home / "composition.toml")
    return TermGrounder(Knowledge(Lexicon(index, lists), weights, grammar))


class _Judged(NamedTuple):
    """What words in running text mean, and whether mentions within them count too.

    Annotators mark phenotypes within phenotypes, but no cells within cells.
    """

    match: Match
    nested: bool

    def is_open(self) -> bool:
        return self.nested


class TermGrounder:
    """Grounds by look-up, ranking and composition; nothing is guessed below the thresholds of ``ranking.toml``."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = knowledge.lexicon
        self._weights = knowledge.weights
        self._grammar = knowledge.grammar
        self._index = knowledge.lexicon.index
        self._in_text = lru_cache(_SENSES)(self._in_such_text)
        self._quiet = frozenset() if self._index.is_limited else knowledge.weights.quiet
        self._preferred = Preferred(self._lexicon, self._weights)
        self._keys: Mapping[str, str] = Memo(fold, _WORDS)
        self._openings: Mapping[str, Opening | None] = Memo(self._opening, _WORDS)

    @property
    def index(self) -> Index:
        """Return the index that the terms are from."""
        return self._index

    def best(self, mention: Mention, context: Context) -> Match:
        """Return the best concept for *mention*: a term, a composition, or a provisional concept, never nothing."""
        words = phrase(clean(mention.named, context.abbreviations))
        situation = self._situation(mention, context)
        match = (
            self._named(words, situation)
            or self._coordinated(words, situation)
            or self._composed(words, situation)
            or self._misspelt(words, situation)
            or self._provisional(words, mention.named)
        )
        return self._preferred.match(match)

    def find(self, parse: Parse) -> Iterator[tuple[Mention, Match]]:
        """Yield every mention of a known concept in *parse*, in the order of the text."""
        text = parse.document.text
        long = _written_out(parse)
        short = {form: long[bare] for bare in long for form in (bare, f"{bare}s") if _bare(form) == bare}
        around = _Words(text)

        @cache
        def defined(written_out: str, name: str, surface: str) -> _Judged | None:
            situation = Situation(surface, around=around, defined=True, running=True)
            return self._judged(self._sense(key(written_out), situation) or self._taught(name, situation))

        def judge(name: str, surface: str) -> _Judged | None:
            if surface in short:
                return defined(short[surface], name, surface)
            context = self._lexicon.context(name)
            return self._in_text(name, surface, context and frozenset(word for word in context if word in around))

        finder = Finder(self._lexicon, judge, self._keys, self._openings, _Judged.is_open, frozenset(map(key, long)))
        for sentence in parse.sentences:
            span = sentence.span
            for start, end, judged in scan(text[span.start : span.end], span.start, finder):
                yield Mention(text[start:end], Span(start, end)), judged.match

    def _in_such_text(self, name: str, surface: str, around: frozenset[str]) -> _Judged | None:
        return self._judged(self._sense(name, Situation(surface, around=around, running=True)))

    def _judged(self, found: Match | None) -> _Judged | None:
        if found is None:
            return None
        nested = found.concept.id.partition(":")[0].lower() in self._weights.nested
        return _Judged(self._preferred.match(found), nested)

    def _opening(self, written: str) -> Opening | None:
        name = self._keys[written]
        return self._lexicon.reach.opening(name, self._is_alone(name, written))

    def _is_alone(self, name: str, written: str) -> bool:
        """Tell whether a word as written may be a mention by itself, or hide one behind a prefix."""
        if self._lexicon.glued[written]:
            return True
        if not self._lexicon.reach.knows(name):
            return False
        return bool(self._lexicon.context(name)) or self._in_text(name, written, frozenset()) is not None

    def _situation(self, mention: Mention, context: Context) -> Situation:
        expected = self._weights.roles.get((context.group, context.side)) if context.group is not None else None
        return Situation(mention.named, expected or frozenset(), _topics(tuple(context.topics)))

    # look-up

    def _ranked(self, name: str, situation: Situation, how: str = "") -> list[tuple[float, Entry]]:
        """Return the entries of a key with their scores, best first, without those that mislead."""
        entries = (
            replace(entry, how=how) if how and entry.how == "as_written" else entry
            for entry in self._lexicon.entries(name)
            if not self._misleads(name, entry, situation.running)
            and not (situation.running and " " not in name and entry.term.category in self._quiet)
        )
        return rank.ranked(entries, situation, self._weights)

    def _misleads(self, name: str, entry: Entry, running: bool) -> bool:
        """Tell whether a key misleads to a term, or the name does that is only worded otherwise."""
        prefix = entry.term.id.partition(":")[0]
        reworded = entry.how == "wording" and self._lexicon.stopped(key(entry.text), prefix, running)
        return reworded or self._lexicon.stopped(name, prefix, running)

    def _sense(self, name: str, situation: Situation, how: str = "") -> Match | None:
        """Return the match of a key; nothing where its best term stays below the threshold."""
        found = self._ranked(name, situation, how) if self._lexicon.entries(name) else []
        if not found:
            return None
        taught = found[0][1].seen if situation.running else found[0][1].count
        if found[0][0] < self._weights.threshold["taught" if taught else "accept"]:
            return None
        return rank.match(found, self._weights)

    def _taught(self, name: str, situation: Situation) -> Match | None:
        """Return the match of a key if annotators gave it the same meaning elsewhere."""
        found = self._ranked(name, situation)
        match = self._sense(name, situation)
        return match if match is not None and found[0][1].count else None

    def _named(self, words: Phrase, situation: Situation) -> Match | None:
        """Return what the whole phrase names, as written or in another wording of it; short forms have no other."""
        situation = replace(situation, surface=words.surface)
        direct = self._sense(words.key, situation)
        if direct is not None or is_acronym(words.surface):
            return direct
        for name, how in wording.variants(words.words, self._lexicon.vocabulary):
            match = self._sense(name, replace(situation, surface=""), how)
            if match is not None:
                return match
        return None

    def _term(self, words: Phrase, situation: Situation) -> tuple[Term, bool] | None:
        """Return the term that a phrase names, and whether the term is broader than the phrase."""
        match = self._named(words, replace(situation, expected=frozenset()))
        if match is None or not isinstance(match.concept, Term):
            return None
        return self._preferred.of(match.concept), match.kind is MatchKind.BROADER

    # composition

    def _coordinated(self, words: Phrase, situation: Situation) -> Match | None:
        """Return the whole of the things that a phrase coordinates, each of them a term."""
        names = readings(words, lambda name: _first(self._term(phrase(name), situation)))
        if len(names) < 2:
            return None
        found = [self._term(phrase(name), situation) for name in names]
        base, *others = sorted(term for term, _ in (one for one in found if one is not None))
        parts = tuple(Part(*_HAS_PART, other) for other in others)
        return Match(Composed(base, parts), MatchKind.COMPOSED, _COMPOSED_SCORE)

    def _composed(self, words: Phrase, situation: Situation) -> Match | None:
        built = Composer(self._grammar, lambda part: self._term(part, situation), self._index.is_a).build(words)
        if built is None:
            return None
        if not built.parts:
            return Match(built.base, MatchKind.BROADER if built.broader else MatchKind.SYNONYM, _BROADER_SCORE)
        nearest = broader.nearest(built.base, [part.term for part in built.parts], self._index)
        return Match(Composed(built.base, built.parts, nearest), MatchKind.COMPOSED, _COMPOSED_SCORE)

    # last resorts

    def _misspelt(self, words: Phrase, situation: Situation) -> Match | None:
        for name, likeness in spelling.near(words.key, self._index):
            match = self._sense(name, replace(situation, surface=""), "spelling") if name != words.key else None
            if match is not None:
                return replace(match, kind=MatchKind.SYNONYM, score=round(match.score * likeness, 3))
        return None

    def _provisional(self, words: Phrase, text: str) -> Match:
        """Return a concept of our own, under the nearest term that the head of the phrase names."""
        name = label(words.surface or text)
        head = self._head(words)
        category = head.category if head is not None else self._grammar.guess(name)
        considered = rank.candidates(self._ranked(words.key, Situation(words.surface)))[:_SUGGESTED]
        return Match(Provisional(name, category, head), MatchKind.PROVISIONAL, 0.0, considered)

    def _head(self, words: Phrase) -> Term | None:
        """Return the term of the longest end of the phrase (before its complement) that may stand above it.

        Only a name that the ontologies give for certain does: annotators marked much by its context.
        """
        bounds = self._grammar.prepositions | self._grammar.bounds
        stop = next((at for at, word in enumerate(words.words) if at and word in bounds and words.is_free(at)), None)
        if stop is not None and words.words[stop] in _CONJUNCTIONS:
            return None
        for at in range(*((1, len(words)) if stop is None else (0, stop))):
            head = words.cut(at, stop)
            if head.key in self._grammar.vague or len(head.key) < _SHORTEST_HEAD or not words.is_apart(at):
                continue
            match = self._named(head, Situation(head.surface))
            if match is not None and match.score >= _SURE and isinstance(match.concept, Term):
                return (
                    self._preferred.of(match.concept)
                    if match.concept.id.partition(":")[0].lower() in self._grammar.broader
                    else None
                )
        return None


class _Words(Container[str]):
    """Tells whether a text holds a word, or one that begins or ends with it: "retina" is in "retinal"."""

    def __init__(self, text: str) -> None:
        self._text = text.casefold()

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and word in self._text


@lru_cache(1)
def _topics(texts: tuple[str, ...]) -> _Words:
    """Return the words of the document at hand, which all its mentions share."""
    return _Words("\n".join(texts))


def _written_out(parse: Parse) -> dict[str, str]:
    """Return the short forms that a document defines, without their plural, with their long forms."""
    return {_bare(one.short): one.long for one in parse.abbreviations}


def _bare(short: str) -> str:
    """Return a short form without its plural: the text may define "HSCs" and go on with "HSC"."""
    return short[:-1] if short.endswith("s") and short[:-1].isupper() else short


def _first(named: tuple[Term, bool] | None) -> Term | None:
    return None if named is None else named[0]
