WITH COLLECT { MATCH (n:Task&Policygraph) USING INDEX SEEK n:Task(position) WHERE n.position > -Infinity
  WITH n ORDER BY n.position, n.id LIMIT $p.v0 RETURN n } AS have2
WITH *, COLLECT { UNWIND CASE WHEN size(have2) < $p.v0 THEN [1] ELSE [] END AS more MATCH (n:Task&Policygraph) WHERE CASE WHEN n.position IS :: INTEGER NOT NULL | FLOAT NOT NULL THEN false ELSE true END
  WITH n ORDER BY n.id LIMIT $p.v0 RETURN n } AS lack4
WITH *, COLLECT { UNWIND (have2 + lack4)[..$p.v0] AS n
  RETURN [n.id, n.title, n.position] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
