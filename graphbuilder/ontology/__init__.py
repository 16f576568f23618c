"""Terms, names, hierarchy, prefixes and predicates over the folder /ontology."""
