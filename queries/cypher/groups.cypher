// title = "Groups of relations"
// question = "How many statements of each group are there, and how do they stand?"

MATCH (said:Statement)
RETURN said.group AS relation, count(said) AS statements,
       sum(CASE said.standing WHEN 'asserted' THEN 1 ELSE 0 END) AS asserted,
       sum(CASE said.standing WHEN 'hedged' THEN 1 ELSE 0 END) AS hedged,
       sum(CASE said.standing WHEN 'denied' THEN 1 ELSE 0 END) AS denied
ORDER BY statements DESC, relation
