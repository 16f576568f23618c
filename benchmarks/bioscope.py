"""Cue and scope detection on the BioScope abstracts.

    python benchmarks/bioscope.py abstracts.xml.gz [--half 0|1] [--errors N]

A cue is found when a cue of ours of the same kind shares a character with it, one to one; exact cues share all. The
scope of a found cue is compared word by word, the cue's own words left out; ours is drawn from the tree: the clause or
noun phrase that the cue governs, from the cue on.

Errors in documents of even number (half 0) were read while the rules were made. Of those of odd number (half 1) only
the figures were seen; they decided one rule, that adverbs before an attributive adjective ("a potentially toxic dose")
stay cues.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphbuilder.extraction.cues import FoundCue, cues
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Block, Document, Span, Token
from graphbuilder.nlp import SpacyAnnotator
from graphbuilder.rules.cue import CueKind

SPECULATION, NEGATION = "speculation", "negation"


@dataclass(frozen=True, slots=True)
class Marked:
    """A cue with its scope, as characters of the sentence."""

    kind: str
    cue: Span
    scope: Span


def sentences(path: Path, half: int | None) -> Iterator[tuple[str, tuple[Marked, ...]]]:
    """Yield each sentence with its gold cues."""
    from lxml import etree

    root = etree.fromstring(gzip.decompress(path.read_bytes()))
    for number, document in enumerate(root.iter("Document")):
        if half is None or number % 2 == half:
            yield from (_flat(sentence) for sentence in document.iter("sentence"))


def _flat(sentence: Any) -> tuple[str, tuple[Marked, ...]]:
    text, marks, scopes = "", [], {}

    def walk(element: Any) -> None:
        nonlocal text
        start = len(text)
        text += element.text or ""
        for child in element:
            walk(child)
            text += child.tail or ""
        if element.tag == "cue" and len(text) > start:
            marks.append((element.get("type"), element.get("ref"), Span(start, len(text))))
        elif element.tag == "xcope":
            scopes[element.get("id")] = Span(start, len(text))

    walk(sentence)
    return text, tuple(Marked(kind, cue, scopes.get(ref, cue)) for kind, ref, cue in marks)


def predicted(tree: Tree) -> tuple[Marked, ...]:
    """Return our cues of a sentence in the terms of the corpus."""
    found: list[Marked] = []
    for cue in cues(tree):
        kinds = []
        if cue.rule.kind is CueKind.NEGATION:
            kinds = [NEGATION]
        elif cue.rule.kind in (CueKind.HEDGE, CueKind.EVIDENTIAL):
            kinds = [SPECULATION]
        span = tree.span(cue.tokens[0], cue.tokens[-1])
        found.extend(Marked(kind, span, scope(tree, cue)) for kind in kinds)
    return tuple(found)


def scope(tree: Tree, cue: FoundCue) -> Span:
    """Return the words that the corpus would mark: from the cue on, with the subject of a passive or of "likely"."""
    heads = {*cue.claims, *cue.nouns} | _clauses(tree, cue)
    left_out = set(_beside(tree, cue)) if cue.rule.denies else set()
    reached = [index for head in heads for index in tree.subtree(head, without=left_out)]
    last = max([*reached, cue.tokens[-1]])
    while last > cue.tokens[-1] and tree[last].upos in ("PUNCT", "CCONJ"):
        last -= 1
    subjects = (tree.subtree(subject.index)[0] for subject in _raised(tree, cue))
    return tree.span(min([cue.tokens[0], *subjects]), last)


def _clauses(tree: Tree, cue: FoundCue) -> set[int]:
    """Return the predicates of the denied subjects: the scope of "no effect was seen" is the clause."""
    nouns = cue.nouns if cue.rule.denies else frozenset()
    return {tree[noun].head for noun in nouns if tree[noun].dep.startswith("nsubj")}


def _beside(tree: Tree, cue: FoundCue) -> Iterator[int]:
    """Yield the clauses to the right that a denial leaves out."""
    for token in tree.tokens[cue.tokens[-1] + 1 :]:
        relation = token.dep.partition(":")[0]
        clause = relation in ("advcl", "parataxis") or (relation == "conj" and tree[token.head].upos in ("VERB", "AUX"))
        if clause and token.index not in cue.claims:
            yield token.index


def _raised(tree: Tree, cue: FoundCue) -> Iterator[Token]:
    """Yield the subjects to the left that belong to the scope."""
    head = tree[cue.tokens[-1]]
    if cue.rule.takes and head.upos != "NOUN":
        yield from tree.children(head.index, *(("nsubj",) if head.upos == "ADJ" else ("nsubj:pass",)))
    elif cue.rule.denies and head.dep.partition(":")[0] == "advmod":
        yield from (child for child in tree.children(head.head, "nsubj:pass") if child.index < head.index)


def main() -> None:
    """Print precision, recall and F1 by kind, and the agreement of scopes."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--half", type=int, choices=(0, 1))
    options.add_argument("--errors", type=int, default=0)
    given = options.parse_args()
    pipeline = SpacyAnnotator()
    counts: Counter[tuple[str, str]] = Counter()
    missed: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    for text, gold in sentences(given.corpus, given.half):
        parse = pipeline.parse(Document("bioscope", text, (Block(Span(0, len(text))),)))
        ours = [mark for sentence in parse.sentences for mark in predicted(Tree(sentence))]
        _count(text, gold, ours, counts, missed, extra)
    if given.errors:
        print("missed", *missed.most_common(given.errors), sep="\n  ", file=sys.stderr)
        print("extra", *extra.most_common(given.errors), sep="\n  ", file=sys.stderr)
    print(json.dumps({kind: _figures(counts, kind) for kind in (SPECULATION, NEGATION)}, indent=1))


