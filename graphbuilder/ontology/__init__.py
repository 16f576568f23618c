"""Terms, names, hierarchy, prefixes and predicates over the folder /ontology."""

from graphbuilder.ontology.compile import Report, Source, build_index
from graphbuilder.ontology.index import Index, Name
from graphbuilder.ontology.library import open_index

__all__ = ["Index", "Name", "Report", "Source", "build_index", "open_index"]
