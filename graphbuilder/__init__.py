"""Read biomedical text into a knowledge graph of pathophysiology hypotheses."""
