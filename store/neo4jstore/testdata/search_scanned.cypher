WITH COLLECT { MATCH (n:Task&Policygraph) WHERE all(t IN $p.v0 WHERE any(x IN n._search WHERE x CONTAINS t)) AND any(x IN n._search WHERE any(t IN $p.v0 WHERE x CONTAINS t) AND NOT x STARTS WITH '')
  WITH n, CASE WHEN $p.v3 IN n._search THEN 0.0 WHEN any(x IN n._search WHERE x STARTS WITH $p.v3) THEN 1.0 ELSE CASE WHEN any(x IN n._search WHERE x CONTAINS $p.v1 AND x CONTAINS $p.v2 AND NOT x STARTS WITH '') THEN 2.0 ELSE 3.0 END END AS k1, coalesce(CASE WHEN n.position IS :: INTEGER | FLOAT THEN toFloat(n.position) END, Infinity) AS k2 ORDER BY k1, k2, n.id LIMIT $p.v4
  RETURN [n.id, n.title, n._search, n._searchIn, k1, n.position] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
