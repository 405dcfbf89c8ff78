WITH [COUNT { (:PolicygraphLoad) }, COUNT { (:PolicygraphCommit) }] AS look
WITH *, COLLECT { MATCH (n:Document&Policygraph)
  RETURN [n.id, n.title, n.position] } AS c0
RETURN look, [COUNT { (:PolicygraphLoad) }, COUNT { (:PolicygraphCommit) }], c0
