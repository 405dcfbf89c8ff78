package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/store"
)

// Find asks one statement, whatever the depth of the query.
func (b *backend) Find(ctx context.Context, q store.Query) (store.Page, error) {
	var l *layout
	values, err := b.search(ctx, q, func(q store.Query, index bool) (r reading) {
		r, l = b.find(q, index)
		return r
	})
	if err != nil {
		return store.Page{}, fmt.Errorf("find: %w", failure(ctx, err))
	}
	answer := cells{list: values}
	page := decodePage(&answer, l, q.Hints.ArenaOrNew(), "")
	if q.Known != nil {
		page.Known = decodeKnown(&answer)
	}
	if answer.bad {
		return store.Page{}, fmt.Errorf("find: %w", errShape)
	}
	return page, nil
}

// Count asks one statement.
func (b *backend) Count(ctx context.Context, q store.Query, by ...store.Group) ([]store.Bucket, error) {
	values, err := b.search(ctx, q, func(q store.Query, index bool) reading { return b.count(q, by, index) })
	if err != nil {
		return nil, fmt.Errorf("count: %w", failure(ctx, err))
	}
	rows, ok := values[0].([]any)
	if !ok {
		return nil, fmt.Errorf("count: %w", errShape)
	}
	buckets := make([]store.Bucket, 0, len(rows))
	for _, row := range rows {
		cells, ok := row.([]any)
		if !ok || len(cells) != 1+len(by) {
			return nil, fmt.Errorf("count: %w", errShape)
		}
		n, _ := cells[0].(int64)
		bucket := store.Bucket{Count: int(n)}
		for _, k := range cells[1:] {
			bucket.Keys = append(bucket.Keys, store.GroupKey(k))
		}
		buckets = append(buckets, bucket)
	}
	slices.SortFunc(buckets, func(a, b store.Bucket) int { return store.CompareKeys(a.Keys, b.Keys) })
	return buckets, nil
}

// search runs a reading that may begin at the full-text index. Where there is
// none, because nothing was ever loaded, the same is asked without. Where the
// graph was exchanged, it is written anew.
func (b *backend) search(ctx context.Context, q store.Query, write func(store.Query, bool) reading) ([]any, error) {
	values, err := b.consistent(ctx, write(q, true))
	for errors.Is(err, errOutdated) {
		values, err = b.consistent(ctx, write(q, true))
	}
	if err != nil && q.Text != "" && code(err) == "Neo.ClientError.Procedure.ProcedureCallFailed" {
		return b.consistent(ctx, write(q, false))
	}
	return values, err
}

// Stats counts what readers see.
func (b *backend) Stats(ctx context.Context) (store.Stats, error) {
	answer, _, err := b.settled(ctx, reading{columns: []string{
		"COLLECT { MATCH (n:" + marker + ") WITH n." + kindProp + " AS name, count(*) AS n RETURN [name, n] }",
		"COLLECT { MATCH (:" + marker + ")-[r]->(:" + marker + ") WITH type(r) AS name, count(*) AS n RETURN [name, n] }",
		"COLLECT { MATCH (s:" + stateNode + ") RETURN [s.version, coalesce(s.lease > timestamp(), false)] }",
	}})
	if err != nil {
		return store.Stats{}, fmt.Errorf("stats: %w", failure(ctx, err))
	}
	stats := store.Stats{Nodes: counts(answer.next()), Edges: counts(answer.next())}
	if rows := answer.rows(); len(rows) == 1 {
		if state, _ := rows[0].([]any); len(state) == 2 {
			stats.Version, _ = state[0].(string)
			stats.Loading, _ = state[1].(bool)
		}
	}
	return stats, nil
}

func counts(rows any) map[string]int {
	out := map[string]int{}
	list, _ := rows.([]any)
	for _, row := range list {
		if cells, _ := row.([]any); len(cells) == 2 {
			name, _ := cells[0].(string)
			n, _ := cells[1].(int64)
			out[name] = int(n)
		}
	}
	return out
}
