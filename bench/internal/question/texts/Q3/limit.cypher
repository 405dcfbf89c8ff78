// [id name targets[year comparator value unit]]
MATCH (i:Node {id: $indicator}) MATCH (a:Node) USING INDEX a:Node(id) WHERE a.id IN $areas
RETURN collect([a.id, a.name, COLLECT {
  MATCH (a)<-[:FOR_AREA]-(t)-[:MEASURES]->(x) WHERE x = i
  WITH t ORDER BY t.year RETURN [t.year, t.comparator, t.value, t.unit]
}])
