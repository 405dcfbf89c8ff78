WITH COLLECT { MATCH (n:Agency&Policygraph)
  WITH n, coalesce(CASE WHEN n.position IS :: INTEGER | FLOAT THEN toFloat(n.position) END, Infinity) AS k1 ORDER BY k1, n.id LIMIT $p.v0
  RETURN [n.id, n.title, n.position] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
