WITH COUNT { ()-[:LEADS|SERVES]->() } = $p.v4 AS own
WITH *, COLLECT { MATCH (x:Node) USING INDEX SEEK x:Node(id) WHERE x.id IN $p.v2 RETURN x } AS ids7
WITH *, COLLECT { MATCH (a1:Node) USING INDEX SEEK a1:Node(id) WHERE a1.id IN $p.v0 AND a1:Area&Policygraph MATCH (a1)<-[:SERVES]-(a2) MATCH (a2)-[:LEADS]->(n)
  WITH DISTINCT n WHERE (EXISTS { MATCH (n)<-[r4:LEADS]-(m3) WHERE (any(x IN m3.name WHERE x IN $p.v1)) MATCH (m3)-[r6:SERVES]->(m5) WHERE (m5 IN ids7) })
  WITH n ORDER BY n.id LIMIT $p.v3
  RETURN [n.id] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], own AND COUNT { ()-[:LEADS|SERVES]->() } = $p.v4, c0

// without statistics
WITH COLLECT { MATCH (x:Node) USING INDEX SEEK x:Node(id) WHERE x.id IN $p.v2 RETURN x } AS ids7
WITH *, COLLECT { MATCH (a1:Node) USING INDEX SEEK a1:Node(id) WHERE a1.id IN $p.v0 AND a1:Area&Policygraph MATCH (a1)<-[:SERVES]-(a2:Agency&Policygraph) MATCH (a2)-[:LEADS]->(n:Task&Policygraph)
  WITH DISTINCT n WHERE (EXISTS { MATCH (n)<-[r4:LEADS]-(m3:Agency&Policygraph) WHERE (any(x IN m3.name WHERE x IN $p.v1)) MATCH (m3)-[r6:SERVES]->(m5:Area&Policygraph) WHERE (m5 IN ids7) })
  WITH n ORDER BY coalesce(n._order, n.id) LIMIT $p.v3
  RETURN [n.id] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
