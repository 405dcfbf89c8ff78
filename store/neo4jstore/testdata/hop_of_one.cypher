WITH COUNT { ()-[:LEADS]->() } = $p.v1 AS own
WITH *, COLLECT { MATCH (n:Task&Policygraph)
  WITH n ORDER BY n.id LIMIT $p.v0
  OPTIONAL MATCH (n)<-[r2:LEADS]-(m1)
  RETURN [n.id, m1 IS NOT NULL, m1.id, m1.name] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], own AND COUNT { ()-[:LEADS]->() } = $p.v1, c0

// without statistics
WITH COLLECT { MATCH (n:Task&Policygraph)
  WITH n ORDER BY coalesce(n._order, n.id) LIMIT $p.v1
  RETURN [n.id, 
  COLLECT { MATCH (n)<-[r2:LEADS]-(m1:Agency&Policygraph)
  WITH m1, r2 ORDER BY coalesce(m1._order, m1.id) LIMIT $p.v0
  RETURN [m1.id, m1.name] }] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
