"""How well statements are read, against passages that people have annotated.

The measures, and what counts as a match, are described in docs/reference/evaluation.md.
"""

from graphbuilder.evaluation.gold import Passage, Saying, passages, said
from graphbuilder.evaluation.score import Report, score

__all__ = ["Passage", "Report", "Saying", "passages", "said", "score"]
