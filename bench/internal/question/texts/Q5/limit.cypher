// [id name]
CALL db.index.fulltext.queryNodes('policygraph_search', '"' + $text + '"') YIELD node AS n
WITH n, CASE WHEN $text IN n._search THEN 0 WHEN any(x IN n._search WHERE x STARTS WITH $text) THEN 1 ELSE 2 END AS rank
WHERE rank < 2 OR any(x IN n._search WHERE x CONTAINS $text)
WITH n, rank ORDER BY rank, n.id LIMIT 20
RETURN collect([n.id, coalesce(n.title, n.name, n.statedIndicator)])
