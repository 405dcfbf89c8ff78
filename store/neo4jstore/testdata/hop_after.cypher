WITH COUNT { ()-[:LEADS|SUPPORTS]->() } = $p.v6 AS own
WITH *, COLLECT { MATCH (n:Task&Policygraph)
  WITH n ORDER BY n.id LIMIT $p.v5
  RETURN [n.id, COUNT { (n)<-[:LEADS]-() } + COUNT { (n)<-[:SUPPORTS]-() }, 
  COLLECT { MATCH (n)<-[r4:LEADS|SUPPORTS]-(m3)
  WITH m3, r4, coalesce(CASE WHEN r4.position IS :: INTEGER | FLOAT THEN 0.0 - toFloat(r4.position) END, Infinity) AS k5 WHERE k5 > $p.v3 OR k5 = $p.v3 AND (m3.id > $p.v0 OR m3.id = $p.v1 AND type(r4) > $p.v2)
  WITH * ORDER BY k5, m3.id, type(r4) LIMIT $p.v4
  RETURN [m3.id, m3.name, type(r4), r4.position] }] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], own AND COUNT { ()-[:LEADS|SUPPORTS]->() } = $p.v6, c0

// without statistics
WITH COLLECT { MATCH (n:Task&Policygraph)
  WITH n ORDER BY coalesce(n._order, n.id) LIMIT $p.v5
  RETURN [n.id, COUNT { MATCH (n)<-[r2:LEADS|SUPPORTS]-(m1:Agency&Policygraph) }, 
  COLLECT { MATCH (n)<-[r4:LEADS|SUPPORTS]-(m3:Agency&Policygraph)
  WITH m3, r4, coalesce(CASE WHEN r4.position IS :: INTEGER | FLOAT THEN 0.0 - toFloat(r4.position) END, Infinity) AS k5 WHERE k5 > $p.v3 OR k5 = $p.v3 AND (coalesce(m3._order, m3.id) > $p.v0 OR m3.id = $p.v1 AND type(r4) > $p.v2)
  WITH * ORDER BY k5, coalesce(m3._order, m3.id), type(r4) LIMIT $p.v4
  RETURN [m3.id, m3.name, type(r4), r4.position] }] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
