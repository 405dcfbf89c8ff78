WITH COUNT { ()-[:HAS_TASK|LEADS|SUPPORTS]->() } = $p.v1 AS own
WITH *, COLLECT { MATCH (n:Node) USING INDEX SEEK n:Node(id) WHERE n.id IN $p.v0 AND n:Plan&Policygraph
  RETURN [n.id, n.title, 
  COLLECT { MATCH (n)-[r2:HAS_TASK]->(m1)
  OPTIONAL MATCH (m1)<-[r4:LEADS|SUPPORTS]-(m3)
  RETURN [m1.id, m1.key, m1.title, m3 IS NOT NULL, m3.id, m3.name, type(r4), r4.position, COLLECT { MATCH (x5:Node) USING INDEX SEEK x5:Node(id) WHERE x5.id = r4.passage AND x5:Policygraph RETURN [x5.id, x5._kind, x5.start] }, m1.position] }] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], own AND COUNT { ()-[:HAS_TASK|LEADS|SUPPORTS]->() } = $p.v1, c0
