OPTIONAL MATCH (s0:PolicygraphStore)
WITH s0.epoch AS epoch, coalesce(s0.committing > timestamp(), false) AS busy
WITH epoch, busy,
  null AS c0,
  COLLECT { MATCH (n:Node) WHERE n.id IN $p.v0 AND n:Policygraph AND n:Plan&Policygraph
  WITH n ORDER BY coalesce(n._order, n.id) LIMIT $p.v3
  RETURN [n.id, null, [n.title], [], [[COUNT { MATCH (n)-[r2:HAS_TASK]->(m1:Task&Policygraph) }, COLLECT { MATCH (n)-[r4:HAS_TASK]->(m3:Task&Policygraph)
  WITH m3, r4, coalesce(CASE WHEN m3.position IS :: INTEGER | FLOAT THEN toFloat(m3.position) END, Infinity) AS k9 ORDER BY k9, coalesce(m3._order, m3.id), type(r4) LIMIT $p.v2
  RETURN [m3.id, null, [m3.key, m3.title], [k9], [[null, COLLECT { MATCH (m3)<-[r6:LEADS|SUPPORTS]-(m5:Agency&Policygraph)
  WITH m5, r6, coalesce(CASE WHEN r6.position IS :: INTEGER | FLOAT THEN toFloat(r6.position) END, Infinity) AS k8 ORDER BY k8, coalesce(m5._order, m5.id), type(r6) LIMIT $p.v1
  RETURN [m5.id, null, [m5.name], [k8], [], type(r6), [r6.position], [COLLECT { MATCH (x7:Node) WHERE x7.id = r6.passage AND x7:Policygraph RETURN [x7.id, x7._kind, [x7.start], [], []] }]] }]], type(r4), [], []] }]]] } AS c1
OPTIONAL MATCH (s1:PolicygraphStore)
RETURN coalesce(epoch = s1.epoch, epoch IS NULL AND s1 IS NULL) AND NOT busy AND NOT coalesce(s1.committing > timestamp(), false), c0, c1