def _count(
    text: str,
    gold: tuple[Marked, ...],
    ours: list[Marked],
    counts: Counter[tuple[str, str]],
    missed: Counter[str],
    extra: Counter[str],
) -> None:
    open_ = list(ours)
    for mark in gold:
        counts[mark.kind, "gold"] += 1
        same = [other for other in open_ if other.kind == mark.kind and other.cue.overlaps(mark.cue)]
        if not same:
            missed[f"{mark.kind} {mark.cue.of(text).lower()}"] += 1
            continue
        best = max(same, key=lambda other: other.cue == mark.cue)
        open_.remove(best)
        counts[mark.kind, "found"] += 1
        counts[mark.kind, "exact"] += best.cue == mark.cue
        ours_words, gold_words = _words(text, best), _words(text, mark)
        counts[mark.kind, "scope same"] += ours_words == gold_words
        counts[mark.kind, "scope shared"] += len(ours_words & gold_words)
        counts[mark.kind, "scope ours"] += len(ours_words)
        counts[mark.kind, "scope gold"] += len(gold_words)
    for mark in ours:
        counts[mark.kind, "ours"] += 1
    for mark in open_:
        extra[f"{mark.kind} {mark.cue.of(text).lower()}"] += 1


def _words(text: str, mark: Marked) -> frozenset[int]:
    """Return where the words of a scope begin, less those of the cue and less punctuation."""
    found: set[int] = set()
    for place in range(mark.scope.start, mark.scope.end):
        starts = text[place].isalnum() and (place == 0 or not text[place - 1].isalnum())
        if starts and not mark.cue.start <= place < mark.cue.end:
            found.add(place)
    return frozenset(found)


def _figures(counts: Counter[tuple[str, str]], kind: str) -> dict[str, float]:
    gold, ours, found = counts[kind, "gold"], counts[kind, "ours"], counts[kind, "found"]
    return {
        "gold": gold,
        "found": found,
        "precision": round(found / ours, 3),
        "recall": round(found / gold, 3),
        "f1": round(2 * found / (ours + gold), 3),
        "exact_cue_f1": round(2 * counts[kind, "exact"] / (ours + gold), 3),
        "scope_exact": round(counts[kind, "scope same"] / found, 3),
        "scope_word_f1": round(
            2 * counts[kind, "scope shared"] / (counts[kind, "scope ours"] + counts[kind, "scope gold"]), 3
        ),
    }


if __name__ == "__main__":
    main()
