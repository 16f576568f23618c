"""Which of the terms that a name may mean is meant, and how surely."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphbuilder.errors import DataError
from graphbuilder.grounding.lexicon import Entry, is_acronym
from graphbuilder.model import Candidate, Category, Group, Match, MatchKind

_BREAK = re.compile(r"[.;:!?()\[\]{}<>=,\u2026](?=\s)|(?<=\s)[(\[<>=]")
"""A mark that parts phrases, where it is not within a word."""

_PRIOR = 1.0
"""How many annotated mentions the dictionary's word is worth."""

_FARTHER = 0.04
"""What a term yields for each ontology that is preferred to its own: a label there is no better than a synonym here."""

_SHORT = 4
"""Letters of a learned name whose capitals tell it from others: "Val" and "val", "pI" and "PI"."""

_SYMBOL = 3
"""Letters of the shortest symbol that tells one thing from others."""

_CONDITIONS = frozenset({Category.DISEASE, Category.PHENOTYPE})

_OFTEN = 5
"""How often annotators must have passed a vague name over to speak against it."""

_UNKNOWN = 0.5
"""What a learned name is worth before it is counted."""

_COUNTED = re.compile(
    r"\b(?:(?:type|susceptibility(?: to)?),? )?(?:\d+[a-z]?|[ivx]+|[a-h])\Z|\bsusceptib", re.IGNORECASE
)
"""The end of a label that tells one of several of a kind."""

_ANIMAL = re.compile(r"MONDO:(?:77|10)\d{5}\Z")
"""Where MONDO keeps the diseases of animals alone."""


@dataclass(frozen=True, slots=True)
class Weights:
    """``ontology/ranking.toml``: see there what each figure means."""

    scope: Mapping[str, float]
    variant: Mapping[str, float]
    threshold: Mapping[str, float]
    distrust: Mapping[str, float]
    modifiers: frozenset[str]
    nested: frozenset[str]
    quiet: frozenset[Category]
    preference: Mapping[Category, Sequence[str]]
    order: Mapping[Category, int]
    roles: Mapping[tuple[Group, str], frozenset[Category]]


