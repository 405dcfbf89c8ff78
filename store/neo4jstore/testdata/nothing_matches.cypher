WITH COLLECT { MATCH (n:Policygraph) WHERE false
  RETURN [n.id, n._kind, 
  COLLECT { MATCH (n)-[r2]->(m1:Policygraph) WHERE false
  RETURN [m1.id, m1._kind, properties(m1), type(r2), properties(r2)] }] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0

// without statistics
WITH COLLECT { MATCH (n:Policygraph) WHERE false
  WITH n ORDER BY coalesce(n._order, n.id) LIMIT $p.v1
  RETURN [n.id, n._kind, 
  COLLECT { MATCH (n)-[r2]->(m1:Policygraph) WHERE false
  WITH m1, r2 ORDER BY coalesce(m1._order, m1.id), type(r2) LIMIT $p.v0
  RETURN [m1.id, m1._kind, properties(m1), type(r2), properties(r2)] }] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
