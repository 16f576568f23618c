"""Tie mentions to concepts: terms of ontologies, compositions of terms, honest provisional concepts."""

from graphbuilder.ground.claims import claims
from graphbuilder.ground.grounder import TermGrounder, from_tables, load
from graphbuilder.ground.requests import TermRequest, term_requests

__all__ = ["TermGrounder", "TermRequest", "claims", "from_tables", "load", "term_requests"]
