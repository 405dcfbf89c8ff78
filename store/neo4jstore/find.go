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

// Stats counts what readers see.
func (b *backend) Stats(ctx context.Context) (store.Stats, error) {
	answer, _, err := b.readConsistent(ctx, statement{checkBefore: true, columns: []string{
		"COLLECT { MATCH (n:" + marker + ") WITH n." + kindProp + " AS name, count(*) AS n RETURN [name, n] }",
		"COLLECT { MATCH (:" + marker + ")-[r]->(:" + marker + ") WITH type(r) AS name, count(*) AS n RETURN [name, n] }",
		"COLLECT { MATCH (s:" + stateNode + ") RETURN [s.version, coalesce(s.lease > timestamp(), false)] }",
	}})
	if err != nil {
		return store.Stats{}, fmt.Errorf("stats: %w", failure(ctx, err))
	}
	return decodeStats(&answer), nil
}
