// title = "Hedged or denied claims"
// question = "Which passages hold back from a statement, or deny it?"
// parameters.document = {type = "text", default = "", example = "presacral-mass", about = "only this document"}
// parameters.limit = {type = "integer", default = 100, about = "rows at most"}

MATCH (e:Evidence)-[:EVIDENCE_OF]->(said:Statement)
WHERE e.bearing <> 'supports' AND ($document = '' OR e.document = $document)
RETURN said.id AS statement, said.label AS label, e.bearing AS bearing, e.polarity AS polarity,
       e.factuality AS factuality, e.attribution AS attribution, e.document AS document, e.start AS start,
       e.quote AS quote, e.id AS evidence
ORDER BY label, statement, document, start, evidence
LIMIT $limit
