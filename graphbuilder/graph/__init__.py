"""Algorithms on the graph: all of networkx."""
