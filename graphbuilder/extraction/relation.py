"""A relation that a frame sees between two places of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from graphbuilder.extraction.filler import Filler
from graphbuilder.model import Group
from graphbuilder.rules import Frame


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two ends and the word that relates them; ``part`` is the part that the word plays (verb, noun, compound ...)."""

    frame: Frame
    trigger: int
    subject: Filler
    object: Filler
    part: str

    @property
    def group(self) -> Group:
        """Return the group of the relation."""
        return self.frame.group
