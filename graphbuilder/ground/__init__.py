"""Tie mentions to concepts: terms of ontologies, compositions of terms, honest provisional concepts."""

from graphbuilder.ground.claims import claims
from graphbuilder.ground.grounder import TermGrounder, from_tables, load

__all__ = ["TermGrounder", "claims", "from_tables", "load"]
