"""Terms, names, hierarchy, prefixes and predicates over the folder /ontology."""

from graphbuilder.ontology.compile import Report, Source, build_index
from graphbuilder.ontology.index import Index, Name
from graphbuilder.ontology.library import open_index
from graphbuilder.ontology.predicates import Relation, predicate, predicates, relations
from graphbuilder.ontology.prefixes import contract, expand, prefix_map

__all__ = [
    "Index",
    "Name",
    "Relation",
    "Report",
    "Source",
    "build_index",
    "contract",
    "expand",
    "open_index",
    "predicate",
    "predicates",
    "prefix_map",
    "relations",
]
