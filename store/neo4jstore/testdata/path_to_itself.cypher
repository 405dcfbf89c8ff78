WITH COLLECT { MATCH (a:Node) WHERE a.id = $p.v0 AND a:Policygraph RETURN [[[a.id, a._kind, properties(a)]], []] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
