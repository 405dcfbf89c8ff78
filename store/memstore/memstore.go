// Package memstore keeps a graph in memory: the default store, and the
// one that all others are compared with.
//
// A graph is an immutable snapshot behind an atomic pointer, so readers take no
// lock and see one graph from beginning to end. It knows the store's contract
// and nothing of what the graph is about.
package memstore

import (
	"context"
	"sync/atomic"

	"github.com/policygraph/policygraph/store"
)

// New returns an empty store.
func New() store.Store {
	m := &memory{}
	m.current.Store(&snapshot{})
	return store.Checked(m)
}

type memory struct {
	current atomic.Pointer[snapshot]
}

// Stats counts the nodes and edges of the snapshot.
func (m *memory) Stats(ctx context.Context) (store.Stats, error) {
	s := m.current.Load()
	store.TellVersion(ctx, s.version)
	out := store.Stats{Nodes: map[string]int{}, Edges: map[string]int{}, Version: s.version}
	for i, kind := range s.kinds {
		out.Nodes[kind] = len(s.byKind[i])
	}
	for i, rel := range s.rels {
		out.Edges[rel] = s.byRel[i]
	}
	return out, nil
}

// Replace builds the new snapshot beside the old one and puts it in its place.
func (m *memory) Replace(ctx context.Context, g *store.Graph) error {
	s, err := build(ctx, g)
	if err != nil {
		return err
	}
	m.current.Store(s)
	return nil
}

// Close drops the graph.
func (m *memory) Close(context.Context) error {
	m.current.Store(&snapshot{})
	return nil
}
