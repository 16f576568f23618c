"""Linguistic knowledge as data (TOML), and its loaders."""

from graphbuilder.rules.frame import Example, Frame, Role, load
from graphbuilder.rules.kind import Kinds, load_kinds
from graphbuilder.rules.table import read_table, read_value

__all__ = ["Example", "Frame", "Kinds", "Role", "load", "load_kinds", "read_table", "read_value"]
