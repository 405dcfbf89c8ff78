WITH COUNT { ()-[:HAS_TASK|LEADS|SUPPORTS]->() } = $p.v2 AS own
WITH *, COLLECT { MATCH (n:Node) USING INDEX SEEK n:Node(id) WHERE n.id IN $p.v1 AND n:Plan&Policygraph
  RETURN [n.id, n.title, COUNT { (n)-[:HAS_TASK]->() }, 
  COLLECT { MATCH (n)-[r4:HAS_TASK]->(m3)
  WITH m3, r4, coalesce(CASE WHEN m3.position IS :: INTEGER | FLOAT THEN toFloat(m3.position) END, Infinity) AS k8 ORDER BY k8, m3.id LIMIT $p.v0
  OPTIONAL MATCH (m3)<-[r6:LEADS|SUPPORTS]-(m5)
  RETURN [m3.id, m3.key, m3.title, m5 IS NOT NULL, m5.id, m5.name, type(r6), r6.position, COLLECT { MATCH (x7:Node) USING INDEX SEEK x7:Node(id) WHERE x7.id = r6.passage AND x7:Policygraph RETURN [x7.id, x7._kind, x7.start] }, m3.position] }] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], own AND COUNT { ()-[:HAS_TASK|LEADS|SUPPORTS]->() } = $p.v2, c0
