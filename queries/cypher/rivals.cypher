// title = "Rival hypotheses"
// question = "Which hypotheses explain one outcome by different courses?"
// parameters.outcome = {type = "concept", default = "", example = "HP:0001978", about = "only rivals over this outcome: identifier or name"}
// parameters.limit = {type = "integer", default = 100, about = "rows at most"}

// Two branches: with an outcome the way begins there, so that the rest of the graph is never looked at.
CALL () {
    MATCH (named:Class) WHERE $outcome <> '' AND (named.key = $outcome OR named.name = $outcome)
    MATCH (explained:Concept)-[:BROADER|BASE|PART|IS_A*0..]->(named)
    WITH DISTINCT explained
    MATCH (explained)<-[:OUTCOME]-(a:Hypothesis)-[:RIVAL]-(b:Hypothesis)
    RETURN a, b
  UNION ALL
    MATCH (a:Hypothesis)-[:RIVAL]->(b:Hypothesis) WHERE $outcome = ''
    RETURN a, b
}
WITH DISTINCT CASE WHEN a.id < b.id THEN a ELSE b END AS one, CASE WHEN a.id < b.id THEN b ELSE a END AS other
ORDER BY one.id, other.id
LIMIT $limit
MATCH (one)-[offer:OFFERED_IN]->(:Source)
MATCH (other)-[counter:OFFERED_IN]->(:Source)
RETURN DISTINCT one.id AS hypothesis, offer.stance AS stance, one.label AS course,
       other.id AS rival, counter.stance AS rival_stance, other.label AS rival_course
ORDER BY hypothesis, rival, stance, rival_stance
LIMIT $limit
