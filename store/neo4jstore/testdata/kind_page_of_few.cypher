WITH COLLECT { MATCH (n:Document&Policygraph)
  RETURN [n.id, n.title, n.position] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
