OPTIONAL MATCH (s0:PolicygraphStore)
WITH s0.epoch AS epoch, coalesce(s0.committing > timestamp(), false) AS busy
WITH *, null AS c0
WITH *, COLLECT { MATCH (n:Node) USING INDEX SEEK n:Node(id) WHERE n.id IN $p.v0 AND n:Policygraph
  RETURN [n.id, n._kind, properties(n)] } AS c1
OPTIONAL MATCH (s1:PolicygraphStore)
RETURN coalesce(epoch = s1.epoch, epoch IS NULL AND s1 IS NULL) AND NOT busy AND NOT coalesce(s1.committing > timestamp(), false), CASE WHEN s1.epoch <> $p.known THEN [s1.epoch, s1.census] END, c0, c1
