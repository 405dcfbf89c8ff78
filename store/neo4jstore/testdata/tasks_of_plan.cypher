WITH COUNT { ()-[:HAS_TASK]->() } = $p.v2 AS own
WITH *, COLLECT { MATCH (a1:Node) USING INDEX SEEK a1:Node(id) WHERE a1.id IN $p.v0 AND a1:Plan&Policygraph MATCH (a1)-[:HAS_TASK]->(n)
  WITH DISTINCT n
  WITH n, coalesce(CASE WHEN n.position IS :: INTEGER | FLOAT THEN toFloat(n.position) END, Infinity) AS k2 ORDER BY k2, n.id LIMIT $p.v1
  RETURN [n.id, n.title, n.position] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], own AND COUNT { ()-[:HAS_TASK]->() } = $p.v2, c0
