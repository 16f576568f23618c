// title = "Chains between two concepts"
// question = "By which steps does the source, or anything under it, lead to the target, or anything under it?"
// parameters.source = {type = "concept", example = "UBERON:0000995", about = "where chains begin: identifier or name"}
// parameters.target = {type = "concept", example = "HP:0001978", about = "where they end: identifier or name"}
// parameters.hops = {type = "integer", default = 4, least = 1, most = 6, about = "steps at most"}
// parameters.limit = {type = "integer", default = 100, about = "rows at most"}

// No concept comes twice in a chain.
MATCH (from:Class) WHERE from.key = $source OR from.name = $source
MATCH (first:Concept)-[:BROADER|BASE|PART|IS_A*0..]->(from)
WITH DISTINCT first
MATCH (to:Class) WHERE to.key = $target OR to.name = $target
MATCH (last:Concept)-[:BROADER|BASE|PART|IS_A*0..]->(to)
WITH DISTINCT first, last
MATCH path = (first)-[:CAUSES|INCREASES|DECREASES|PREVENTS|CONTRIBUTES_TO|RELEASES|PRODUCES|TRANSFORMS_INTO|INTERACTS_WITH|MOVES_TO|MANIFESTS_AS*1..6]->(last)
WHERE length(path) <= $hops AND all(n IN nodes(path) WHERE single(m IN nodes(path) WHERE m = n))
WITH length(path) AS hops, nodes(path) AS n, relationships(path) AS l
RETURN DISTINCT hops,
       reduce(text = n[0].label, i IN range(0, hops - 1) |
              text + ' [' + toLower(type(l[i])) + '] ' + n[i + 1].label) AS chain,
       CASE WHEN any(link IN l WHERE link.certainty = 'hedged') THEN 'hedged' ELSE 'asserted' END AS certainty,
       reduce(sign = 1, link IN l | sign * link.sign) AS sign,
       reduce(ids = '', link IN l | ids + CASE ids WHEN '' THEN '' ELSE ' ' END + link.statement) AS statements
ORDER BY hops, chain, statements
LIMIT $limit
