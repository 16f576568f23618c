"""Read the classes of an OWL ontology in RDF/XML."""

from __future__ import annotations

import io

from graphbuilder.ontology.record import Reading


def read(stream: io.BufferedReader, name: str) -> Reading:
    """Not yet."""
    raise NotImplementedError
