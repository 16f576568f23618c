// title = "Evidence of a statement"
// question = "Which passages say or deny the statement, and how surely?"
// parameters.statement = {type = "text", example = "gb:s0123456789abcdef", about = "its id"}

MATCH (e:Evidence)-[:EVIDENCE_OF]->(:Statement {id: $statement})
RETURN e.document AS document, e.start AS start, e.end AS `end`, e.quote AS quote, e.polarity AS polarity,
       e.factuality AS factuality, e.certainty AS certainty, e.attribution AS attribution, e.stance AS stance,
       e.section AS section, e.rule AS rule, e.confidence AS confidence, e.id AS evidence
ORDER BY document, start, evidence
