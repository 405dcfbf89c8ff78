package storetest

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync"
	"testing"

	"github.com/policygraph/policygraph/store"
)

// whole is all that a store answers about its graph.
func whole(t *testing.T, s store.Store) any {
	t.Helper()
	stats, err := s.Stats(t.Context())
	wantError(t, "stats", err, nil)
	q := all(store.Query{Expand: []store.Hop{{Paging: store.Paging{First: 1000}}}})
	return []any{stats, find(t, s, q)}
}

func testReplace(t *testing.T, s store.Store) {
	replace(t, s, small())
	before := whole(t, s)

	replace(t, s, small())
	wantEqual(t, whole(t, s), before)

	other := &store.Graph{
		Version: "other",
		Nodes: []store.Node{
			{ID: "plan:a", Kind: "Area", Props: store.Props{"title": "改名"}, Search: []store.SearchText{{In: "t", Text: "改名"}}},
			{ID: "task:1", Kind: "Task"},
			{ID: "new", Kind: "Task"},
		},
		Edges: []store.Edge{
			{From: "task:1", Rel: "HAS_TASK", To: "plan:a"},
			{From: "plan:a", Rel: "HAS_TASK", To: "task:1", Props: store.Props{"n": int64(1)}},
		},
	}
	replace(t, s, other)
	wantIDs(t, s, all(store.Query{}), "new plan:a task:1")
	wantIDs(t, s, all(kinds("Plan")), "")
	wantIDs(t, s, all(kinds("Area")), "plan:a")
	wantIDs(t, s, all(store.Query{Text: "科技"}), "")
	wantIDs(t, s, all(store.Query{Text: "改名"}), "plan:a")
	wantEqual(t, find(t, s, store.Query{IDs: []string{"task:1"}, Paging: store.Paging{First: 1}}).Items[0].Node.Props, store.Values(nil))
	stats, err := s.Stats(t.Context())
	wantError(t, "stats", err, nil)
	wantEqual(t, stats, store.Stats{Version: "other", Nodes: map[string]int{"Area": 1, "Task": 2}, Edges: map[string]int{"HAS_TASK": 2}})

	replace(t, s, small())
	wantEqual(t, whole(t, s), before)

	t.Run("the graph given is not held on to", func(t *testing.T) {
		g := small()
		replace(t, s, g)
		g.Nodes[0].Props["title"] = "changed"
		g.Nodes[2].Props["years"].([]string)[0] = "changed"
		g.Edges[6].Props["position"] = int64(99)
		wantEqual(t, whole(t, s), before)
	})
}

func testInvalidGraphs(t *testing.T, s store.Store) {
	replace(t, s, small())
	before := whole(t, s)
	type N = store.Node
	a := N{ID: "a", Kind: "K"}
	prop := func(k string, v any) *store.Graph {
		return &store.Graph{Nodes: []N{{ID: "a", Kind: "K", Props: store.Props{k: v}}}}
	}
	graphs := map[string]*store.Graph{
		"an id twice":                 {Nodes: []N{a, {ID: "a", Kind: "L"}}},
		"no id":                       {Nodes: []N{{Kind: "K"}}},
		"an id that is not UTF-8":     {Nodes: []N{{ID: "\xff", Kind: "K"}}},
		"an id too long":              {Nodes: []N{{ID: string(make([]byte, 1001)), Kind: "K"}}},
		"an edge to nowhere":          {Nodes: []N{a}, Edges: []store.Edge{{From: "a", Rel: "R", To: "b"}}},
		"an edge from nowhere":        {Nodes: []N{a}, Edges: []store.Edge{{From: "b", Rel: "R", To: "a"}}},
		"an edge twice":               {Nodes: []N{a}, Edges: []store.Edge{{From: "a", Rel: "R", To: "a"}, {From: "a", Rel: "R", To: "a"}}},
		"the kind that all share":     {Nodes: []N{{ID: "a", Kind: "Node"}}},
		"a search text not folded":    {Nodes: []N{{ID: "a", Kind: "K", Search: []store.SearchText{{Text: "Ａ"}}}}},
		"an empty search text":        {Nodes: []N{{ID: "a", Kind: "K", Search: []store.SearchText{{}}}}},
		"an edge's property rel":      {Nodes: []N{a}, Edges: []store.Edge{{From: "a", Rel: "R", To: "a", Props: store.Props{"rel": "x"}}}},
		"an edge's property of a map": {Nodes: []N{a}, Edges: []store.Edge{{From: "a", Rel: "R", To: "a", Props: store.Props{"p": map[string]any{}}}}},
		"a version that is not UTF-8": {Version: "\xff"},
		"a property id":               prop("id", "x"),
		"a value that is nil":         prop("p", nil),
		"a value of type int":         prop("p", 1),
		"a value of type []any":       prop("p", []any{"a"}),
		"a value that is no number":   prop("p", math.NaN()),
		"an infinite value":           prop("p", math.Inf(-1)),
		"a negative zero":             prop("p", math.Copysign(0, -1)),
		"a number beyond 2^53":        prop("p", int64(1)<<53+1),
		"a text that is not UTF-8":    prop("p", "\xff"),
		"a list that is not UTF-8":    prop("p", []string{"a", "\xff"}),
	}
	for _, name := range hostileNames() {
		graphs["kind "+name] = &store.Graph{Nodes: []N{{ID: "a", Kind: name}}}
		graphs["relation "+name] = &store.Graph{Nodes: []N{a}, Edges: []store.Edge{{From: "a", Rel: name, To: "a"}}}
		graphs["property "+name] = prop(name, "x")
	}
	for name, g := range graphs {
		wantError(t, name, s.Replace(t.Context(), g), store.ErrInvalidGraph)
	}
	wantEqual(t, whole(t, s), before)
}

