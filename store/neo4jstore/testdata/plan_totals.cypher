WITH COUNT { ()-[:HAS_TASK]->() } = $p.v1 AS own
WITH *, COLLECT { MATCH (n:Plan&Policygraph)
  WITH n, coalesce(CASE WHEN n.position IS :: INTEGER | FLOAT THEN toFloat(n.position) END, Infinity) AS k3 ORDER BY k3, n.id LIMIT $p.v0
  RETURN [n.id, n.title, COUNT { (n)-[:HAS_TASK]->() }, n.position] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], own AND COUNT { ()-[:HAS_TASK]->() } = $p.v1, c0
