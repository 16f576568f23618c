"""Claims to a graph: merge, hypotheses, rivals."""

from __future__ import annotations

from graphbuilder.assembly.card import card
from graphbuilder.assembly.comparison import TOLD, Alignment, Encounter, compare, compare_statements, unmentioned
from graphbuilder.assembly.contradictions import Contradiction, contradictions
from graphbuilder.assembly.contrast import contrasts
from graphbuilder.assembly.course import courses
from graphbuilder.assembly.difference import Difference, difference
from graphbuilder.assembly.discriminators import discriminators
from graphbuilder.assembly.explain import explain
from graphbuilder.assembly.gaps import all_gaps, gaps
from graphbuilder.assembly.hypotheses import hypotheses
from graphbuilder.assembly.kinship import NoHierarchy, at_or_below
from graphbuilder.assembly.matrix import Fit, Matrix, contests, matrix
from graphbuilder.assembly.merge import assemble, merge, without
from graphbuilder.assembly.refinement import Refinement, refinements
from graphbuilder.assembly.rivals import named_rivals
from graphbuilder.assembly.sightings import Look, looker, nowhere
from graphbuilder.assembly.verify import problems

__all__ = [
    "TOLD",
    "Alignment",
    "Contradiction",
    "Difference",
    "Encounter",
    "Fit",
    "Look",
    "Matrix",
    "NoHierarchy",
    "Refinement",
    "all_gaps",
    "assemble",
    "at_or_below",
    "card",
    "compare",
    "compare_statements",
    "contests",
    "contradictions",
    "contrasts",
    "courses",
    "difference",
    "discriminators",
    "explain",
    "gaps",
    "hypotheses",
    "looker",
    "matrix",
    "merge",
    "named_rivals",
    "nowhere",
    "problems",
    "refinements",
    "unmentioned",
    "without",
]
