WITH COLLECT { MATCH (n:Task&Policygraph) USING INDEX SEEK n:Task(position) WHERE n.position >= $p.v1
  WITH n, toFloat(n.position) AS k1 WHERE k1 > $p.v3 OR k1 = $p.v3 AND (n.id > $p.v2)
  WITH * ORDER BY n.position, n.id LIMIT $p.v0 RETURN n } AS have2
WITH *, COLLECT { UNWIND CASE WHEN size(have2) < $p.v0 THEN [1] ELSE [] END AS more MATCH (n:Task&Policygraph) WHERE CASE WHEN n.position IS :: INTEGER NOT NULL | FLOAT NOT NULL THEN false ELSE true END
  WITH n, Infinity AS k3 WHERE k3 > $p.v5 OR k3 = $p.v5 AND (n.id > $p.v4)
  WITH * ORDER BY n.id LIMIT $p.v0 RETURN n } AS lack4
WITH *, COLLECT { UNWIND (have2 + lack4)[..$p.v0] AS n
  RETURN [n.id, n.title, n.position] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
