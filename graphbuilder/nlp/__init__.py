"""Documents to parses: all of spaCy, and the shipped pipeline."""

from graphbuilder.nlp.annotate import SpacyAnnotator, annotate
from graphbuilder.nlp.pipeline import load

__all__ = ["SpacyAnnotator", "annotate", "load"]
