WITH COUNT { ()-[:HAS_TASK|NEXT]->() } = $p.v2 AS own
WITH *, COLLECT { MATCH (x:Node) USING INDEX SEEK x:Node(id) WHERE x.id IN $p.v0 RETURN x } AS ids5
WITH *, COLLECT { MATCH (n:Task&Policygraph)
  WITH n ORDER BY n.id LIMIT $p.v1
  OPTIONAL MATCH (n)-[r2:NEXT]->(m1) WHERE (EXISTS { MATCH (m1)<-[r4:HAS_TASK]-(m3) WHERE (m3 IN ids5) })
  RETURN [n.id, m1 IS NOT NULL, m1.id, m1.name] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], own AND COUNT { ()-[:HAS_TASK|NEXT]->() } = $p.v2, c0

// without statistics
WITH COLLECT { MATCH (x:Node) USING INDEX SEEK x:Node(id) WHERE x.id IN $p.v0 RETURN x } AS ids5
WITH *, COLLECT { MATCH (n:Task&Policygraph)
  WITH n ORDER BY coalesce(n._order, n.id) LIMIT $p.v2
  RETURN [n.id, 
  COLLECT { MATCH (n)-[r2:NEXT]->(m1:Task&Policygraph) WHERE (EXISTS { MATCH (m1)<-[r4:HAS_TASK]-(m3:Plan&Policygraph) WHERE (m3 IN ids5) })
  WITH m1, r2 ORDER BY coalesce(m1._order, m1.id) LIMIT $p.v1
  RETURN [m1.id, m1.name] }] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