// testReplaceCancelled cancels a load when it looks at the context for the nth time,
// for growing n, until a load succeeds: wherever it stops, the store has the old
// graph or the new one.
func testReplaceCancelled(t *testing.T, s store.Store) {
	replace(t, s, small())
	before := whole(t, s)
	big := uniform(1, 3000)
	for n := 1; ; n = n*2 + 1 {
		err := s.Replace(cancelledAt(n), big)
		if err == nil {
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("cancelled at look %d: %v", n, err)
		}
		wantEqual(t, whole(t, s), before)
	}
	b, err := s.Count(t.Context(), store.Query{})
	wantError(t, "count", err, nil)
	wantEqual(t, b[0].Count, 3000)
}

// cancelledAt is a context that is cancelled when it is looked at the nth time.
func cancelledAt(n int) context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	return &countdown{Context: ctx, cancel: cancel, left: n}
}

type countdown struct {
	context.Context
	cancel context.CancelFunc
	mu     sync.Mutex
	left   int
}

func (c *countdown) look() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.left--; c.left <= 0 {
		c.cancel()
	}
}

func (c *countdown) Err() error { c.look(); return c.Context.Err() }

func (c *countdown) Done() <-chan struct{} { c.look(); return c.Context.Done() }

// uniform is a graph of n nodes in a ring that all have the same mark.
func uniform(mark, n int) *store.Graph {
	g := &store.Graph{Version: fmt.Sprint(mark)}
	for i := range n {
		g.Nodes = append(g.Nodes, store.Node{
			ID: fmt.Sprintf("n%04d", i), Kind: "K", Props: store.Props{"mark": int64(mark)},
			Search: []store.SearchText{{In: "mark", Text: "mark"}},
		})
		g.Edges = append(g.Edges, store.Edge{
			From: fmt.Sprintf("n%04d", i), Rel: "R", To: fmt.Sprintf("n%04d", (i+1)%n), Props: store.Props{"mark": int64(mark)},
		})
	}
	return g
}

func testReplaceUnderReaders(t *testing.T, s store.Store) {
	size := func(mark int) int { return 100 + 20*mark }
	replace(t, s, uniform(0, size(0)))
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				q := store.Query{Text: "mark", Paging: store.Paging{First: 500, Total: true}, Expand: []store.Hop{
					{Rels: []string{"R"}, In: true, Paging: store.Paging{First: 1, Total: true}},
				}}
				p, err := s.Find(context.Background(), q)
				if err != nil {
					t.Errorf("find under a load: %v", err)
					return
				}
				mark := p.Items[0].Node.Props.Get("mark")
				if n := size(int(mark.(int64))); p.Total != n || len(p.Items) != n {
					t.Errorf("%d rows, total %d, of graph %v, which has %d", len(p.Items), p.Total, mark, n)
				}
				for _, it := range p.Items {
					r := it.Related[0]
					if it.Node.Props.Get("mark") != mark || len(r.Items) != 1 || r.Total != 1 || r.Items[0].Edge.Props.Get("mark") != mark {
						t.Errorf("graph %v mixes with %+v", mark, it)
						return
					}
				}
			}
		})
	}
	for i := range 12 {
		replace(t, s, uniform(1+i%3, size(1+i%3)))
	}
	close(done)
	readers.Wait()
}

func testContext(t *testing.T, s store.Store) {
	replace(t, s, small())
	before := whole(t, s)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	late, stop := context.WithTimeout(t.Context(), 0)
	defer stop()
	for want, ctx := range map[error]context.Context{context.Canceled: cancelled, context.DeadlineExceeded: late} {
		_, err := s.Find(ctx, all(store.Query{}))
		wantError(t, "find", err, want)
		_, err = s.Count(ctx, store.Query{})
		wantError(t, "count", err, want)
		_, err = s.Path(ctx, store.PathQuery{From: "plan:a", To: "plan:b", MaxLength: 1, Limit: 1})
		wantError(t, "path", err, want)
		_, err = s.Stats(ctx)
		wantError(t, "stats", err, want)
		wantError(t, "replace", s.Replace(ctx, &store.Graph{}), want)
	}
	wantEqual(t, whole(t, s), before)
}

func testAnswersAreCopies(t *testing.T, s store.Store) {
	replace(t, s, small())
	before := whole(t, s)
	p := find(t, s, all(store.Query{Expand: []store.Hop{{Paging: store.Paging{First: 10}}}}))
	for _, it := range p.Items {
		for i, v := range it.Node.Props {
			if list, ok := v.Value.([]string); ok && len(list) > 0 {
				list[0] = "changed"
			}
			it.Node.Props[i].Value = "changed"
		}
		for _, r := range it.Related[0].Items {
			for i := range r.Edge.Props {
				r.Edge.Props[i].Value = "changed"
			}
		}
	}
	wantEqual(t, whole(t, s), before)
}
