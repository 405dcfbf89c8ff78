package neo4jstore

import (
	"context"
	"fmt"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// Path asks one statement. Neo4j finds all shortest paths, the order and the
// limit come after.
func (b *backend) Path(ctx context.Context, q store.PathQuery) ([]store.Path, error) {
	if q.Rels != nil && len(q.Rels) == 0 && q.From != q.To {
		return nil, nil
	}
	values, err := b.readCurrent(ctx, func() statement { return b.path(q) })
	if err != nil {
		return nil, fmt.Errorf("path: %w", failure(ctx, err))
	}
	paths, err := decodePaths(values)
	if err != nil {
		return nil, fmt.Errorf("path: %w", err)
	}
	return paths, nil
}

func (b *backend) path(q store.PathQuery) statement {
	w := b.writer(b.statistics.Load())
	if q.From == q.To { // which allShortestPaths refuses
		return w.statement("COLLECT { MATCH (a:" + shared + ") WHERE a.id = " + w.value(q.From) + " AND a:" + marker +
			" RETURN [[[a.id, a." + kindProp + ", properties(a)]], []] }")
	}
	passable := "x:" + marker
	if q.Avoid != nil {
		passable += " AND NOT x.id IN " + w.value(q.Avoid)
	}
	if len(q.AvoidKinds) > 0 {
		passable += " AND NOT x." + kindProp + " IN " + w.value(q.AvoidKinds)
	}
	rels := ""
	if len(q.Rels) > 0 {
		rels = ":" + strings.Join(q.Rels, "|")
	}
	text := "COLLECT { MATCH (a:" + shared + "), (b:" + shared + ")" +
		" WHERE a.id = " + w.value(q.From) + " AND a:" + marker + " AND b.id = " + w.value(q.To) + " AND b:" + marker +
		"\n  MATCH way = allShortestPaths((a)-[" + rels + "*.." + fmt.Sprint(q.MaxLength) + "]-(b))" +
		" WHERE all(x IN nodes(way) WHERE x = a OR x = b OR " + passable + ")" +
		"\n  WITH nodes(way) AS ns, relationships(way) AS rs" +
		"\n  WITH ns, rs, [i IN range(0, size(rs) - 1) | [" + idOrder("(ns[i + 1])") + ", type(rs[i]), startNode(rs[i]) <> ns[i]]] AS steps" +
		"\n  ORDER BY steps LIMIT " + w.value(int64(q.Limit)) +
		"\n  RETURN [[n IN ns | [n.id, n." + kindProp + ", properties(n)]]," +
		" [r IN rs | [startNode(r).id, type(r), endNode(r).id, properties(r)]]] }"
	return w.statement(text)
}
