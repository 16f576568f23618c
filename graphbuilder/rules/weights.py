"""Weights of the traits of a reading (a table of text and number), made by training, not by hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graphbuilder.errors import RuleError

WEIGHTS = Path(__file__).parent / "confidence.tsv"


@cache
def load(path: Path = WEIGHTS) -> Mapping[str, float]:
    """Return the weight of each trait; lines that begin with ``#`` say where the table comes from.

    Raises:
        RuleError: If a line is not a trait, a tab and a number.
    """
    weights: dict[str, float] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.startswith("#"):
            trait, _, weight = line.rpartition("\t")
            try:
                weights[trait] = float(weight)
            except ValueError as error:
                raise RuleError(f"{path.name}, line {number}: '{line}' is not a trait, a tab and a number") from error
    return weights
