// [id title issuedOn area tasks]
MATCH (p:Plan) WHERE p.issuedOnKey IS NOT NULL AND NOT p.cited
WITH p ORDER BY p.issuedOnKey DESC, p.id LIMIT 50
RETURN collect([p.id, p.title, p.issuedOn, head([(p)-[:COVERS]->(a) | a.name]), COUNT {(p)-[:HAS_TASK]->()}])
