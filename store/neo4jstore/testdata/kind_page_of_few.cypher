WITH [COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }, COUNT { (:PolicygraphCommit) }] AS before
WITH *, COLLECT { MATCH (n:Document&Policygraph)
  RETURN [n.id, n.title, n.position] } AS c0
RETURN before, [COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }, COUNT { (:PolicygraphCommit) }], c0
