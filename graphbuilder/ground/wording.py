"""Other ways to put the same name: word order, relational adjectives, endings that mean the same.

"fracture of the sacrum", "sacrum fracture" and "sacral fracture" lead to each other; so do "BMP synthesis" and "BMP
biosynthetic process". Everything here is in key words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphbuilder.ground.lexicon import Lexicon

LONGEST = 7
"""Longer phrases are no other phrasing of a name; they are composed."""

Endings = Mapping[str, Sequence[str]]


def variants(words: Sequence[str], lexicon: Lexicon, endings: Endings) -> Iterator[tuple[str, str]]:
    """Yield other keys for *words* and what was done (``order``, ``adjective``, ``wording``), nearest first."""
    if not 1 < len(words) <= LONGEST:
        return
    orders = [tuple(words), *_orders(words)]
    yield from ((" ".join(order), "order") for order in orders[1:])
    swapped = [other for order in orders for other in _adjectives(order, lexicon)]
    swapped += [turned for other in swapped for turned in _orders(other)]
    yield from ((" ".join(other), "adjective") for other in dict.fromkeys(swapped))
    reworded = [other for order in (*orders, *swapped) for other in _reworded(order, endings)]
    yield from ((" ".join(other), "wording") for other in dict.fromkeys(reworded))
    if words[-1] == "tissue":
        yield from ((noun, "adjective") for noun, _ in lexicon.adjectives.get(" ".join(words[:-1]), ()))


def _orders(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield "sacrum fracture" for "fracture of sacrum", and the reverse for each place to split."""
    if "of" in words[1:-1]:
        at = words.index("of")
        yield (*words[at + 1 :], *words[:at])
    elif len(words) < 5:
        for at in range(1, len(words)):
            yield (*words[at:], "of", *words[:at])


def _adjectives(words: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """Yield *words* with one relational adjective made a noun, or one noun (of one or two words) made an adjective."""
    for at, word in enumerate(words):
        for noun, _ in lexicon.adjectives.get(word, ()):
            if at + 1 < len(words):
                yield (*words[:at], *noun.split(" "), *words[at + 1 :])
        for size in (1, 2):
            for adjective in lexicon.adjectives_of.get(" ".join(words[at : at + size]), ()):
                if at + size < len(words):
                    yield (*words[:at], adjective, *words[at + size :])


def _reworded(words: Sequence[str], endings: Endings) -> Iterator[tuple[str, ...]]:
    """Yield *words* with their last word, or the word before "of", put otherwise."""
    at = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
    for instead in endings.get(words[at], ()):
        yield (*words[:at], *instead.split(" "), *words[at + 1 :])
