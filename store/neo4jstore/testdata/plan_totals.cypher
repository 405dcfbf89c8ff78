OPTIONAL MATCH (s0:PolicygraphStore)
WITH s0.epoch AS epoch, coalesce(s0.committing > timestamp(), false) AS busy
WITH *, epoch = $p.known AND COUNT { ()-[:HAS_TASK]->() } = $p.v0 AS own3
WITH *, null AS c0
WITH *, COLLECT { MATCH (n:Plan&Policygraph)
  WITH n, coalesce(CASE WHEN n.position IS :: INTEGER | FLOAT THEN toFloat(n.position) END, Infinity) AS k4 ORDER BY k4, n.id LIMIT $p.v1
  RETURN [n.id, n.title, n.position, CASE WHEN own3 THEN COUNT { (n)-[:HAS_TASK]->() } ELSE COUNT { MATCH (n)-[r2:HAS_TASK]->(m1:Task&Policygraph) } END] } AS c1
OPTIONAL MATCH (s1:PolicygraphStore)
RETURN coalesce(epoch = s1.epoch, epoch IS NULL AND s1 IS NULL) AND NOT busy AND NOT coalesce(s1.committing > timestamp(), false), CASE WHEN s1.epoch <> $p.known THEN [s1.epoch, s1.census] END, c0, c1
