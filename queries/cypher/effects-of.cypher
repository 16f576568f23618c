// title = "Effects of a concept"
// question = "What does the concept, or anything that lies under it, lead to?"
// parameters.concept = {type = "concept", example = "HP:0001978", about = "the cause: identifier or name"}
// parameters.limit = {type = "integer", default = 100, about = "rows at most"}

MATCH (named:Class) WHERE named.key = $concept OR named.name = $concept
MATCH (cause:Concept)-[:BROADER|BASE|PART|IS_A*0..]->(named)
WITH DISTINCT cause
MATCH (cause:Concept)-[link:CAUSES|INCREASES|DECREASES|PREVENTS|CONTRIBUTES_TO|RELEASES|PRODUCES|TRANSFORMS_INTO|INTERACTS_WITH|MOVES_TO|MANIFESTS_AS]->(effect:Concept)
MATCH (said:Statement {id: link.statement})
RETURN cause.id AS cause, cause.label AS cause_label, said.group AS relation,
       effect.id AS effect, effect.label AS effect_label, link.certainty AS certainty, link.sign AS sign,
       said.supporting AS supporting, said.hedged AS hedged, said.denying AS denying, said.id AS statement
ORDER BY supporting DESC, hedged DESC, effect_label, effect, cause, statement
LIMIT $limit
