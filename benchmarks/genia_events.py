"""Polarity and certainty on the events of the GENIA event corpus.

    python benchmarks/genia_events.py GENIAcorpus_event.tar.gz [--half 0|1] [--errors N]

Each event names the words that express it (the first of them is our trigger), and says whether it is denied (assertion
"non-exist") and whether it is held back from ("probable" or "doubtful"). The ends of the event are not used. Abstracts
are split by the last digit of their number: even ones (half 0) were looked at while the rules were made, odd ones were
not. An event whose sentence asks or aims at it counts as held back from: the corpus marks such events "doubtful".
"""

from __future__ import annotations

import argparse
import json
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphbuilder.extraction.factuality import assess
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Block, Document, Factuality, Polarity, Span
from graphbuilder.nlp import SpacyAnnotator

HELD_BACK = frozenset({Factuality.PROBABLE, Factuality.POSSIBLE, Factuality.DOUBTFUL, Factuality.UNCOMMITTED})


@dataclass(frozen=True, slots=True)
class Event:
    """An event: where its first word begins in the sentence, and how the annotators took it."""

    start: int
    denied: bool
    held_back: bool


def sentences(path: Path, half: int | None) -> Iterator[tuple[str, tuple[Event, ...]]]:
    """Yield each sentence with its events."""
    from lxml import etree

    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            name = Path(member.name)
            content = archive.extractfile(member) if name.suffix == ".xml" else None
            if content is None or (half is not None and int(name.stem[-1]) % 2 != half):
                continue
            yield from _sentences(etree.fromstring(content.read(), etree.XMLParser(load_dtd=False, no_network=True)))


def _sentences(root: Any) -> Iterator[tuple[str, tuple[Event, ...]]]:
    for sentence in root.iter("sentence"):
        events: list[Event] = []
        text = "".join(sentence.itertext())
        for sibling in sentence.itersiblings():
            if sibling.tag == "sentence":
                break
            if sibling.tag == "event" and (start := _trigger(sibling, text)) is not None:
                uncertain = sibling.get("uncertainty", "certain") != "certain"
                events.append(Event(start, sibling.get("assertion") == "non-exist", uncertain))
        yield text, tuple(events)


def _trigger(event: Any, text: str) -> int | None:
    """Return where the first words that express the event begin, if the clue is the sentence itself."""
    clue = event.find("clue")
    if clue is None or "".join(clue.itertext()) != text:
        return None
    place = 0
    for action, element in _walk(clue):
        if action == "start" and element.tag == "clueType":
            return place
        place += len((element.text if action == "start" else element.tail) or "")
    return None


def _walk(element: Any) -> Iterator[tuple[str, Any]]:
    yield "start", element
    for child in element:
        yield from _walk(child)
        yield "end", child


def main() -> None:
    """Print precision, recall and F1 of denied and of held-back events."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--half", type=int, choices=(0, 1))
    options.add_argument("--errors", type=int, default=0)
    given = options.parse_args()
    pipeline = SpacyAnnotator()
    counts: Counter[str] = Counter()
    for text, events in sentences(given.corpus, given.half):
        parse = pipeline.parse(Document("genia", text, (Block(Span(0, len(text))),)))
        trees = [Tree(sentence) for sentence in parse.sentences]
        for event in events:
            found = _judged(trees, event.start)
            if found is None:
                continue
            for kind, gold, ours in (("denied", event.denied, found[0]), ("held back", event.held_back, found[1])):
                counts[f"{kind} gold"] += gold
                counts[f"{kind} ours"] += ours
                counts[f"{kind} both"] += gold and ours
                if gold != ours and counts["shown"] < given.errors:
                    counts["shown"] += 1
                    verdict = "missed" if gold else "extra"
                    print(kind, verdict, text[: event.start] + ">>" + text[event.start :])
            counts["events"] += 1
    figures = {kind: _figures(counts, kind) for kind in ("denied", "held back")}
    print(json.dumps({"events": counts["events"], **figures}))


def _judged(trees: list[Tree], place: int) -> tuple[bool, bool] | None:
    """Return whether the event that begins at *place* is denied and whether it is held back from."""
    for tree in trees:
        for token in tree.tokens:
            if token.span.start <= place < token.span.end:
                found = assess(tree, token.index)
                if found is None:
                    return False, True
                return found.polarity is Polarity.NEGATIVE, found.factuality in HELD_BACK
    return None


def _figures(counts: Counter[str], kind: str) -> dict[str, float]:
    gold, ours, both = (counts[f"{kind} {name}"] for name in ("gold", "ours", "both"))
    return {
        "gold": gold,
        "precision": round(both / max(ours, 1), 3),
        "recall": round(both / max(gold, 1), 3),
        "f1": round(2 * both / max(ours + gold, 1), 3),
    }


if __name__ == "__main__":
    main()
