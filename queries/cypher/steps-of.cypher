// title = "Steps of a hypothesis"
// question = "By which steps does the hypothesis get to its outcome, and how does each stand?"
// parameters.hypothesis = {type = "text", example = "gb:h0123456789abcdef", about = "its id"}

MATCH (:Hypothesis {id: $hypothesis})-[place:STEP]->(said:Statement)
MATCH (cause:Concept)<-[:SUBJECT]-(said)-[:OBJECT]->(effect:Concept)
RETURN place.index + 1 AS step, cause.label AS cause_label, said.group AS relation, effect.label AS effect_label,
       said.standing AS standing, said.id AS statement
ORDER BY step
