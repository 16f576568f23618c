"""How surely a statement is read: the chance that an annotator would agree with its two ends.

A logistic sum of the weights of the traits of a reading and of what the rule file says of its rule. The weights are in
``rules/confidence.tsv``, made by ``training/confidence.py``; a trait without a weight, and so a rule that is new, adds
nothing to what the rule file says.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

BIAS, PRIOR = "(always)", "(rule file)"
"""Rows of the table that are no traits: what every sum begins with, and the factor of the rule file's log odds."""

LEAST, MOST = 0.02, 0.99
"""Nobody is surer than this of what a machine reads."""


def confidence(prior: float, traits: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return the chance that a reading is right, to three places; *prior* is what its rule file says of the rule.

    >>> confidence(0.85, ["denied"], {"denied": -0.7})
    0.738
    """
    odds = weights.get(BIAS, 0.0) + weights.get(PRIOR, 1.0) * log_odds(prior)
    odds += math.fsum(weights.get(trait, 0.0) for trait in traits)
    return round(min(MOST, max(LEAST, 1 / (1 + math.exp(-odds)))), 3)


def log_odds(chance: float) -> float:
    """Return the logarithm of the odds of a chance, which may be 0 or 1."""
    held = min(MOST, max(LEAST, chance))
    return math.log(held / (1 - held))
