// Package metered counts what a request asks of a store, and makes a span of each
// call where requests are traced.
package metered

import (
	"context"
	"sync/atomic"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"

	"github.com/policygraph/policygraph/store"
)

// Usage is what one request has asked of the store. Its methods are safe for
// concurrent use.
type Usage struct{ calls, rows atomic.Int64 }

// Calls is how many calls there were.
func (u *Usage) Calls() int64 { return u.calls.Load() }

// Rows is how many rows, buckets and paths they brought, nested rows among them.
func (u *Usage) Rows() int64 { return u.rows.Load() }

type usageKey struct{}

// WithUsage gives a context whose calls are counted.
func WithUsage(ctx context.Context) (context.Context, *Usage) {
	u := new(Usage)
	return context.WithValue(ctx, usageKey{}, u), u
}

// New makes a store that counts and traces the calls to another.
func New(s store.Store, tracer trace.Tracer) store.Store {
	m := &metered{s, tracer}
	if v, ok := s.(store.Visitor); ok {
		return &meteredVisitor{m, v}
	}
	return m
}

// meteredVisitor is what New makes of a store that is a store.Visitor.
type meteredVisitor struct {
	*metered
	visitor store.Visitor
}

// Visit implements store.Visitor.
func (m *meteredVisitor) Visit(ctx context.Context, q store.Query, visit func(*store.Item) error) (err error) {
	call, ctx := m.begin(ctx, "Visit")
	visited := 0
	defer func() { call.end(visited, err) }()
	return m.visitor.Visit(ctx, q, func(i *store.Item) error {
		visited += rows(store.Page{Items: []store.Item{*i}})
		return visit(i)
	})
}

type metered struct {
	store.Store
	tracer trace.Tracer
}

// Find implements store.Store.
func (m *metered) Find(ctx context.Context, q store.Query) (page store.Page, err error) {
	call, ctx := m.begin(ctx, "Find")
	defer func() { call.end(rows(page), err) }()
	return m.Store.Find(ctx, q)
}

// Count implements store.Store.
func (m *metered) Count(ctx context.Context, q store.Query, by ...store.Group) (buckets []store.Bucket, err error) {
	call, ctx := m.begin(ctx, "Count")
	defer func() { call.end(len(buckets), err) }()
	return m.Store.Count(ctx, q, by...)
}

// Path implements store.Store.
func (m *metered) Path(ctx context.Context, q store.PathQuery) (paths []store.Path, err error) {
	call, ctx := m.begin(ctx, "Path")
	defer func() { call.end(len(paths), err) }()
	return m.Store.Path(ctx, q)
}

// Stats implements store.Store.
func (m *metered) Stats(ctx context.Context) (stats store.Stats, err error) {
	call, ctx := m.begin(ctx, "Stats")
	defer func() { call.end(0, err) }()
	return m.Store.Stats(ctx)
}

// call is one call that goes on.
type call struct {
	usage *Usage // nil: nobody counts
	span  trace.Span
}

func (m *metered) begin(ctx context.Context, method string) (call, context.Context) {
	u, _ := ctx.Value(usageKey{}).(*Usage)
	ctx, span := m.tracer.Start(ctx, "store."+method)
	return call{u, span}, ctx
}

func (c call) end(rows int, err error) {
	if c.usage != nil {
		c.usage.calls.Add(1)
		c.usage.rows.Add(int64(rows))
	}
	c.span.SetAttributes(attribute.Int("policygraph.rows", rows))
	if err != nil {
		c.span.SetStatus(codes.Error, err.Error())
	}
	c.span.End()
}

// rows counts the rows of a page and of the pages below it.
func rows(p store.Page) int {
	n := len(p.Items)
	for i := range p.Items {
		for _, below := range p.Items[i].Related {
			n += rows(below)
		}
		for _, below := range p.Items[i].Refs {
			n += rows(below)
		}
	}
	return n
}
