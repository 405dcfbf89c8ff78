package export

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Whole is a graph as it is exported: every node and edge, in an order that does not change
// while the graph is the same.
type Whole struct {
	Version string
	Nodes   []store.FoundNode
	Edges   []store.FoundEdge
}

// How many nodes are read at once, and how many edges one may have.
const (
	nodesAtOnce = 500
	edgesOfOne  = 1_000_000
)

// ReadWhole reads the whole graph from a store. It holds it in memory: some 2 KB a node.
func ReadWhole(ctx context.Context, s store.Store) (*Whole, error) {
	stats, err := s.Stats(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the whole graph: %w", err)
	}
	w := &Whole{Version: stats.Version}
	for _, kind := range ontology.Kinds() {
		if err := w.read(ctx, s, kind); err != nil {
			return nil, fmt.Errorf("read the nodes of kind %s: %w", kind, err)
		}
	}
	slices.SortFunc(w.Edges, func(a, b store.FoundEdge) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Rel, b.Rel), cmp.Compare(a.To, b.To))
	})
	return w, nil
}

func (w *Whole) read(ctx context.Context, s store.Store, kind string) error {
	q := store.Query{
		Kinds:  []string{kind},
		Paging: store.Paging{First: nodesAtOnce},
		Expand: []store.Hop{{Key: "edges", Props: []string{}, Paging: store.Paging{First: edgesOfOne}}},
	}
	for {
		page, err := s.Find(ctx, q)
		if err != nil {
			return err
		}
		for _, item := range page.Items {
			w.Nodes = append(w.Nodes, item.Node)
			for _, to := range item.Related[0].Items {
				w.Edges = append(w.Edges, *to.Edge)
			}
		}
		if !page.HasNext {
			return nil
		}
		q.Paging.After = &page.Items[len(page.Items)-1].At
	}
}
