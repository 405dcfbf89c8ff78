WITH COUNT { ()-[:NEXT]->() } = $p.v2 AS own
WITH *, COLLECT { MATCH (n:Task&Policygraph)
  WITH n ORDER BY n.id LIMIT $p.v1
  RETURN [n.id, 
  COLLECT { MATCH (n)-[r2:NEXT]->(m1) WHERE (m1.position IN $p.v0) WITH head([m1]) AS m1, r2
  RETURN [m1.id, m1.name] }] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], own AND COUNT { ()-[:NEXT]->() } = $p.v2, c0

// without statistics
WITH COLLECT { MATCH (n:Task&Policygraph)
  WITH n ORDER BY coalesce(n._order, n.id) LIMIT $p.v2
  RETURN [n.id, 
  COLLECT { MATCH (n)-[r2:NEXT]->(m1:Task&Policygraph) WHERE (any(x IN m1.position WHERE x IN $p.v0))
  WITH m1, r2 ORDER BY coalesce(m1._order, m1.id) LIMIT $p.v1
  RETURN [m1.id, m1.name] }] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
