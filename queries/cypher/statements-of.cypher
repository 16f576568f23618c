// title = "Statements of a document"
// question = "What does the document say or deny, in the order of its text?"
// parameters.document = {type = "text", example = "presacral-mass", about = "its id, as given when it was read"}

MATCH (:Source {document: $document})<-[:FROM]-(e:Evidence)-[:EVIDENCE_OF]->(said:Statement)
RETURN e.start AS start, said.id AS statement, said.label AS label, said.group AS relation, e.polarity AS polarity,
       e.certainty AS certainty, e.attribution AS attribution, e.quote AS quote, e.id AS evidence
ORDER BY start, statement, evidence
