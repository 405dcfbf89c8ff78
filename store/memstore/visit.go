package memstore

import (
	"context"
	"fmt"

	"github.com/policygraph/policygraph/store"
)

// rowsBetweenResets is how many rows are made before their memory is used again: a
// reset costs about as much as a small row.
const rowsBetweenResets = 32

// Visit reads from the snapshot that is current when it is called. Rows are made of
// the memory of rows before them.
func (m *memory) Visit(ctx context.Context, q store.Query, visit func(*store.Item) error) error {
	f := finder{snapshot: m.current.Load(), canceled: cancelCheck{ctx: ctx}, arena: new(store.Arena)}
	store.TellVersion(ctx, f.version)
	terms := termsOf(q)
	nodes, _ := f.candidates(q, terms)
	want, expand := f.selection(q.Props), f.hops(q.Expand)
	var item store.Item
	var failed error
	visited := 0
	err := f.rows(q, terms, nodes, func(r row) bool {
		if visited++; visited%rowsBetweenResets == 0 {
			f.arena.Reset()
		}
		item = store.Item{}
		if err := f.fill(&item, r.node, want, expand); err != nil {
			failed = fmt.Errorf("visit: %w", err)
		} else {
			failed = visit(&item)
		}
		return failed == nil
	})
	if err != nil {
		return fmt.Errorf("visit: %w", err)
	}
	return failed
}
