"""Other ways to put the same name: word order, relational adjectives, endings that mean the same.

"fracture of the sacrum", "sacrum fracture" and "sacral fracture" lead to each other; so do "BMP synthesis" and "BMP
biosynthetic process". Everything here is in key words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphbuilder.grounding.tables import Adjective
from graphbuilder.ontology.names import key

LONGEST = 7
"""Longer phrases are no other phrasing of a name; they are composed."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What other wordings are made from.

    ``adjectives`` are the keys of each one's nouns with their ontologies, ``adjectives_of`` the reverse; ``endings``
    are what an ontology may say for the head of a name.
    """

    adjectives: Mapping[str, tuple[tuple[str, str], ...]]
    adjectives_of: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[str, ...]]


def vocabulary(adjectives: Iterable[Adjective], endings: Mapping[str, tuple[str, ...]]) -> Vocabulary:
    """Return the vocabulary of these lists, nouns in the order of theirs."""
    nouns: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in adjectives:
        nouns[row.adjective].append((key(row.noun), row.ontology))
    reverse: defaultdict[str, set[str]] = defaultdict(set)
    for adjective, listed in nouns.items():
        for noun, _ in listed:
            reverse[noun].add(adjective)
    return Vocabulary(
        {adjective: tuple(listed) for adjective, listed in nouns.items()},
        {noun: tuple(sorted(listed)) for noun, listed in reverse.items()},
        endings,
    )


def variants(words: Sequence[str], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield other keys for *words* and what was done (``order``, ``adjective``, ``wording``), nearest first."""
    if not 1 < len(words) <= LONGEST:
        return
    orders = [tuple(words), *_orders(words)]
    yield from ((" ".join(order), "order") for order in orders[1:])
    swapped = [other for order in orders for other in _adjectives(order, vocabulary)]
    swapped += [turned for other in swapped for turned in _orders(other)]
    yield from ((" ".join(other), "adjective") for other in dict.fromkeys(swapped))
    reworded = [other for order in (*orders, *swapped) for other in _reworded(order, vocabulary)]
    yield from ((other, "wording") for other in dict.fromkeys((*reworded, *near(words, vocabulary))))
    if words[-1] == "tissue":
        yield from ((noun, "adjective") for noun, _ in vocabulary.adjectives.get(" ".join(words[:-1]), ()))


def near(words: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Return the other keys for *words* that are cheap enough and sure enough for running text.

    "bone marrow stromal" may be bone marrow stroma, "ataxia 2" ataxia type 2, "fracture of sacrum" a sacral fracture.
    """
    if len(words) < 2:
        return []
    words = tuple(words)
    first, last = words[0], words[-1]
    found: list[str] = []
    if len(last) == 1 or last.isdigit():
        found += (" ".join(other) for other in _typed(words))
    if last in vocabulary.adjectives:
        found += (" ".join((*words[:-1], noun)) for noun, _ in vocabulary.adjectives[last])
    orders: tuple[Words, ...] = (words,)
    if words[1] == "of":
        orders = (words, *_orders(words))
    elif words[1] == "in":
        orders = ((first, "of", *words[2:]),)
    for order in orders:
        if order is not words:
            found.append(" ".join(order))
        found += _reworded(order, vocabulary)
        if order[0] in vocabulary.adjectives or order is not words:
            for other in _related(order[0], vocabulary):
                found.append(" ".join((*other, *order[1:])))
                found += _reworded((*other, *order[1:]), vocabulary)
    return found


def _related(word: str, vocabulary: Vocabulary) -> Iterator[Words]:
    """Yield the nouns of an adjective and the adjectives of a noun."""
    if word in vocabulary.adjectives:
        yield from (tuple(noun.split(" ")) for noun, _ in vocabulary.adjectives[word])
    if word in vocabulary.adjectives_of:
        yield from ((adjective,) for adjective in vocabulary.adjectives_of[word])


def _typed(words: Words) -> Iterator[Words]:
    """Yield "ataxia type 2" and "type 2 ataxia" for "ataxia 2" or one another."""
    *head, last = words
    if head[-1] == "type":
        yield ("type", last, *head[:-1])
    else:
        yield (*head, "type", last)
        yield ("type", last, *head)


def _orders(words: Sequence[str]) -> Iterator[Words]:
    """Yield "sacrum fracture" for "fracture of sacrum", and the reverse for each place to split."""
    if "of" in words[1:-1]:
        at = words.index("of")
        yield (*words[at + 1 :], *words[:at])
    elif "of" not in words and len(words) < 5:
        for at in range(1, len(words)):
            yield (*words[at:], "of", *words[:at])


def _adjectives(words: Sequence[str], vocabulary: Vocabulary) -> Iterator[Words]:
    """Yield *words* with one relational adjective made a noun, or one noun (of one or two words) made an adjective."""
    for at, word in enumerate(words):
        if at + 1 == len(words):
            return
        for noun, _ in vocabulary.adjectives.get(word, ()):
            yield (*words[:at], *noun.split(" "), *words[at + 1 :])
        for adjective in vocabulary.adjectives_of.get(word, ()):
            yield (*words[:at], adjective, *words[at + 1 :])
        for adjective in vocabulary.adjectives_of.get(f"{word} {words[at + 1]}", ()) if at + 2 < len(words) else ():
            yield (*words[:at], adjective, *words[at + 2 :])


def _reworded(words: Sequence[str], vocabulary: Vocabulary) -> Sequence[str]:
    """Return *words* with their head (the last word, or the one before "of") put otherwise."""
    at = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
    return tuple(_with_heads(words, at, vocabulary.endings[words[at]])) if words[at] in vocabulary.endings else ()


def _with_heads(words: Sequence[str], at: int, heads: Iterable[str]) -> Iterator[str]:
    before, after = " ".join(words[:at]), " ".join(words[at + 1 :])
    whole = after.removeprefix("of ") if after else before
    for instead in heads:
        if "{}" not in instead:
            yield " ".join(filter(None, (before, instead, after)))
        elif not (before and after) and whole:
            yield instead.format(whole)
