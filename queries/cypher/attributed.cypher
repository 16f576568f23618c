// title = "Attributed claims"
// question = "To whom do passages give claims, and with which stance?"
// parameters.stance = {type = "text", default = "", example = "proposed", about = "only this stance: established, proposed, cited or rejected"}
// parameters.limit = {type = "integer", default = 100, about = "rows at most"}

MATCH (e:Evidence)-[:EVIDENCE_OF]->(said:Statement)
WHERE e.attribution IS NOT NULL AND ($stance = '' OR e.stance = $stance)
RETURN e.attribution AS attribution, e.stance AS stance, said.id AS statement, said.label AS label,
       e.document AS document, e.start AS start, e.id AS evidence
ORDER BY document, start, statement, evidence
LIMIT $limit
