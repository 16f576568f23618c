"""Parses to evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphbuilder.extraction import coreference
from graphbuilder.extraction.argument import Arguments
from graphbuilder.extraction.candidate import Candidates, Named
from graphbuilder.extraction.confidence import confidence
from graphbuilder.extraction.factuality import Assessment, assess
from graphbuilder.extraction.filler import Filler, leader
from graphbuilder.extraction.lexicon import Lexicon, lexicon
from graphbuilder.extraction.narration import Narration
from graphbuilder.extraction.qualifiers import qualifiers
from graphbuilder.extraction.repair import repaired
from graphbuilder.extraction.selection import Ends, select
from graphbuilder.extraction.sort import names
from graphbuilder.extraction.traits import traits
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Cue, Evidence, Mention, Parse, Span, Token
from graphbuilder.rules import Kinds, load_kinds, weights

Links = Mapping[tuple[int, int], tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """Evidence with the traits that its confidence rests on, and what the rule file says of its rule (``prior``)."""

    evidence: Evidence
    traits: tuple[str, ...]
    prior: float


def statements(parse: Parse) -> Iterator[Evidence]:
    """Yield the evidence that a document holds for mechanism statements, in the order of the text.

    Each sentence gives a pair of ends once. What it only asks or aims at gives nothing.
    """
    return (reading.evidence for reading in readings(parse))


def readings(parse: Parse) -> Iterator[Reading]:
    """Yield the evidence of a document with what its confidence rests on."""
    trees = [Tree(repaired(sentence)) for sentence in parse.sentences]
    links = coreference.heads(trees)
    reader = _Reader(parse, trees, links, lexicon(), load_kinds())
    for tree in trees:
        yield from reader.read(tree)


class _Reader:
    """What the sentences of one document share."""

    def __init__(self, parse: Parse, trees: Sequence[Tree], links: Links, words: Lexicon, kinds: Kinds) -> None:
        self._parse = parse
        self._trees = trees
        self._links = links
        self._lexicon = words
        self._kinds = kinds
        self._narration = Narration(parse.document)

    def read(self, tree: Tree) -> Iterator[Reading]:
        """Yield what a sentence says; the sentences come one after the other."""
        self._narration.enter(tree)
        arguments = Arguments(tree, self._kinds)
        found = [
            Ends(candidate, subject, obj)
            for candidate in Candidates(tree, self._lexicon, self._kinds, self._named(tree))
            for subject in self._mentions(arguments, candidate.subject, candidate.object)
            for obj in self._mentions(arguments, candidate.object, candidate.subject)
        ]
        selected = tuple(select(found, tree, self._kinds))
        beside = Counter(ends.candidate.trigger for ends in selected)
        mended = self._mended(tree)
        for ends in selected:
            subject, obj = leader(tree, ends.candidate.subject), leader(tree, ends.candidate.object)
            judged = assess(tree, ends.candidate.trigger, subject, obj)
            if judged is not None:
                self._narration.heard()
                known = tuple(traits(tree, ends, judged, mended, beside[ends.candidate.trigger]))
                prior = ends.candidate.frame.confidence
                surely = confidence(prior, known, weights.load())
                yield Reading(self._evidence(tree, ends, judged, surely), known, prior)

    def _mended(self, tree: Tree) -> Collection[int]:
        """Return the words that a repair gave another place in the tree."""
        before = self._parse.sentences[tree.sentence.number].tokens
        pairs = zip(before, tree.tokens, strict=True)
        return {now.index for was, now in pairs if was is not now and (was.head, was.dep) != (now.head, now.dep)}

    def _named(self, tree: Tree) -> Named:
        """Return what the references of a sentence stand for."""
        here = tree.sentence.number
        return {
            head: tuple((self._trees[sentence], place) for sentence, place in self._links[here, head])
            for head in range(len(tree))
            if (here, head) in self._links
        }

    def _mentions(self, arguments: Arguments, filler: Filler, other: Filler) -> Iterator[Mention]:
        """Yield the mentions that a filler names: itself, tied to what it refers to, if that is known."""
        tree = arguments.tree
        named = filler.head if filler.first is not None else arguments.core(filler.head)
        if named != filler.head:
            filler = Filler(named, filler.through)
        here = self._mention(arguments, filler, other)
        place = (tree.sentence.number, filler.head)
        if filler.through is not None:
            pronoun = tree[filler.through]
            yield Mention(pronoun.text, pronoun.span, refers_to=here)
        elif antecedents := self._links.get(place):
            span = self._pointing(arguments, filler.head, here.span)
            words = span.of(self._parse.document.text)
            for sentence, head in antecedents:
                there = Arguments(self._trees[sentence], self._kinds)
                thing = there.core(head)
                if names(there.tree, self._kinds, thing):
                    yield Mention(words, span, refers_to=self._mention(there, Filler(thing), None))
        elif not _is_pronoun(tree[filler.head]):
            yield here
        elif (disorder := self._called(tree, filler.head)) is not None:
            yield self._mention(arguments, Filler(disorder), other)

    def _called(self, tree: Tree, pronoun: int) -> int | None:
        """Return the disorder that an "it" is which refers to nothing named: "It is a disease that ..."."""
        noun = tree[tree[pronoun].head]
        if tree[pronoun].lemma.lower() != "it" or not any(tree.children(noun.index, "cop")):
            return None
        return noun.index if self._kinds.holds("disorder", noun.lemma) else None

    def _pointing(self, arguments: Arguments, head: int, span: Span) -> Span:
        """Return a reference with the word that makes it one: "these cells"."""
        pointers = arguments.tree.children(head, "det")
        start = next((word.span.start for word in pointers if word.span.end == span.start - 1), span.start)
        return Span(start, span.end)

    def _mention(self, arguments: Arguments, filler: Filler, other: Filler | None) -> Mention:
        span = arguments.span(*arguments.stretch(filler, () if other is None else arguments.joined_to(other.head)))
        span = self._within_compound(arguments.tree, filler, span)
        words = span.of(self._parse.document.text)
        if filler.leads is not None:
            return Mention(
                words, span, reading=f"{arguments.span(*filler.leads).of(self._parse.document.text)} {words}"
            )
        if filler.shares is None:
            return Mention(words, span)
        common = arguments.span(filler.shares, filler.head).of(self._parse.document.text)
        return Mention(words, span, reading=f"{words} {common}")

    def _within_compound(self, tree: Tree, filler: Filler, span: Span) -> Span:
        """Cut "TNF" out of "TNF-induced" where the filler is the stem of a compound."""
        if filler.cut is not None:
            return Span(span.start + filler.cut[0], span.start + filler.cut[1])
        if filler.last is None:
            return span
        token = tree[filler.last]
        stem, hyphen, suffix = token.text.rpartition("-")
        if hyphen and stem and suffix.lower() in self._lexicon.suffixes:
            return Span(span.start, token.span.start + len(stem))
        return span

    def _evidence(self, tree: Tree, ends: Ends, judged: Assessment, surely: float) -> Evidence:
        document, sentence, candidate = self._parse.document, tree.sentence, ends.candidate
        trigger = tree[candidate.trigger]
        return Evidence(
            document=document.id,
            sha256=document.sha256,
            passage=sentence.span,
            quote=sentence.span.of(document.text),
            subject=ends.subject,
            group=candidate.group,
            trigger=Cue(trigger.text, trigger.span),
            object=ends.object,
            rule=candidate.frame.name,
            polarity=judged.polarity,
            factuality=judged.factuality,
            cues=judged.cues,
            attribution=self._narration.attribution(tree, candidate.trigger),
            qualifiers=qualifiers(tree, candidate.trigger, candidate.subject.head, candidate.object.head),
            section=sentence.section,
            confidence=surely,
        )


def _is_pronoun(token: Token) -> bool:
    return token.xpos == "PRP$" or (token.upos == "PRON" and token.xpos != "NN")
