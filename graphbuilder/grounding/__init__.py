"""Tie mentions to concepts: terms of ontologies, compositions of terms, honest provisional concepts."""

from graphbuilder.grounding.claims import claims
from graphbuilder.grounding.grounder import TermGrounder, from_tables, load
from graphbuilder.grounding.requests import TermRequest, request_row, term_requests
from graphbuilder.grounding.terminology import GroundedTerminology

__all__ = [
    "GroundedTerminology",
    "TermGrounder",
    "TermRequest",
    "claims",
    "from_tables",
    "load",
    "request_row",
    "term_requests",
]