def read_weights(path: Path) -> Weights:
    """Return the weights in *path*.

    Raises:
        DataError: If a table is missing or names an unknown category or group.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return Weights(
            scope=table["scope"],
            variant=table["variant"],
            threshold=table["threshold"],
            distrust=table["distrust"],
            modifiers=frozenset(table["order"]["modifiers"]),
            nested=frozenset(table["order"]["nested"]),
            quiet=frozenset(map(Category, table["order"]["quiet"])),
            preference={Category(name): tuple(listed) for name, listed in table["preference"].items()},
            order={Category(name): place for place, name in enumerate(table["order"]["categories"])},
            roles={
                (Group(group), side): frozenset(map(Category, listed))
                for group, sides in table["roles"].items()
                for side, listed in sides.items()
            },
        )
    except KeyError as error:
        raise DataError(f"{path}: the table [{error.args[0]}] is missing") from error
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise DataError(f"{path}: {error}") from error


@dataclass(frozen=True, slots=True)
class Situation:
    """What a name is judged in: the words as written, the kinds that its role expects, the words around it.

    ``defined`` says that the text itself tied a short form to the words; ``running`` that nobody but us took the words
    for a name.
    """

    surface: str = ""
    expected: frozenset[Category] = frozenset()
    around: Container[str] = ()
    defined: bool = False
    running: bool = False


def ranked(entries: Iterable[Entry], situation: Situation, weights: Weights) -> list[tuple[float, Entry]]:
    """Return the entries with their scores in [0, 1], best first; each term once.

    Many genes bear the name of the disease that they are behind ("hemochromatosis"): the disease is meant.
    """
    best: dict[str, tuple[float, Entry]] = {}
    breaks = _breaks(situation.surface)
    for entry in entries:
        if not (_in_place(entry, situation.around) and all(mark in entry.text for mark in breaks)):
            continue
        score = _score(entry, situation, weights)
        if entry.term.id not in best or best[entry.term.id][0] < score:
            best[entry.term.id] = (score, entry)
    found = list(best.values())
    if any(entry.term.category in _CONDITIONS for _, entry in found):
        found = [pair for pair in found if pair[1].term.category is not Category.GENE or is_acronym(pair[1].text)]
    if situation.running:
        found = [pair for pair in found if not _is_echo(pair[1], found, weights)]
    if len(found) < 2:
        return found
    return sorted(
        found, key=lambda pair: (-round(pair[0] - _FARTHER * _place(pair[1], weights), 6), *_tie(pair[1], weights))
    )


def match(found: Sequence[tuple[float, Entry]], weights: Weights) -> Match:
    """Return the match of what was found, best first: ambiguous where the next term is as good in every respect."""
    (score, entry), *others = found
    kind = kind_of(entry)
    if (
        others
        and score - others[0][0] < weights.threshold["margin"]
        and _tie(entry, weights)[:2] == _tie(others[0][1], weights)[:2]
    ):
        kind = MatchKind.AMBIGUOUS
    return Match(entry.term, kind, round(min(score, 1.0), 3), candidates(found))


def kind_of(entry: Entry) -> MatchKind:
    """Return how a term is tied to the words by this entry."""
    if entry.scope == "narrow":
        return MatchKind.BROADER
    return MatchKind.EXACT if entry.scope == "label" and entry.how == "as_written" else MatchKind.SYNONYM


def candidates(found: Sequence[tuple[float, Entry]]) -> tuple[Candidate, ...]:
    """Return what was considered, as the match lists it."""
    return tuple(
        Candidate(entry.term, round(max(score, 0.0), 3), f"{entry.scope} '{entry.text}'") for score, entry in found
    )


def _score(entry: Entry, situation: Situation, weights: Weights) -> float:
    threshold = weights.threshold
    score = weights.scope[entry.scope] * weights.variant[entry.how]
    if situation.running:
        score -= _running_loss(entry, weights)
    if entry.seen:
        score = _taught(score, entry, situation, threshold)
    if situation.expected and entry.term.category not in situation.expected:
        score -= threshold["category"]
    if _ANIMAL.match(entry.term.id):
        score -= threshold["animal"]
    if entry.scope not in ("label", "alias") and _is_one_of_many(entry.term.label, entry.text, situation.surface):
        score -= threshold["numbered"]
    if situation.surface and (entry.scope == "learned" or _is_short(entry) or is_acronym(situation.surface)):
        score -= _acronym_loss(entry, situation, threshold)
    return score


def _is_one_of_many(label: str, name: str, surface: str) -> bool:
    """Tell whether a label counts on ("type 2", "susceptibility 2") where neither name nor words do."""
    counted = _COUNTED.search(label)
    return counted is not None and not any(_COUNTED.search(text) for text in (name, surface))


def _taught(score: float, entry: Entry, situation: Situation, threshold: Mapping[str, float]) -> float:
    """Return *score* after what annotators made of the name.

    That they passed a name over weighs in running text; elsewhere it only costs what was vague from the beginning.
    """
    prior = _UNKNOWN if entry.scope == "learned" else score
    taught = (_PRIOR * prior + entry.count) / (_PRIOR + entry.seen)
    if situation.running:
        return taught
    if entry.scope == "learned":
        return taught if taught >= threshold["sure"] else 0.0
    vague = entry.scope == "related" and not entry.count and entry.seen >= _OFTEN
    return score - threshold["passed"] if vague else max(score, taught)


def _running_loss(entry: Entry, weights: Weights) -> float:
    """Return what a name loses where nobody but us took it for one: vague synonyms, modifiers such as "congenital"."""
    prefix = entry.term.id.partition(":")[0].lower()
    loss = 0.0
    if entry.scope == "related" and " " not in entry.text:
        loss += weights.distrust.get(prefix, 0.0)
    if entry.term.category is Category.QUALITY and prefix in weights.modifiers and " " not in entry.text:
        loss += weights.threshold["modifier"]
    return loss


def _acronym_loss(entry: Entry, situation: Situation, threshold: Mapping[str, float]) -> float:
    """Return what a short form loses: nearly all where case differs, less where only nobody defines or taught it."""
    if entry.scope == "learned" and len(entry.text) <= _SHORT and not entry.text.islower():
        same = _singular(situation.surface) == _singular(entry.text)
        return 0.0 if same else threshold["case"] + threshold["acronym"]
    if not _is_short(entry):
        shouted = is_acronym(situation.surface) and entry.text.islower()
        return threshold["case"] if shouted else 0.0
    if not _is_written_so(situation.surface, entry):
        return threshold["case"] + threshold["acronym"]
    trusted = situation.defined or entry.scope in ("alias", "learned") or entry.count
    if not situation.running:
        trusted = entry.scope == "alias" or (_is_telling(entry) if len(entry.text) >= _SYMBOL else situation.defined)
    short = 0.0 if len(entry.text) >= _SYMBOL else threshold["letters"]
    return 0.0 if trusted else threshold["acronym"] + short


def _is_short(entry: Entry) -> bool:
    """Tell whether a name is a short form; a symbol of a gene may be as long as a word: a "particle" is no PARTICLE."""
    return is_acronym(entry.text) or (
        entry.term.category is Category.GENE and entry.text.isupper() and " " not in entry.text
    )


def _is_written_so(surface: str, entry: Entry) -> bool:
    """Tell whether the words are written as the short form is; capitals of gene symbols vary: Jak3, ets-1, Spi-B."""
    ours, theirs = _singular(surface), _singular(entry.text)
    is_symbol = any(map(str.isdigit, theirs)) or is_acronym(surface)
    if entry.term.category is Category.GENE and len(theirs) >= _SYMBOL and is_symbol:
        return ours.casefold() == theirs.casefold()
    return ours == theirs


def _is_telling(entry: Entry) -> bool:
    """Tell whether a short form that the text does not define means this term by itself: longer ones do."""
    return bool(entry.count) or len(entry.text) >= (_SYMBOL if entry.scope in ("label", "exact") else _SYMBOL + 1)


def _singular(surface: str) -> str:
    return surface.removesuffix("s").replace("-", "").replace(" ", "")


def _in_place(entry: Entry, around: Container[str]) -> bool:
    """Tell whether the text holds one of the words that the entry asks for, and none that it shuns."""
    if not entry.when:
        return True
    wanted = [word for word in entry.when if not word.startswith("!")]
    shunned = [word[1:] for word in entry.when if word.startswith("!")]
    return (not wanted or any(word in around for word in wanted)) and not any(word in around for word in shunned)


def _breaks(surface: str) -> frozenset[str]:
    """Return the breaks that a name of *surface* must have: "type (I" is not "type I", "alpha(1)" is "alpha 1"."""
    return frozenset(match.group().strip() for match in _BREAK.finditer(surface))


def _is_echo(entry: Entry, found: Iterable[tuple[float, Entry]], weights: Weights) -> bool:
    """Tell whether a preferred ontology has the name too, and its annotators passed it over: then it is no mention."""
    place, category = _place(entry, weights), entry.term.category
    return place > 0 and any(
        other.seen and not other.count and other.term.category is category and _place(other, weights) < place
        for _, other in found
    )


def _tie(entry: Entry, weights: Weights) -> tuple[int, int, str]:
    order = weights.order.get(entry.term.category, len(weights.order))
    return order, _place(entry, weights), entry.term.id


def _place(entry: Entry, weights: Weights) -> int:
    """Return how far down the list of its kind the ontology of a term stands."""
    listed = weights.preference.get(entry.term.category, ())
    ontology = entry.term.id.partition(":")[0].lower()
    return listed.index(ontology) if ontology in listed else len(listed)
