// title = "Steps that hypotheses share"
// question = "Which statements do several hypotheses rest on?"

MATCH (h:Hypothesis)-[:STEP]->(said:Statement)
WITH said, count(DISTINCT h) AS hypotheses
WHERE hypotheses > 1
RETURN said.id AS statement, said.label AS label, hypotheses
ORDER BY hypotheses DESC, label, statement
