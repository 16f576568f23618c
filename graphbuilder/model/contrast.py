"""How two rival hypotheses differ, and where a hypothesis has a hole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from graphbuilder.model.concept import Concept
from graphbuilder.model.evidence import Mention
from graphbuilder.model.hypothesis import Hypothesis
from graphbuilder.model.statement import Statement


class Observability(IntEnum):
    """How readily something is seen in a patient, the readiest first."""

    PHENOTYPE = 1
    FINDING = 2
    HISTORY = 3
    CELL_OR_MOLECULE = 4
    OTHER = 5


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """Words by which a text already reports something."""

    document: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Observation:
    """Something that one hypothesis expects and the other does not, or expects the other way round.

    ``expected_by`` is the id of the hypothesis that expects it present (or raised), or lowered where ``sign`` is -1.
    ``reported`` holds the ids of claims in the graph that already speak of it outside both hypotheses, ``sightings``
    the words by which a text reports it, where somebody looked.
    """

    concept: Concept
    expected_by: str
    observability: Observability
    reported: tuple[str, ...] = ()
    sign: int = 1
    sightings: tuple[Sighting, ...] = ()


@dataclass(frozen=True, slots=True)
class Discriminator:
    """Something to look for that parts some of several rival hypotheses from others.

    ``expected_by`` expect it present or raised (lowered where ``sign`` is -1), ``not_expected_by`` do not; all by id.
    """

    concept: Concept
    sign: int
    expected_by: tuple[str, ...]
    not_expected_by: tuple[str, ...]
    observability: Observability
    reported: tuple[str, ...] = ()
    sightings: tuple[Sighting, ...] = ()


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two rival hypotheses side by side.

    ``shared`` are the concepts that both pass through, in the order of the first; ``divergence`` the concepts at which
    each first leaves the other (``None`` when it has nothing of its own). ``observations`` are ranked, the readiest
    first; ``deciding`` is the smallest set of them that tells the two apart from either side.
    """

    first: Hypothesis
    second: Hypothesis
    shared: tuple[Concept, ...]
    divergence: tuple[Concept | None, Concept | None]
    observations: tuple[Observation, ...]
    deciding: tuple[Observation, ...]


class GapKind(StrEnum):
    """What is missing at a place in a hypothesis."""

    NO_SOURCE = "participant without a source"
    SCALE_JUMP = "jump between scales"
    ONLY_HEDGED = "step that is only hedged"
    NO_EVIDENCE = "step without evidence"


@dataclass(frozen=True, slots=True)
class Gap:
    """A place in a hypothesis where the texts give no link; ``bridges`` are statements known elsewhere that might."""

    hypothesis: str
    kind: GapKind
    statement: Statement
    concept: Concept | None = None
    bridges: tuple[Statement, ...] = ()
