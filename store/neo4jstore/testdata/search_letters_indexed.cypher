WITH COLLECT { MATCH (n:Policygraph) USING TEXT INDEX n:Policygraph(_mixed) WHERE (n._mixed CONTAINS $p.v0) AND any(x IN n._search WHERE x CONTAINS $p.v1 AND NOT x STARTS WITH '')
  WITH n, CASE WHEN $p.v2 IN n._search THEN 0.0 WHEN any(x IN n._search WHERE x STARTS WITH $p.v2) THEN 1.0 ELSE 2.0 END AS k1, coalesce(CASE WHEN n.position IS :: INTEGER | FLOAT THEN toFloat(n.position) END, Infinity) AS k2 ORDER BY k1, k2, n.id LIMIT $p.v3
  RETURN [n.id, n.title, n._search, n._searchIn, k1, n.position] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
