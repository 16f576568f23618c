"""Parses to evidence: clauses, frames, cues, coreference, attribution."""
