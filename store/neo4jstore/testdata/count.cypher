WITH COLLECT { MATCH (n:Task&Policygraph) RETURN [count(n)] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
