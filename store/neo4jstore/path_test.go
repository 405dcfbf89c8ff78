package neo4jstore_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

// hubs is a graph in layers, from a to b, each node of one joined with each of
// the next: the number of shortest ways is the width to the power of the depth.
func hubs(width, depth int) *store.Graph {
	g := &store.Graph{Version: "hubs"}
	before := []string{"a"}
	for layer := range depth + 1 {
		var now []string
		for i := range width {
			now = append(now, fmt.Sprintf("hub:%d:%02d", layer, i))
		}
		if layer == depth {
			now = []string{"b"}
		}
		for _, to := range now {
			g.Nodes = append(g.Nodes, store.Node{ID: to, Kind: "Hub"})
			for _, from := range before {
				g.Edges = append(g.Edges, store.Edge{From: from, Rel: "JOINS", To: to})
			}
		}
		before = now
	}
	g.Nodes = append(g.Nodes, store.Node{ID: "a", Kind: "Hub"})
	return g
}

func TestPathsThroughHubs(t *testing.T) {
	a := shared.Address(t)
	s := open(t, config(a))
	defer s.Close(context.Background())

	t.Run("a thousand ways are put in order", func(t *testing.T) {
		g := hubs(10, 3)
		memory := memstore.New()
		if err := memory.Replace(t.Context(), g); err != nil {
			t.Fatal(err)
		}
		if err := s.Replace(t.Context(), g); err != nil {
			t.Fatal(err)
		}
		q := store.PathQuery{From: "a", To: "b", MaxLength: 6, Limit: 10}
		want, err := memory.Path(t.Context(), q)
		if err != nil || len(want) != 10 {
			t.Fatalf("memory: %d ways, %v", len(want), err)
		}
		got, err := s.Path(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("-memory +neo4j:\n%s", d)
		}
	})

	// 40 to the power of 6 ways would take Neo4j hours.
	t.Run("what cannot be done in time ends, in the server, too", func(t *testing.T) {
		if err := s.Replace(t.Context(), hubs(40, 6)); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := s.Path(ctx, store.PathQuery{From: "a", To: "b", MaxLength: 7, Limit: 10})
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("error %v", err)
		}
		const running = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'allShortest' + 'Paths' RETURN count(*)"
		for cypher(t, a, running)[0].Values[0] != int64(0) { // it never ends where this does not
		}
	})
}
