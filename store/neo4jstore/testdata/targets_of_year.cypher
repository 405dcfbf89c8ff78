OPTIONAL MATCH (s0:PolicygraphStore)
WITH s0.epoch AS epoch, coalesce(s0.committing > timestamp(), false) AS busy
WITH *, null AS c0
WITH *, COLLECT { MATCH (n:Target&Policygraph) WHERE (n.year IN $p.v0)
  WITH head([n]) AS n, coalesce(CASE WHEN n.position IS :: INTEGER | FLOAT THEN toFloat(n.position) END, Infinity) AS k1 ORDER BY k1, n.id LIMIT $p.v1
  RETURN [n.id, n.title, n.position] } AS c1
OPTIONAL MATCH (s1:PolicygraphStore)
RETURN coalesce(epoch = s1.epoch, epoch IS NULL AND s1 IS NULL) AND NOT busy AND NOT coalesce(s1.committing > timestamp(), false), CASE WHEN s1.epoch <> $p.known THEN [s1.epoch, s1.census] END, c0, c1
