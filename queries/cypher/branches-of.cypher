// title = "Branches of a hypothesis"
// question = "Which steps of the hypothesis does a text offer side by side: all (and), one or more (or), or one (either)?"
// parameters.hypothesis = {type = "text", example = "gb:h0123456789abcdef", about = "its id"}

MATCH (h:Hypothesis {id: $hypothesis})-[:BRANCH]->(b:Branch)-[:FROM]->(text:Source)
MATCH (b)-[:ARM]->(said:Statement)<-[place:STEP]-(h)
MATCH (cause:Concept)<-[:SUBJECT]-(said)-[:OBJECT]->(effect:Concept)
RETURN text.document AS document, b.index + 1 AS branch, b.kind AS kind, place.index + 1 AS step,
       cause.label AS cause_label, said.group AS relation, effect.label AS effect_label, said.id AS statement
ORDER BY document, branch, step
