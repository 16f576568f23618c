// title = "Contested statements"
// question = "Which statements do some passages say and others deny?"
// parameters.limit = {type = "integer", default = 100, about = "rows at most"}

MATCH (said:Statement)
WHERE said.denying > 0 AND said.supporting + said.hedged > 0
RETURN said.id AS statement, said.label AS label, said.group AS relation, said.supporting AS supporting,
       said.hedged AS hedged, said.denying AS denying
ORDER BY denying DESC, supporting DESC, label, statement
LIMIT $limit
