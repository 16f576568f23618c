"""Precision, recall and F1 over annotated passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphbuilder.evaluation.gold import Annotation, Passage
from graphbuilder.evaluation.matching import Alignment, align


@dataclass(frozen=True, slots=True)
class Report:
    """``figures`` are ready for JSON; ``shown`` are lines about missed and spurious statements."""

    figures: Mapping[str, Any]
    shown: tuple[str, ...]


def score(answers: Iterable[tuple[Passage, Sequence[Annotation]]], errors: int = 0) -> Report:
    """Return the figures over passages with what was predicted for each.

    ``pair`` counts statements whose two ends match, ``full`` those whose group agrees too; ``hedged`` and ``negative``
    are the F1 of these classes over matched pairs, ``polarity`` the share of matched pairs with the right polarity.
    Optional gold statements count neither for nor against. At most *errors* passages are shown.
    """
    counts: Counter[str] = Counter()
    shown: list[str] = []
    wrong = 0
    for passage, predicted in answers:
        found = align(passage.statements, predicted)
        counts.update(_counted(passage.statements, predicted, found))
        problems = list(_problems(passage, predicted, found))
        if problems and wrong < errors:
            wrong += 1
            shown += [f"{passage.id}  {' '.join(passage.text.split())}", *problems]
    return Report(_figures(counts), tuple(shown))


def f1(hits: int, predicted: int, gold: int) -> dict[str, float]:
    """Return precision, recall and F1, rounded to three places; 0 where nothing is to be divided."""
    precision, recall = hits / predicted if predicted else 0.0, hits / gold if gold else 0.0
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(both, 3)}


def _counted(gold: Sequence[Annotation], predicted: Sequence[Annotation], found: Alignment) -> Counter[str]:
    counts = Counter(passages=1, gold=sum(not one.optional for one in gold))
    counts["predicted"] = len(predicted) - sum(gold[i].optional for i in found.pairs.values())
    counts["full"] = sum(not gold[i].optional for i in found.full.values())
    for j, i in found.pairs.items():
        if gold[i].optional:
            continue
        counts["pair"] += 1
        counts["polarity"] += gold[i].polarity == predicted[j].polarity
        for name, field, value in (("hedged", "certainty", "hedged"), ("negative", "polarity", "negative")):
            is_so, said_so = getattr(gold[i], field) == value, getattr(predicted[j], field) == value
            counts[f"{name} gold"] += is_so
            counts[f"{name} predicted"] += said_so
            counts[f"{name} hits"] += is_so and said_so
    return counts


def _problems(passage: Passage, predicted: Sequence[Annotation], found: Alignment) -> Iterable[str]:
    answered = set(found.pairs.values())
    for i, gold in enumerate(passage.statements):
        if i not in answered and not gold.optional:
            yield f"   missed    {gold.subject} | {gold.predicate} | {gold.object}"
    for j, extra in enumerate(predicted):
        if j not in found.pairs:
            yield f"   spurious  {extra.subject} | {extra.predicate} | {extra.object}"


def _figures(counts: Counter[str]) -> dict[str, Any]:
    hits = counts["pair"]
    return {
        "passages": counts["passages"],
        "gold": counts["gold"],
        "predicted": counts["predicted"],
        "pair": f1(hits, counts["predicted"], counts["gold"]),
        "full": f1(counts["full"], counts["predicted"], counts["gold"]),
        "polarity": round(counts["polarity"] / hits, 3) if hits else 0.0,
        "hedged": f1(counts["hedged hits"], counts["hedged predicted"], counts["hedged gold"]),
        "negative": f1(counts["negative hits"], counts["negative predicted"], counts["negative gold"]),
    }
