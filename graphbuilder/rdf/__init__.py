"""The graph as RDF: all of rdflib and pyoxigraph."""
