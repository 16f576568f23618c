// title = "A concept"
// question = "What is the concept with this identifier or name?"
// parameters.concept = {type = "concept", example = "HP:0001978", about = "identifier or name"}

MATCH (c:Concept) WHERE c.key = $concept OR c.name = $concept
OPTIONAL MATCH (c)-[:BROADER]->(above:Class)
RETURN c.id AS concept, c.label AS label, c.category AS category, c.kind AS kind,
       above.id AS broader, above.label AS broader_label,
       COUNT { (c)<-[:SUBJECT]-(:Statement) } AS as_subject, COUNT { (c)<-[:OBJECT]-(:Statement) } AS as_object
ORDER BY label, concept
