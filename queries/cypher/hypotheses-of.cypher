// title = "Hypotheses of an outcome"
// question = "Which hypotheses explain the outcome, or anything under it, who offers them and with which stance?"
// parameters.outcome = {type = "concept", example = "HP:0001978", about = "what is explained: identifier or name"}

MATCH (named:Class) WHERE named.key = $outcome OR named.name = $outcome
MATCH (explained:Concept)-[:BROADER|BASE|PART|IS_A*0..]->(named)
WITH DISTINCT explained
MATCH (source:Source)<-[offer:OFFERED_IN]-(h:Hypothesis)-[:OUTCOME]->(explained)
RETURN DISTINCT h.id AS hypothesis, offer.stance AS stance, source.document AS document,
       explained.id AS outcome, explained.label AS outcome_label, offer.attribution AS attribution, h.label AS course
ORDER BY document, stance, hypothesis
