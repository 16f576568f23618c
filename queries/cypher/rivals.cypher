// title = "Rival hypotheses"
// question = "Which hypotheses explain one outcome by different courses?"
// parameters.outcome = {type = "concept", default = "", example = "HP:0001978", about = "only rivals over this outcome: identifier or name"}

MATCH (one:Hypothesis)-[:RIVAL]-(other:Hypothesis)
WHERE one.id < other.id
  AND ($outcome = '' OR EXISTS {
    MATCH (h:Hypothesis)-[:OUTCOME]->(:Concept)-[:BROADER|BASE|PART|IS_A*0..]->(named:Class)
    WHERE h IN [one, other] AND (named.key = $outcome OR named.name = $outcome) })
MATCH (one)-[offer:OFFERED_IN]->(:Source)
MATCH (other)-[counter:OFFERED_IN]->(:Source)
RETURN DISTINCT one.id AS hypothesis, offer.stance AS stance, one.label AS course,
       other.id AS rival, counter.stance AS rival_stance, other.label AS rival_course
ORDER BY hypothesis, stance, rival, rival_stance
