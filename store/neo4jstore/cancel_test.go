package neo4jstore_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/neo4jstore"
)

// endless are questions to a plan with many tasks that take Neo4j hours: the ways from
// a task to the plan and back multiply.
func endless() map[string]func(context.Context, store.Store) error {
	back := []store.Step{{Rels: []string{"HAS_TASK"}, In: true}, {Rels: []string{"HAS_TASK"}}}
	way := append(append(append([]store.Step{}, back...), back...), back...)
	never := store.Filter{Via: way, Prop: "title", Op: store.Contains, Values: []any{"nowhere"}}
	return map[string]func(context.Context, store.Store) error{
		"find": func(ctx context.Context, s store.Store) error {
			_, err := s.Find(ctx, store.Query{Kinds: []string{"Task"}, Where: []store.Filter{never}, Paging: store.Paging{First: 1}})
			return err
		},
		"count": func(ctx context.Context, s store.Store) error {
			_, err := s.Count(ctx, store.Query{Kinds: []string{"Task"}}, store.Group{Via: way, Prop: "title"})
			return err
		},
	}
}

// TestNeo4jStopsWhenNobodyWaits: the context's error comes back at once, and the
// server works no further on the statement.
func TestNeo4jStopsWhenNobodyWaits(t *testing.T) {
	address := shared.Address(t)
	s := open(t, config(address))
	defer s.Close(context.Background())
	g := &store.Graph{Nodes: []store.Node{{ID: "plan:a", Kind: "Plan"}}}
	for i := range 3000 {
		id := fmt.Sprintf("task:%04d", i)
		g.Nodes = append(g.Nodes, store.Node{ID: id, Kind: "Task", Props: store.Props{"title": id}})
		g.Edges = append(g.Edges, store.Edge{From: "plan:a", Rel: "HAS_TASK", To: id})
	}
	load(t, s, g, neo4jstore.LoadOptions{})
	observer, err := neo4j.NewDriverWithContext(address.URI, neo4j.BasicAuth(address.User, address.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer observer.Close(context.Background())
	working := func() int {
		result, err := neo4j.ExecuteQuery(t.Context(), observer, "SHOW TRANSACTIONS YIELD currentQuery, status WHERE currentQuery CONTAINS 'COLLECT' AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*)", nil, neo4j.EagerResultTransformer)
		if err != nil {
			t.Fatal(err)
		}
		n, _ := result.Records[0].Values[0].(int64)
		return int(n)
	}
	for name, ask := range endless() {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			answered := make(chan error, 1)
			go func() { answered <- ask(ctx, s) }()
			waitUntil(t, "the server works on the statement", func() bool { return working() == 1 })
			cancel()
			left := time.Now()
			if err := <-answered; !errors.Is(err, context.Canceled) {
				t.Errorf("%v, want it cancelled", err)
			}
			if waited := time.Since(left); waited > time.Second { // a wide ceiling: a tenth of it is what is meant
				t.Errorf("the error came after %s", waited)
			}
			waitUntil(t, "the server has left the statement", func() bool { return working() == 0 })
			t.Logf("the server was free after %s", time.Since(left))
		})
	}
}

// waitUntil gives something some seconds to become true.
func waitUntil(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("after 20 seconds it is not so that %s", what)
		}
	}
}
