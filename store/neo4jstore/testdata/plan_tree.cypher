OPTIONAL MATCH (s0:PolicygraphStore)
WITH s0.epoch AS epoch, coalesce(s0.committing > timestamp(), false) AS busy
WITH *, COUNT { ()-[:HAS_TASK|LEADS|SUPPORTS]->() } = $p.v1 AS own
WITH *, null AS c0
WITH *, COLLECT { MATCH (n:Node) USING INDEX SEEK n:Node(id) WHERE n.id IN $p.v0 AND n:Plan&Policygraph
  RETURN [n.id, n.title, 
  COLLECT { MATCH (n)-[r2:HAS_TASK]->(m1)
  OPTIONAL MATCH (m1)<-[r4:LEADS|SUPPORTS]-(m3)
  RETURN [m1.id, m1.key, m1.title, m1.position, m3 IS NOT NULL, m3.id, m3.name, r4.position, type(r4), r4.position, COLLECT { MATCH (x5:Node) USING INDEX SEEK x5:Node(id) WHERE x5.id = r4.passage AND x5:Policygraph RETURN [x5.id, x5._kind, x5.start] }] }] } AS c1
OPTIONAL MATCH (s1:PolicygraphStore)
RETURN coalesce(epoch = s1.epoch, epoch IS NULL AND s1 IS NULL) AND NOT busy AND NOT coalesce(s1.committing > timestamp(), false), CASE WHEN s1.epoch <> $p.known THEN [s1.epoch, s1.census] END, own AND COUNT { ()-[:HAS_TASK|LEADS|SUPPORTS]->() } = $p.v1, c0, c1
