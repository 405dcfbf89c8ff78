WITH COLLECT { MATCH (n:Node) USING INDEX SEEK n:Node(id) WHERE n.id IN $p.v0 AND n:Policygraph
  RETURN [n.id, n._kind, properties(n)] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
