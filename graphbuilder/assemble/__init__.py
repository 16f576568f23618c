"""Claims to a graph: merge, belief, hypotheses, rivals."""
