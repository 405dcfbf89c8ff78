// {id name leads[id key title plan{title area}]}
MATCH (g:Node {id: $id})
RETURN [g.id, g.name, [(g)-[:LEADS]->(t)<-[:HAS_TASK]-(p)-[:COVERS]->(a) | [t.id, t.key, t.title, [p.title, a.name]]]]
