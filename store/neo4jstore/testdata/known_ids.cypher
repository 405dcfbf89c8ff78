WITH COLLECT { MATCH (n:Node) USING INDEX SEEK n:Node(id) WHERE n.id IN $p.v0 AND n:Policygraph
  RETURN [n.id, n._kind, properties(n)] } AS c0
WITH *, COLLECT { MATCH (k1:Node) USING INDEX SEEK k1:Node(id) WHERE k1.id IN $p.v1 AND k1:Policygraph RETURN [k1.id, k1._kind] } AS c1
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0, c1
