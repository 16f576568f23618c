// title = "Most supported statements"
// question = "Which statements do most passages assert?"
// parameters.relation = {type = "text", default = "", example = "causes", about = "only this group of relations"}
// parameters.limit = {type = "integer", default = 20, about = "rows at most"}

MATCH (said:Statement)
WHERE said.supporting > 0 AND ($relation = '' OR said.group = $relation)
MATCH (said)<-[:EVIDENCE_OF]-(:Evidence)-[:FROM]->(text:Source)
RETURN said.id AS statement, said.label AS label, said.group AS relation, said.supporting AS supporting,
       said.hedged AS hedged, said.denying AS denying, count(DISTINCT text) AS documents
ORDER BY supporting DESC, hedged DESC, label, statement
LIMIT $limit
