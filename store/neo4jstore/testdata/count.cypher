WITH [COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }, COUNT { (:PolicygraphCommit) }] AS before
WITH *, COLLECT { MATCH (n:Task&Policygraph) RETURN [count(n)] } AS c0
RETURN before, [COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }, COUNT { (:PolicygraphCommit) }], c0
