OPTIONAL MATCH (s0:PolicygraphStore)
WITH s0.epoch AS epoch, coalesce(s0.committing > timestamp(), false) AS busy
WITH epoch, busy,
  null AS c0,
  COLLECT { CALL db.index.fulltext.queryNodes('cjk', $p.v0) YIELD node AS n WHERE n:Policygraph AND n:Task&Policygraph AND all(t IN $p.v1 WHERE any(x IN n._search WHERE x CONTAINS t))
  WITH n, CASE WHEN any(x IN n._search WHERE x = $p.v2) THEN 0.0 WHEN any(x IN n._search WHERE x STARTS WITH $p.v2) THEN 1.0 WHEN any(x IN n._search WHERE all(t IN $p.v3 WHERE x CONTAINS t)) THEN 2.0 ELSE 3.0 END AS k1, coalesce(CASE WHEN n.position IS :: INTEGER | FLOAT THEN toFloat(n.position) END, Infinity) AS k2 ORDER BY k1, k2, coalesce(n._order, n.id) LIMIT $p.v4
  RETURN [n.id, null, [n.title], [k1, k2], [], n._search, n._searchIn] } AS c1
OPTIONAL MATCH (s1:PolicygraphStore)
RETURN coalesce(epoch = s1.epoch, epoch IS NULL AND s1 IS NULL) AND NOT busy AND NOT coalesce(s1.committing > timestamp(), false), c0, c1
