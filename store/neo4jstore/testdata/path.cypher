WITH COLLECT { MATCH (a:Node), (b:Node) WHERE a.id = $p.v2 AND a:Policygraph AND b.id = $p.v3 AND b:Policygraph
  MATCH way = allShortestPaths((a)-[:LEADS|SUPPORTS*..4]-(b)) WHERE all(x IN nodes(way) WHERE x = a OR x = b OR x:Policygraph AND NOT x.id IN $p.v0 AND NOT x._kind IN $p.v1)
  WITH nodes(way) AS ns, relationships(way) AS rs
  WITH ns, rs, [i IN range(0, size(rs) - 1) | [coalesce((ns[i + 1])._order, (ns[i + 1]).id), type(rs[i]), startNode(rs[i]) <> ns[i]]] AS steps
  ORDER BY steps LIMIT $p.v4
  RETURN [[n IN ns | [n.id, n._kind, properties(n)]], [r IN rs | [startNode(r).id, type(r), endNode(r).id, properties(r)]]] } AS c0
RETURN [COUNT { (:PolicygraphCommit) }, COLLECT { MATCH (l:PolicygraphLoad) RETURN coalesce(l.id, elementId(l)) }], c0
