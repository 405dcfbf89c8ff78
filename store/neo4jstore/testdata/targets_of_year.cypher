WITH COLLECT { MATCH (n:Target&Policygraph) WHERE (n.year IN $p.v0)
  WITH head([n]) AS n, coalesce(CASE WHEN n.position IS :: INTEGER | FLOAT THEN toFloat(n.position) END, Infinity) AS k1 ORDER BY k1, n.id LIMIT $p.v1
  RETURN [n.id, n.title, n.position] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
