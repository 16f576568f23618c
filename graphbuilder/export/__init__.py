"""Graphs to files: one module a format."""
