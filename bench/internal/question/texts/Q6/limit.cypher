// {id name plans[title tasks[title leads[name area]]]}
MATCH (a:Node {id: $id})
RETURN [a.id, a.name, [(a)<-[:COVERS]-(p) | [p.title, [(p)-[:HAS_TASK]->(t) | [t.title,
  [(t)<-[:LEADS]-(g)-[:SERVES]->(b) | [g.name, b.name]]]]]]]
