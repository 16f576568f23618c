"""Parses to evidence: clauses, frames, cues, coreference, attribution."""

from graphbuilder.extract.extractor import statements

__all__ = ["statements"]
