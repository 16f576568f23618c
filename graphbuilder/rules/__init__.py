"""Linguistic knowledge as data (TOML), and its loader."""

from graphbuilder.rules.frame import Example, Frame, Role, load
from graphbuilder.rules.table import read_table, read_value

__all__ = ["Example", "Frame", "Role", "load", "read_table", "read_value"]
