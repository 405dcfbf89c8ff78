WITH COUNT { ()-[:LEADS|SERVES]->() } = $p.v7 AS own
WITH *, COLLECT { MATCH (n:Task&Policygraph) WHERE (n.title IS NOT NULL AND NOT any(x IN n.title WHERE x IN $p.v0)) AND (n.position >= $p.v1) AND (n.position <= $p.v2) AND (any(x IN coalesce(n._fold_title, n.title) WHERE x CONTAINS $p.v3)) AND (n.title IS NULL) AND (n.title IS NOT NULL) AND (EXISTS { MATCH (n)<-[r2:LEADS]-(m1) }) AND (NOT EXISTS { MATCH (n)<-[r4:LEADS]-(m3) WHERE (type(r4) IN $p.v4) }) AND (EXISTS { MATCH (n)<-[r6:LEADS]-(m5) MATCH (m5)-[r8:SERVES]->(m7) WHERE (any(x IN m7.name WHERE x IN $p.v5)) })
  WITH head([n]) AS n ORDER BY n.id LIMIT $p.v6
  RETURN [n.id] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], own AND COUNT { ()-[:LEADS|SERVES]->() } = $p.v7, c0

// without statistics
WITH COLLECT { MATCH (n:Task&Policygraph) WHERE (n.title IS NOT NULL AND NOT any(x IN n.title WHERE x IN $p.v0)) AND (n.position >= $p.v1) AND (n.position <= $p.v2) AND (any(x IN coalesce(n._fold_title, n.title) WHERE x CONTAINS $p.v3)) AND (n.title IS NULL) AND (n.title IS NOT NULL) AND (EXISTS { MATCH (n)<-[r2:LEADS]-(m1:Agency&Policygraph) }) AND (NOT EXISTS { MATCH (n)<-[r4:LEADS]-(m3:Agency&Policygraph) WHERE (type(r4) IN $p.v4) }) AND (EXISTS { MATCH (n)<-[r6:LEADS]-(m5:Agency&Policygraph) MATCH (m5)-[r8:SERVES]->(m7:Area&Policygraph) WHERE (any(x IN m7.name WHERE x IN $p.v5)) })
  WITH n ORDER BY coalesce(n._order, n.id) LIMIT $p.v6
  RETURN [n.id] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
