"""How far a statement is borne out, as a plain sum that anybody can check.

Noisy-or over independent sources: each source counts once, with its strongest passage, however often it repeats itself.

    for      = 1 - product over sources of (1 - weight of its strongest supporting passage)
    against  = the same over denying passages
    belief   = for * (1 - against)

The weight of a passage is confidence * factuality * stance (tables below). The tables are judgements, in the order that
FactBank's scale and the annotation guidelines give, not estimates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import prod
from typing import Final

from graphbuilder.model import Claim, Factuality, Stance
from graphbuilder.model.link import Bearing, bearing

FACTUALITY: Final = {
    Factuality.FACT: 1.0,
    Factuality.COUNTERFACT: 1.0,
    Factuality.PROBABLE: 0.75,
    Factuality.DOUBTFUL: 0.75,
    Factuality.POSSIBLE: 0.5,
    Factuality.CONDITIONAL: 0.5,
    Factuality.UNCOMMITTED: 0.1,
}
STANCE: Final = {
    None: 1.0,
    Stance.ESTABLISHED: 1.0,
    Stance.REJECTED: 1.0,
    Stance.CITED: 0.9,
    Stance.PROPOSED: 0.8,
    Stance.OPEN: 0.1,
}


@dataclass(frozen=True, slots=True)
class Weight:
    """What one source contributes: its strongest passage, and the three factors of its weight."""

    source: str
    claim: str
    confidence: float
    factuality: float
    stance: float

    @property
    def value(self) -> float:
        """Return the product of the factors, in [0, 1]."""
        return self.confidence * self.factuality * self.stance


@dataclass(frozen=True, slots=True)
class Belief:
    """The weights for and against a statement, one a source, sorted by source."""

    supporting: tuple[Weight, ...]
    opposing: tuple[Weight, ...]

    @property
    def value(self) -> float:
        """Return the belief, in [0, 1]; 0 when nothing supports the statement."""
        return noisy_or(self.supporting) * (1 - noisy_or(self.opposing))


def noisy_or(weights: Iterable[Weight]) -> float:
    """Return the chance that at least one of the independent *weights* holds."""
    return 1 - prod(1 - weight.value for weight in weights)


def by_text(claim: Claim) -> str:
    """Return the key under which claims are one source: the text itself, so that two copies of a page are one."""
    return claim.evidence.sha256


def belief(claims: Iterable[Claim], lineage: Callable[[Claim], str] = by_text) -> Belief:
    """Return the belief in the one statement that *claims* are about.

    *lineage* names the independent source of a claim; pass another to count the papers of one group once.
    """
    supporting: dict[str, Weight] = {}
    opposing: dict[str, Weight] = {}
    for claim in claims:
        side = opposing if bearing(claim.evidence) is Bearing.DENIES else supporting
        weight = _weight(claim, lineage(claim))
        strongest = side.setdefault(weight.source, weight)
        side[weight.source] = max(strongest, weight, key=_strength)
    return Belief(*(tuple(side[source] for source in sorted(side)) for side in (supporting, opposing)))


def arithmetic(found: Belief) -> Iterator[str]:
    """Yield the sum in lines."""
    for sign, weights in (("+", found.supporting), ("-", found.opposing)):
        for w in weights:
            factors = f"confidence {w.confidence:.2f} x factuality {w.factuality:.2f} x stance {w.stance:.2f}"
            yield f"{sign} {w.value:.3f} = {factors}  ({w.claim})"
    if found.opposing:
        sides = f"for {noisy_or(found.supporting):.3f} x (1 - against {noisy_or(found.opposing):.3f})"
        yield f"= {sides} = {found.value:.3f}"
    else:
        yield f"= {found.value:.3f} (noisy-or over {len(found.supporting)} independent sources)"


def _strength(weight: Weight) -> tuple[float, str, float, float]:
    """Order the weights of one source wholly, so that the strongest does not depend on the order of reading."""
    return weight.value, weight.claim, weight.factuality, weight.stance


def _weight(claim: Claim, source: str) -> Weight:
    evidence = claim.evidence
    stance = None if evidence.attribution is None else evidence.attribution.stance
    return Weight(source, claim.id, evidence.confidence, FACTUALITY[evidence.factuality], STANCE[stance])
