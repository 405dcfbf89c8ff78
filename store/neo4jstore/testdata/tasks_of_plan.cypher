OPTIONAL MATCH (s0:PolicygraphStore)
WITH s0.epoch AS epoch, coalesce(s0.committing > timestamp(), false) AS busy
WITH *, COUNT { ()-[:HAS_TASK]->() } = $p.v2 AS own
WITH *, null AS c0
WITH *, COLLECT { MATCH (a1:Node) USING INDEX SEEK a1:Node(id) WHERE a1.id IN $p.v0 AND a1:Plan&Policygraph MATCH (a1)-[:HAS_TASK]->(n)
  WITH DISTINCT n
  WITH n, coalesce(CASE WHEN n.position IS :: INTEGER | FLOAT THEN toFloat(n.position) END, Infinity) AS k2 ORDER BY k2, n.id LIMIT $p.v1
  RETURN [n.id, n.title, n.position] } AS c1
OPTIONAL MATCH (s1:PolicygraphStore)
RETURN coalesce(epoch = s1.epoch, epoch IS NULL AND s1 IS NULL) AND NOT busy AND NOT coalesce(s1.committing > timestamp(), false), CASE WHEN s1.epoch <> $p.known THEN [s1.epoch, s1.census] END, own AND COUNT { ()-[:HAS_TASK]->() } = $p.v2, c0, c1
