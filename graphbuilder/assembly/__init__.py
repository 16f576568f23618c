"""Claims to a graph: merge, hypotheses, rivals."""

from __future__ import annotations

from graphbuilder.assembly.card import card
from graphbuilder.assembly.comparison import TOLD, Alignment, compare, unmentioned
from graphbuilder.assembly.contradictions import Contradiction, contradictions
from graphbuilder.assembly.contrast import contrasts
from graphbuilder.assembly.course import courses
from graphbuilder.assembly.difference import Difference, difference
from graphbuilder.assembly.explain import explain
from graphbuilder.assembly.gaps import gaps
from graphbuilder.assembly.hypotheses import hypotheses
from graphbuilder.assembly.kinship import NoHierarchy, at_or_below
from graphbuilder.assembly.merge import assemble, merge, without
from graphbuilder.assembly.rivals import named_rivals
from graphbuilder.assembly.verify import problems

__all__ = [
    "TOLD",
    "Alignment",
    "Contradiction",
    "Difference",
    "NoHierarchy",
    "assemble",
    "at_or_below",
    "card",
    "compare",
    "contradictions",
    "contrasts",
    "courses",
    "difference",
    "explain",
    "gaps",
    "hypotheses",
    "merge",
    "named_rivals",
    "problems",
    "unmentioned",
    "without",
]
