WITH COUNT { ()-[:LEADS]->() } = $p.v0 AS own
WITH *, COLLECT { MATCH (n:Task&Policygraph)
  WITH n, n.year AS vs UNWIND vs AS v
  WITH DISTINCT n, CASE WHEN v IS :: INTEGER | FLOAT THEN toFloat(v) ELSE v END AS g0
  WITH n, g0 MATCH (n)<-[r2:LEADS]-(m1) WHERE (true)
  WITH n, g0, m1.name AS vs UNWIND vs AS v
  WITH DISTINCT n, g0, CASE WHEN v IS :: INTEGER | FLOAT THEN toFloat(v) ELSE v END AS g1
  WITH count(DISTINCT n) AS size, g0, g1
  RETURN [size, g0, g1] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], own AND COUNT { ()-[:LEADS]->() } = $p.v0, c0

// without statistics
WITH COLLECT { MATCH (n:Task&Policygraph)
  WITH n, n.year AS vs UNWIND vs AS v
  WITH DISTINCT n, CASE WHEN v IS :: INTEGER | FLOAT THEN toFloat(v) ELSE v END AS g0
  WITH n, g0 MATCH (n)<-[r2:LEADS]-(m1:Agency&Policygraph) WHERE (true)
  WITH n, g0, m1.name AS vs UNWIND vs AS v
  WITH DISTINCT n, g0, CASE WHEN v IS :: INTEGER | FLOAT THEN toFloat(v) ELSE v END AS g1
  WITH count(DISTINCT n) AS size, g0, g1
  RETURN [size, g0, g1] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
