"""Parses to evidence: clauses, frames, cues, coreference, attribution."""

from graphbuilder.extraction.extractor import statements

__all__ = ["statements"]
