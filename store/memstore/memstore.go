// Package memstore keeps a graph in memory: the default store, and the
// reference that every other is held against.
//
// A graph is an immutable snapshot behind an atomic pointer, so readers take no
// lock and see one graph from beginning to end. It knows the store's contract
// and nothing of what the graph speaks of.
package memstore

import (
	"context"
	"sync/atomic"

	"github.com/policygraph/policygraph/store"
)

// New returns an empty store.
func New() store.Store {
	m := &memory{}
	m.now.Store(&snapshot{})
	return store.Checked(m)
}

type memory struct {
	now atomic.Pointer[snapshot]
}

// Stats counts what the snapshot holds.
func (m *memory) Stats(context.Context) (store.Stats, error) {
	s := m.now.Load()
	out := store.Stats{Nodes: map[string]int{}, Edges: map[string]int{}, Version: s.version}
	for i, kind := range s.kinds {
		out.Nodes[kind] = len(s.byKind[i])
	}
	for i, rel := range s.rels {
		out.Edges[rel] = s.byRel[i]
	}
	return out, nil
}

// Replace builds the new snapshot beside the old one and exchanges the two.
func (m *memory) Replace(ctx context.Context, g *store.Graph) error {
	s, err := build(ctx, g)
	if err != nil {
		return err
	}
	m.now.Store(s)
	return nil
}

// Close lets the graph go.
func (m *memory) Close(context.Context) error {
	m.now.Store(&snapshot{})
	return nil
}
