package neo4jstore

import (
	"context"
	"fmt"

	"github.com/policygraph/policygraph/store"
)

// Find asks one statement, whatever the depth of the query.
func (b *backend) Find(ctx context.Context, q store.Query) (store.Page, error) {
	var l *layout
	values, err := b.search(ctx, q, func(q store.Query, index bool) (r statement) {
		r, l = b.find(q, index)
		return r
	})
	if err != nil {
		return store.Page{}, fmt.Errorf("find: %w", failure(ctx, err))
	}
	page, err := decodeAnswer(ctx, values, q, l)
	if err != nil {
		return store.Page{}, fmt.Errorf("find: %w", err)
	}
	return page, nil
}

// Count asks one statement.
func (b *backend) Count(ctx context.Context, q store.Query, by ...store.Group) ([]store.Bucket, error) {
	values, err := b.search(ctx, q, func(q store.Query, index bool) statement { return b.count(q, by, index) })
	if err != nil {
		return nil, fmt.Errorf("count: %w", failure(ctx, err))
	}
	buckets, err := decodeBuckets(ctx, values, len(by))
	if err != nil {
		return nil, fmt.Errorf("count: %w", err)
	}
	return buckets, nil
}

// search runs a statement that may begin at the full-text index. Where there is
// none, because nothing was ever loaded, the same is asked without.
func (b *backend) search(ctx context.Context, q store.Query, write func(store.Query, bool) statement) ([]any, error) {
	values, err := b.readCurrent(ctx, func() statement { return write(q, true) })
	if err != nil && q.Text != "" && code(err) == "Neo.ClientError.Procedure.ProcedureCallFailed" {
		return b.readCurrent(ctx, func() statement { return write(q, false) })
	}
	return values, err
}

// Stats counts what readers see. Where the database has as many nodes and edges as the
// last load counted, which Neo4j keeps at hand, it takes the counts of the load: a
// probe may ask every second.
func (b *backend) Stats(ctx context.Context) (store.Stats, error) {
	var counted *statistics
	values, err := b.readCurrent(ctx, func() (s statement) {
		s, counted = b.stats()
		return s
	})
	if err != nil {
		return store.Stats{}, fmt.Errorf("stats: %w", failure(ctx, err))
	}
	if counted != nil {
		stats, same := decodeCounted(values, counted)
		if same {
			return stats, nil
		}
		b.distrustCounts(counted.epoch)
		return b.Stats(ctx)
	}
	return decodeStats(&cells{list: values}), nil
}

// stats is the statement of Stats, and the statistics by which it is written; nil where
// all is counted anew.
func (b *backend) stats() (statement, *statistics) {
	w := b.writer(b.statistics.Load())
	const state = "COLLECT { MATCH (s:" + stateNode + ") RETURN [s.version, coalesce(s.lease > timestamp(), false)] }"
	if w.statistics != nil && w.reliesOnCounts(w.statistics.relationNames()) {
		return w.statement("COUNT { (:"+marker+") }", state), w.statistics
	}
	return w.statement(
		"COLLECT { MATCH (n:"+marker+") WITH n."+kindProp+" AS name, count(*) AS n RETURN [name, n] }",
		"COLLECT { MATCH (:"+marker+")-[r]->(:"+marker+") WITH type(r) AS name, count(*) AS n RETURN [name, n] }",
		state,
	), nil
}
