OPTIONAL MATCH (s0:PolicygraphStore)
WITH s0.epoch AS epoch, coalesce(s0.committing > timestamp(), false) AS busy
WITH *, epoch = $p.known AND COUNT { ()-[:HAS_TASK]->() } = $p.v0 AS own3
WITH *, null AS c0
WITH *, COLLECT { MATCH (n:Node) WHERE n.id IN $p.v2 AND n:Policygraph AND n:Plan&Policygraph
  RETURN [n.id, n.title, CASE WHEN own3 THEN COUNT { (n)-[:HAS_TASK]->() } ELSE COUNT { MATCH (n)-[r2:HAS_TASK]->(m1:Task&Policygraph) } END, 
  COLLECT { MATCH (n)-[r5:HAS_TASK]->(m4:Task&Policygraph)
  WITH m4, r5, coalesce(CASE WHEN m4.position IS :: INTEGER | FLOAT THEN toFloat(m4.position) END, Infinity) AS k9 ORDER BY k9, m4.id LIMIT $p.v1
  RETURN [m4.id, m4.key, m4.title, m4.position, 
  COLLECT { MATCH (m4)<-[r7:LEADS|SUPPORTS]-(m6:Agency&Policygraph)
  RETURN [m6.id, m6.name, r7.position, type(r7), r7.position, COLLECT { MATCH (x8:Node) WHERE x8.id = r7.passage AND x8:Policygraph RETURN [x8.id, x8._kind, x8.start] }] }] }] } AS c1
OPTIONAL MATCH (s1:PolicygraphStore)
RETURN coalesce(epoch = s1.epoch, epoch IS NULL AND s1 IS NULL) AND NOT busy AND NOT coalesce(s1.committing > timestamp(), false), CASE WHEN s1.epoch <> $p.known THEN [s1.epoch, s1.census] END, c0, c1
