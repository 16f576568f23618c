"""Terms, names, hierarchy, prefixes and predicates over the folder /ontology.

The values to work with are an ``Index`` (see the module ``index`` for what it answers), opened by ``open_index``, and
the ``Predicate`` of each group. The module ``installation`` lists, installs, updates, checks and
removes ontologies, and so changes what the index holds.
"""

from graphbuilder.ontology.compile import Report, Source, build_index
from graphbuilder.ontology.index import Index, Name, Version
from graphbuilder.ontology.library import Entry, open_index
from graphbuilder.ontology.lookup import Card, search, show
from graphbuilder.ontology.predicates import Relation, predicate, predicates, relations
from graphbuilder.ontology.prefixes import contract, expand, prefix_map

__all__ = [
    "Card",
    "Entry",
    "Index",
    "Name",
    "Relation",
    "Report",
    "Source",
    "Version",
    "build_index",
    "contract",
    "expand",
    "open_index",
    "predicate",
    "predicates",
    "prefix_map",
    "relations",
    "search",
    "show",
]
