package neo4jstore_test

import (
	"context"
	"errors"
	"fmt"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/neo4jstore"
)

// A store is opened without waiting for its server, which may come later, or come
// back.
func Example() {
	s, err := neo4jstore.Open(neo4jstore.Config{
		URI: "bolt://127.0.0.1:1", User: "neo4j", Password: "secret", // nobody answers there
		Indexes: []neo4jstore.Index{{Kind: "Task", Prop: "position"}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()
	defer s.Close(ctx)
	if err := s.Ready(ctx); errors.Is(err, store.ErrUnavailable) {
		fmt.Println("try again later:", err)
	}
	_, err = s.Find(ctx, store.Query{Kinds: []string{"not a name"}})
	fmt.Println("asking again is of no use:", errors.Is(err, store.ErrInvalidQuery))
	// Output:
	// try again later: ready: the graph store is unavailable: Neo4j cannot be reached
	// asking again is of no use: true
}

// A load writes what differs from what is there, and says what that was.
func ExampleStore_Load() {
	s, err := neo4jstore.Open(neo4jstore.Config{URI: "neo4j://localhost:7687", User: "neo4j", Password: "secret"})
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()
	defer s.Close(ctx)
	graph := &store.Graph{
		Version: "v1",
		Nodes:   []store.Node{{ID: "area:a", Kind: "Area", Props: store.Props{"name": "A"}}, {ID: "area:b", Kind: "Area"}},
		Edges:   []store.Edge{{From: "area:b", Rel: "PART_OF", To: "area:a"}},
	}
	report, err := s.Load(ctx, graph, neo4jstore.LoadOptions{})
	if errors.Is(err, neo4jstore.ErrLoading) {
		fmt.Println("wait for the other load:", err)
		return
	}
	fmt.Println(report) // nodes created: 2, edges created: 1
}
