"""How well statements are read, against passages that people have annotated.

The measures, and what counts as a match, are described in docs/reference/evaluation.md.
"""

from graphbuilder.evaluation.gold import Annotation, Passage, annotation_of, annotations_of, passages
from graphbuilder.evaluation.score import Report, score

__all__ = ["Annotation", "Passage", "Report", "annotation_of", "annotations_of", "passages", "score"]
