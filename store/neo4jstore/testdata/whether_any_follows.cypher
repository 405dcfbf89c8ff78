WITH COLLECT { MATCH (n:Task&Policygraph)
  WITH n WHERE n.id > $p.v0
  WITH * LIMIT 1 RETURN 1 } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0

// without statistics
WITH COLLECT { MATCH (n:Task&Policygraph)
  WITH n WHERE coalesce(n._order, n.id) > $p.v0
  WITH * LIMIT 1 RETURN 1 } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
