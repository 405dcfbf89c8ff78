OPTIONAL MATCH (s0:PolicygraphStore)
WITH s0.epoch AS epoch, coalesce(s0.committing > timestamp(), false) AS busy
WITH epoch, busy,
  null AS c0,
  COLLECT { MATCH (a1:Node) USING INDEX a1:Node(id) WHERE a1.id IN $p.v0 AND a1:Plan&Policygraph MATCH (a1)-[:HAS_TASK]->(n:Task&Policygraph)
  WITH DISTINCT n WHERE (EXISTS { MATCH (n)<-[r3:HAS_TASK]-(m2:Plan&Policygraph) WHERE (m2.id IN $p.v1) })
  WITH n, coalesce(CASE WHEN n.position IS :: INTEGER | FLOAT THEN toFloat(n.position) END, Infinity) AS k4 ORDER BY k4, coalesce(n._order, n.id) LIMIT $p.v2
  RETURN [n.id, null, [n.title], [k4], []] } AS c1
OPTIONAL MATCH (s1:PolicygraphStore)
RETURN coalesce(epoch = s1.epoch, epoch IS NULL AND s1 IS NULL) AND NOT busy AND NOT coalesce(s1.committing > timestamp(), false), c0, c1
