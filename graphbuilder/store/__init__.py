"""Where graphs are kept and asked: embedded RDF, Neo4j."""
