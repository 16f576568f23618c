"""How well references are resolved: links of our resolver against the identity chains of annotated articles.

    python benchmarks/coreference.py ../shared/corpora/craft_concepts_coref/craft-dev.jsonl.gz

Each line of the file is an article with its ``text`` and ``coref_chains`` (chains of mentions, mentions of
``[start, end, words]``). A link is right when the head of the reference and a head of its antecedent are the heads of
two mentions of one chain. Recall counts the annotated references of each sort that have an earlier mention within
reach; references that the annotators passed over count against precision.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphbuilder.extraction.coreference import REACH, Place, heads
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Block, Document, Parse, Span

PRONOUNS = frozenset({"it", "its", "itself", "they", "them", "their", "themselves", "he", "she", "his", "her"})
SORTS = ("pronoun", "this/these + noun", "the + noun", "both", "bare this")


@dataclass(frozen=True, slots=True)
class Chain:
    """The heads of the mentions of one thing, with the first word of each."""

    words: Mapping[Place, str]


def sort_of(words: str) -> str | None:
    """Return the sort of reference that a mention is, or nothing if it is a name."""
    first, *rest = words.lower().split()
    if first in PRONOUNS and not rest:
        return "pronoun"
    if first in ("this", "these", "that", "those", "such"):
        return "this/these + noun" if rest else "bare this" if first == "this" else None
    return "the + noun" if first == "the" and len(rest) == 1 else "both" if first == "both" and len(rest) < 2 else None


def chains(article: Mapping[str, Any], trees: Sequence[Tree]) -> Iterator[Chain]:
    """Yield the chains of an article as heads of our own parse."""
    starts = {token.span.start: (tree, token.index) for tree in trees for token in tree.tokens}
    for chain in article["coref_chains"]:
        found: dict[Place, str] = {}
        for mention in chain:
            start, end = mention[0][0], mention[-1][1]
            if (place := starts.get(start)) is not None:
                found[_head(*place, end)] = article["text"][start:end]
        yield Chain(found)


def _head(tree: Tree, first: int, end: int) -> Place:
    """Return the token of a stretch whose governor lies outside it."""
    inside = [token for token in tree.tokens[first:] if token.span.end <= end] or [tree[first]]
    last = inside[-1].index
    top = next((t for t in inside if not first <= t.head <= last or t.head == t.index), inside[-1])
    return tree.sentence.number, top.index


def count(article: Mapping[str, Any], trees: Sequence[Tree], tally: Counter[tuple[str, str]]) -> None:
    """Add an article's right and wrong links, and its annotated references, to *tally*."""
    links = heads(trees)
    known = {place: chain for chain in chains(article, trees) for place in chain.words}
    for place, antecedents in links.items():
        words = known[place].words[place] if place in known else _words(trees, place)
        if (sort := sort_of(words)) is not None:
            right = place in known and any(antecedent in known[place].words for antecedent in antecedents)
            tally[sort, "right" if right else "wrong" if place in known else "not annotated"] += 1
    for place, chain in known.items():
        sort = sort_of(chain.words[place])
        if sort is not None and any(
            other < place and place[0] - other[0] <= REACH and sort_of(words) is None
            for other, words in chain.words.items()
        ):
            tally[sort, "annotated"] += 1


def _words(trees: Sequence[Tree], place: Place) -> str:
    """Return the words of a reference that is in no chain, from its pointing word on."""
    tree, index = trees[place[0]], place[1]
    pointing = [child.index for child in tree.children(index, "det") if child.index < index]
    return " ".join(token.text for token in tree.tokens[min(pointing, default=index) : index + 1])


def report(tally: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of the result."""
    yield f"{'reference':20} {'links':>6} {'right':>6} {'precision':>9} {'annotated':>9} {'recall':>6}"
    for sort in SORTS:
        right = tally[sort, "right"]
        links = right + tally[sort, "wrong"] + tally[sort, "not annotated"]
        wanted = tally[sort, "annotated"]
        yield (
            f"{sort:20} {links:6} {right:6} {right / links if links else 0:9.3f} "
            f"{wanted:9} {right / wanted if wanted else 0:6.3f}"
        )


def parses(articles: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Parse]]:
    """Yield each article with its parse by the shipped pipeline."""
    from graphbuilder.nlp import SpacyAnnotator

    pipeline = SpacyAnnotator()
    for article in articles:
        text = article["text"]
        blocks = tuple(Block(Span(*line.span())) for line in re.finditer(r"\S.*", text))
        yield article, next(iter(pipeline([Document(str(article["pmid"]), text, blocks)])))


def main() -> None:
    """Print precision and recall by sort of reference."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("articles", type=Path, help="JSON lines, gzipped")
    path: Path = arguments.parse_args().articles
    tally: Counter[tuple[str, str]] = Counter()
    spent_s = 0.0
    words = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for article, parse in parses(map(json.loads, lines)):
            trees = [Tree(sentence) for sentence in parse.sentences]
            began = time.perf_counter()
            heads(trees)
            spent_s += time.perf_counter() - began
            words += sum(len(tree) for tree in trees)
            count(article, trees, tally)
    print("\n".join(report(tally)))
    print(f"{words:,} words in {spent_s:.2f} s: {words / spent_s:,.0f} words/s")


if __name__ == "__main__":
    main()
