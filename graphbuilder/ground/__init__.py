"""Mentions to concepts: normalise, find candidates, rank, compose."""
