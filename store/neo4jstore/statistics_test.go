package neo4jstore_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/neo4jstore"
)

// TestAnotherProcessExchangesTheGraph: what a store has learnt of a graph does
// not outlive it.
func TestAnotherProcessExchangesTheGraph(t *testing.T) {
	c := config(shared.Address(t))
	reader, loader := open(t, c), open(t, c)
	defer reader.Close(context.Background())
	defer loader.Close(context.Background())
	led := func(by ...string) *store.Graph {
		g := planned()
		for i, id := range by {
			g.Nodes = append(g.Nodes, store.Node{ID: id, Kind: "Agency", Props: store.Props{"name": id}})
			g.Edges = append(g.Edges, store.Edge{From: id, Rel: "SUPPORTS", To: "task:00000", Props: store.Props{"position": int64(9 - i)}})
		}
		return g
	}
	q := store.Query{IDs: []string{"task:00000"}, Props: []string{}, Paging: store.Paging{First: 1}, Expand: []store.Hop{{
		Key: "supports", Rels: []string{"SUPPORTS"}, In: true, Kinds: []string{"Agency"}, Props: []string{"name"}, Hints: store.Hints{Anonymous: true},
		Paging: store.Paging{First: 2, Total: true, Order: []store.Order{{Prop: "position", OnEdge: true}}},
	}}}
	names := func() (names []any) {
		t.Helper()
		page, err := reader.Find(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		below := page.Items[0].Related[0]
		for _, it := range below.Items {
			names = append(names, it.Node.Props.Get("name"))
		}
		return append(names, below.Total, below.HasNext)
	}
	want := func(want ...any) {
		t.Helper()
		if d := cmp.Diff(want, names()); d != "" {
			t.Errorf("-want +got:\n%s", d)
		}
	}
	for _, step := range []struct {
		by   []string
		want []any
	}{
		{[]string{"x"}, []any{"x", 1, false}},
		{[]string{"x", "y", "z"}, []any{"z", "y", 3, true}},
		{[]string{"y"}, []any{"y", 1, false}},
		{nil, []any{0, false}},
	} {
		load(t, loader, led(step.by...), neo4jstore.LoadOptions{})
		for range 2 {
			want(step.want...)
		}
	}

	// A load of an older program left no statistics, and a foreign edge is not counted.
	load(t, loader, led("x"), neo4jstore.LoadOptions{})
	want("x", 1, false)
	cypher(t, shared.Address(t), "MATCH (s:PolicygraphStore) REMOVE s.statistics CREATE (:PolicygraphLoad {at: datetime()})")
	want("x", 1, false)
	if report := load(t, loader, led("x"), neo4jstore.LoadOptions{}); report.Changed() {
		t.Errorf("the load that counts again changed something: %+v", report)
	}
	if cypher(t, shared.Address(t), "MATCH (s:PolicygraphStore) RETURN s.statistics")[0].Values[0] == nil {
		t.Error("the load left no statistics")
	}
	cypher(t, shared.Address(t), "MATCH (t:Task {id: 'task:00000'}) CREATE (:Mine {name: 'mine'})-[:SUPPORTS]->(t)")
	want("x", 1, false) // and not among the rows
	q.Expand[0].Paging.First = 0
	want(1, true)
	cypher(t, shared.Address(t), "MATCH (m:Mine) DETACH DELETE m")
}

// TestAnEmptiedDatabaseIsNoticed: a server that was running goes by what it learnt
// of a graph until there is another, also where the database was emptied and filled
// as often as before.
func TestAnEmptiedDatabaseIsNoticed(t *testing.T) {
	a := shared.Address(t)
	reader, loader := open(t, config(a)), open(t, config(a))
	defer reader.Close(context.Background())
	defer loader.Close(context.Background())
	led := func(version string, by ...string) *store.Graph {
		g := &store.Graph{Version: version, Nodes: []store.Node{{ID: "task:0", Kind: "Task"}}}
		for _, id := range by {
			g.Nodes = append(g.Nodes, store.Node{ID: id, Kind: "Agency"})
			g.Edges = append(g.Edges, store.Edge{From: id, Rel: "LEADS", To: "task:0"})
		}
		return g
	}
	const empty = "MATCH (n) DETACH DELETE n"
	for _, by := range [][]string{{"a"}, {"a", "b", "c"}} {
		cypher(t, a, empty)
		load(t, loader, led("v1", by...), neo4jstore.LoadOptions{})
		for range 2 { // the first may learn, the second goes by it
			page, err := reader.Find(t.Context(), store.Query{IDs: []string{"task:0"}, Paging: store.Paging{First: 1}, Expand: []store.Hop{{
				Key: "leads", Rels: []string{"LEADS"}, In: true, Kinds: []string{"Agency"}, Paging: store.Paging{First: 9},
			}}})
			if err != nil || len(page.Items) != 1 || len(page.Items[0].Related[0].Items) != len(by) {
				t.Fatalf("%d agencies lead the task: %+v, %v", len(by), page, err)
			}
		}
	}
}

// TestTheStatisticsOfAGraph: edges by the kinds that they join, how many one node
// has at most each way, the numbers that tell those apart, and that mixed texts can be
// looked up.
func TestTheStatisticsOfAGraph(t *testing.T) {
	s := open(t, config(shared.Address(t)))
	defer s.Close(context.Background())
	g := planned()
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Rel == "LEADS" { // as its tasks are told apart, the edges are not
			e.Props = store.Props{"position": int64(1), "weight": float64(i) / 2, "note": "x"}
		}
	}
	g.Nodes = append(g.Nodes, store.Node{ID: "plan:b", Kind: "Plan"}, store.Node{ID: "𠮷", Kind: "Area"})
	for _, from := range []string{"plan:a", "plan:b"} {
		g.Edges = append(g.Edges, store.Edge{From: from, Rel: "COVERS", To: "𠮷"})
	}
	load(t, s, g, neo4jstore.LoadOptions{})
	lines := cypher(t, shared.Address(t), "MATCH (s:PolicygraphStore) RETURN s.statistics")[0].Values[0]
	if d := cmp.Diff([]any{
		"Agency LEADS Task 2 2 1 >-weight >position",
		"Plan COVERS Area 2 1 2",
		"Plan HAS_TASK Task 2 2 1 >position",
		"Task NEXT Task 49 1 1",
		"kind Agency 1",
		"kind Area 1",
		"kind Plan 2",
		"kind Task 50 searched",
		"mixed-texts",
	}, lines); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// TestNothingIsTakenForCountedWhileBatchesAreWritten: readers of a graph that
// changes bit by bit rely on nothing that was true of the one before.
func TestNothingIsTakenForCountedWhileBatchesAreWritten(t *testing.T) {
	s := open(t, config(shared.Address(t)))
	defer s.Close(context.Background())
	counted := func() bool {
		return cypher(t, shared.Address(t), "MATCH (s:PolicygraphStore) RETURN s.statistics")[0].Values[0] != nil
	}
	load(t, s, planned(), neo4jstore.LoadOptions{})
	if !counted() {
		t.Fatal("a load leaves no statistics")
	}
	g := planned()
	g.Nodes[0].Props = store.Props{"name": "another"}
	batches := 0
	load(t, s, g, neo4jstore.LoadOptions{InBatches: true, Progress: func(done, total int) {
		if done == total {
			return
		}
		if batches++; counted() {
			t.Error("statistics stand while batches are written")
		}
	}})
	if batches == 0 || !counted() {
		t.Errorf("after %d batches statistics stand: %v", batches, counted())
	}
}
