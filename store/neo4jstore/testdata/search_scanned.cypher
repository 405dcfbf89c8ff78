WITH COLLECT { MATCH (n:Task&Policygraph) WHERE all(t IN $p.v0 WHERE any(x IN n._search WHERE x CONTAINS t))
  WITH n, CASE WHEN $p.v1 IN n._search THEN 0.0 WHEN any(x IN n._search WHERE x STARTS WITH $p.v1) THEN 1.0 ELSE CASE WHEN any(x IN n._search WHERE all(t IN $p.v2 WHERE x CONTAINS t)) THEN 2.0 ELSE 3.0 END END AS k1, coalesce(CASE WHEN n.position IS :: INTEGER | FLOAT THEN toFloat(n.position) END, Infinity) AS k2 ORDER BY k1, k2, n.id LIMIT $p.v3
  RETURN [n.id, n.title, n._search, n._searchIn, k1, n.position] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
