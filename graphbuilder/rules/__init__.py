"""Linguistic knowledge as TOML, and its loader."""
