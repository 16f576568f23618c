// title = "Concepts by part of their name"
// question = "Which concepts have these letters in their name?"
// parameters.text = {type = "concept", example = "hematopoiesis", about = "letters anywhere in the name"}
// parameters.limit = {type = "integer", default = 100, about = "rows at most"}

MATCH (c:Concept) WHERE c.name CONTAINS $text
OPTIONAL MATCH (c)-[:BROADER]->(above:Class)
RETURN c.id AS concept, c.label AS label, c.category AS category, c.kind AS kind,
       above.id AS broader, above.label AS broader_label,
       COUNT { (c)<-[:SUBJECT]-(:Statement) } AS as_subject, COUNT { (c)<-[:OBJECT]-(:Statement) } AS as_object
ORDER BY label, concept
LIMIT $limit
