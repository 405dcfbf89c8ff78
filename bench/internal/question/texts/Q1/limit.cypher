// {id title docNumber issuedOn tasks[id key title leads[] supports[] targets[year value indicator]]}
MATCH (p:Node {id: $id})
RETURN [p.id, p.title, p.docNumber, p.issuedOn, [(p)-[:HAS_TASK]->(t) | [t.id, t.key, t.title,
  [(t)<-[:LEADS]-(a) | a.name], [(t)<-[:SUPPORTS]-(a) | a.name],
  [(t)-[:SETS]->(g)-[:MEASURES]->(i) | [g.year, g.value, i.name]]]]]
