// title = "Chains between two concepts"
// question = "By which steps does the source, or anything under it, lead to the target, or anything under it?"
// deepens = "hops"
// parameters.source = {type = "concept", example = "UBERON:0000995", about = "where chains begin: identifier or name"}
// parameters.target = {type = "concept", example = "HP:0001978", about = "where they end: identifier or name"}
// parameters.hops = {type = "integer", default = 4, least = 1, most = 6, about = "steps at most"}
// parameters.limit = {type = "integer", default = 100, about = "rows at most"}

// Gives the chains of exactly $hops steps, no concept twice in one. One branch a length: a parameter cannot bound a path.
MATCH (from:Class) WHERE from.key = $source OR from.name = $source
MATCH (first:Concept)-[:BROADER|BASE|PART|IS_A*0..]->(from)
WITH DISTINCT first
MATCH (to:Class) WHERE to.key = $target OR to.name = $target
MATCH (last:Concept)-[:BROADER|BASE|PART|IS_A*0..]->(to)
WITH DISTINCT first, last
CALL (first, last) {
    WITH first, last WHERE $hops = 1
    MATCH path = (first)-[:CAUSES|INCREASES|DECREASES|PREVENTS|CONTRIBUTES_TO|RELEASES|PRODUCES|TRANSFORMS_INTO|INTERACTS_WITH|MOVES_TO|MANIFESTS_AS*1]->(last)
    RETURN path
  UNION ALL
    WITH first, last WHERE $hops = 2
    MATCH path = (first)-[:CAUSES|INCREASES|DECREASES|PREVENTS|CONTRIBUTES_TO|RELEASES|PRODUCES|TRANSFORMS_INTO|INTERACTS_WITH|MOVES_TO|MANIFESTS_AS*1]->
                 (middle)-[:CAUSES|INCREASES|DECREASES|PREVENTS|CONTRIBUTES_TO|RELEASES|PRODUCES|TRANSFORMS_INTO|INTERACTS_WITH|MOVES_TO|MANIFESTS_AS*1]->
                 (last)
    RETURN path
  UNION ALL
    WITH first, last WHERE $hops = 3
    MATCH path = (first)-[:CAUSES|INCREASES|DECREASES|PREVENTS|CONTRIBUTES_TO|RELEASES|PRODUCES|TRANSFORMS_INTO|INTERACTS_WITH|MOVES_TO|MANIFESTS_AS*2]->
                 (middle)-[:CAUSES|INCREASES|DECREASES|PREVENTS|CONTRIBUTES_TO|RELEASES|PRODUCES|TRANSFORMS_INTO|INTERACTS_WITH|MOVES_TO|MANIFESTS_AS*1]->
                 (last)
    RETURN path
  UNION ALL
    WITH first, last WHERE $hops = 4
    MATCH path = (first)-[:CAUSES|INCREASES|DECREASES|PREVENTS|CONTRIBUTES_TO|RELEASES|PRODUCES|TRANSFORMS_INTO|INTERACTS_WITH|MOVES_TO|MANIFESTS_AS*2]->
                 (middle)-[:CAUSES|INCREASES|DECREASES|PREVENTS|CONTRIBUTES_TO|RELEASES|PRODUCES|TRANSFORMS_INTO|INTERACTS_WITH|MOVES_TO|MANIFESTS_AS*2]->
                 (last)
    RETURN path
  UNION ALL
    WITH first, last WHERE $hops = 5
    MATCH path = (first)-[:CAUSES|INCREASES|DECREASES|PREVENTS|CONTRIBUTES_TO|RELEASES|PRODUCES|TRANSFORMS_INTO|INTERACTS_WITH|MOVES_TO|MANIFESTS_AS*3]->
                 (middle)-[:CAUSES|INCREASES|DECREASES|PREVENTS|CONTRIBUTES_TO|RELEASES|PRODUCES|TRANSFORMS_INTO|INTERACTS_WITH|MOVES_TO|MANIFESTS_AS*2]->
                 (last)
    RETURN path
  UNION ALL
    WITH first, last WHERE $hops = 6
    MATCH path = (first)-[:CAUSES|INCREASES|DECREASES|PREVENTS|CONTRIBUTES_TO|RELEASES|PRODUCES|TRANSFORMS_INTO|INTERACTS_WITH|MOVES_TO|MANIFESTS_AS*3]->
                 (middle)-[:CAUSES|INCREASES|DECREASES|PREVENTS|CONTRIBUTES_TO|RELEASES|PRODUCES|TRANSFORMS_INTO|INTERACTS_WITH|MOVES_TO|MANIFESTS_AS*3]->
                 (last)
    RETURN path
}
WITH nodes(path) AS n, relationships(path) AS l
WHERE all(i IN range(1, $hops) WHERE NOT n[i] IN n[0..i])
RETURN DISTINCT $hops AS hops,
       reduce(text = n[0].label, i IN range(0, $hops - 1) |
              text + ' [' + toLower(type(l[i])) + '] ' + n[i + 1].label) AS chain,
       CASE WHEN any(link IN l WHERE link.certainty = 'hedged') THEN 'hedged' ELSE 'asserted' END AS certainty,
       reduce(sign = 1, link IN l | sign * link.sign) AS sign,
       reduce(ids = '', link IN l | ids + CASE ids WHEN '' THEN '' ELSE ' ' END + link.statement) AS statements
ORDER BY certainty, chain, statements
LIMIT $limit
