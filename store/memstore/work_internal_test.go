package memstore

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/policygraph/policygraph/internal/stoptest"
	"github.com/policygraph/policygraph/store"
)

const manyTasks = 3000

// wide is a graph in which plan:a has many tasks, and few nodes are special.
func wide() *store.Graph {
	g := &store.Graph{Nodes: []store.Node{{ID: "plan:a", Kind: "Plan"}, {ID: "plan:b", Kind: "Plan"}, {ID: "agency:x", Kind: "Agency"}}}
	for i := range manyTasks {
		id := fmt.Sprintf("task:%04d", i)
		text := "培育企业"
		if i == 7 {
			text = "培育园区"
		}
		g.Nodes = append(g.Nodes, store.Node{
			ID: id, Kind: "Task", Props: store.Props{"position": int64(manyTasks - i)}, Search: []store.SearchText{{In: "title", Text: text}},
		})
		g.Edges = append(g.Edges, store.Edge{From: "plan:a", Rel: "HAS_TASK", To: id})
	}
	g.Edges = append(g.Edges, store.Edge{From: "plan:b", Rel: "HAS_TASK", To: "task:0007"}, store.Edge{From: "agency:x", Rel: "LEADS", To: "task:0009"})
	return g
}

func idIn(way string, ids ...any) store.Filter {
	f := store.Filter{Prop: store.IDProp, Op: store.In, Values: ids}
	if way != "" {
		f.Via = []store.Step{{Rels: []string{way}, In: true}}
	}
	return f
}

// TestFewCandidatesAreLookedAt: a query of a few rows looks at few of many nodes
// and edges, whichever way leads there.
func TestFewCandidatesAreLookedAt(t *testing.T) {
	s, err := build(t.Context(), wide())
	if err != nil {
		t.Fatal(err)
	}
	tasks := []string{"Task"}
	ten := store.Paging{First: 10}
	hop := func(p store.Paging) []store.Hop { return []store.Hop{{Rels: []string{"HAS_TASK"}, Paging: p}} }
	for _, c := range []struct {
		name  string
		query store.Query
		most  int
	}{
		{"the first page of a kind", store.Query{Kinds: tasks, Paging: ten}, 21},
		{"with its total", store.Query{Kinds: tasks, Paging: store.Paging{First: 10, Total: true}}, 21},
		{"in the order of a property", store.Query{Kinds: tasks, Paging: store.Paging{First: 10, Order: []store.Order{{Prop: "position"}}}}, 21},
		{"a page in the middle", store.Query{Kinds: tasks, Paging: store.Paging{First: 10, After: &store.Key{ID: "task:1500"}}}, 21},
		{"a node by id", store.Query{IDs: []string{"plan:a"}, Paging: ten}, 2},
		{"the first page of a hop", store.Query{IDs: []string{"plan:a"}, Paging: ten, Expand: hop(ten)}, 23},
		{"the same with its total", store.Query{IDs: []string{"plan:a"}, Paging: ten, Expand: hop(store.Paging{First: 10, Total: true})}, 23},
		{"a filter of few before one of many", store.Query{Where: []store.Filter{idIn("LEADS", "agency:x"), idIn("HAS_TASK", "plan:a")}, Paging: ten}, 60},
		{"a filter of many before one of few", store.Query{Where: []store.Filter{idIn("HAS_TASK", "plan:a"), idIn("LEADS", "agency:x")}, Paging: ten}, 60},
		{"a filter of few and a text of many", store.Query{Where: []store.Filter{idIn("LEADS", "agency:x")}, Text: "企业", Paging: ten}, 6},
		{"a filter of many and a text of few", store.Query{Where: []store.Filter{idIn("HAS_TASK", "plan:a")}, Text: "园区", Paging: ten}, 60},
		{"a text whose end is rare", store.Query{Text: "培育园", Paging: ten}, 3},
	} {
		f := finder{snapshot: s, canceled: cancelCheck{ctx: t.Context()}, arena: new(store.Arena)}
		page, err := f.page(c.query)
		if err != nil || len(page.Items) == 0 {
			t.Errorf("%s: %d rows, %v", c.name, len(page.Items), err)
		}
		if f.canceled.count > c.most {
			t.Errorf("%s: %d nodes and edges were looked at, want %d at most", c.name, f.canceled.count, c.most)
		}
	}
}

// costly are queries over the wide graph, each of which takes thousands of steps in a
// loop of its own.
func costly() map[string]store.Query {
	one := store.Paging{First: 1, Total: true}
	tasksOf := []store.Step{{Rels: []string{"HAS_TASK"}}}
	return map[string]store.Query{
		"nodes of a kind":         {Kinds: []string{"Task"}, Where: []store.Filter{{Prop: "position", Op: store.GE, Values: []any{int64(0)}}}, Paging: one},
		"a search":                {Text: "企业", Paging: one},
		"a search of many words":  {Text: "企 业 培 育 企业 培育 育企", Paging: one},
		"a hop":                   {IDs: []string{"plan:a"}, Paging: one, Expand: []store.Hop{{Paging: store.Paging{First: manyTasks}}}},
		"a filter's way":          {IDs: []string{"plan:a"}, Where: []store.Filter{{Via: tasksOf, Prop: "position", Op: store.LE, Values: []any{int64(0)}}}, Paging: one},
		"a way with conditions":   {IDs: []string{"plan:a"}, Where: []store.Filter{{Via: []store.Step{{Rels: []string{"HAS_TASK"}, Where: []store.Filter{{Prop: "position", Op: store.LE, Values: []any{int64(0)}}}}}, Op: store.Exists, Values: []any{true}}}, Paging: one},
		"a way there and back":    {IDs: []string{"task:0001"}, Where: []store.Filter{{Via: []store.Step{{Rels: []string{"HAS_TASK"}, In: true}, tasksOf[0]}, Prop: store.IDProp, Op: store.In, Values: []any{"agency:x"}}}, Paging: one},
		"a hop of each of a page": {Kinds: []string{"Task"}, Paging: store.Paging{First: manyTasks}, Expand: []store.Hop{{Paging: one}}},
	}
}

// TestWorkStopsWithItsContext: once the context is done, no more steps are taken than
// lie between two looks at it, and the context's error is what comes of it.
func TestWorkStopsWithItsContext(t *testing.T) {
	s, err := build(t.Context(), wide())
	if err != nil {
		t.Fatal(err)
	}
	for name, q := range costly() {
		for looks := range 2 {
			f := finder{snapshot: s, canceled: cancelCheck{ctx: stoptest.After(t.Context(), looks)}, arena: new(store.Arena)}
			if _, err := f.page(q); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v after %d steps, want it cancelled at look %d", name, err, f.canceled.count, looks)
			}
			if most := (looks + 1) * (checkEverySteps + 64); f.canceled.count > most {
				t.Errorf("%s: %d steps were taken, want %d at most", name, f.canceled.count, most)
			}
		}
	}
}

// TestCountAndPathStopWithTheirContext: what looks at thousands of nodes or edges
// looks at the context, too.
func TestCountAndPathStopWithTheirContext(t *testing.T) {
	m := &memory{}
	if err := m.Replace(t.Context(), wide()); err != nil {
		t.Fatal(err)
	}
	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	tasks := []store.Step{{Rels: []string{"HAS_TASK"}}}
	for name, work := range map[string]func() error{
		"count": func() error { _, err := m.Count(canceled, store.Query{}); return err },
		"count by what a way leads to": func() error {
			_, err := m.Count(canceled, store.Query{IDs: []string{"plan:a"}}, store.Group{Via: tasks, Prop: store.IDProp})
			return err
		},
		"count by two ways": func() error {
			_, err := m.Count(canceled, store.Query{IDs: []string{"plan:b"}}, store.Group{Via: tasks, Prop: store.IDProp},
				store.Group{Via: []store.Step{tasks[0], {Rels: []string{"HAS_TASK"}, In: true}, tasks[0]}, Prop: store.IDProp})
			return err
		},
		"path": func() error {
			_, err := m.Path(canceled, store.PathQuery{From: "task:0001", To: "task:0002", MaxLength: 2, Limit: 1})
			return err
		},
		"path from a hub": func() error {
			_, err := m.Path(canceled, store.PathQuery{From: "plan:a", To: "task:0001", MaxLength: 2, Limit: 1})
			return err
		},
		"replace": func() error { return m.Replace(canceled, wide()) },
	} {
		if err := work(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v, want it cancelled", name, err)
		}
	}
	// The ends are neighbours: the many other tasks of the other plan are not looked at.
	if paths, err := m.Path(canceled, store.PathQuery{From: "plan:b", To: "task:0007", MaxLength: 6, Limit: 1}); err != nil || len(paths) != 1 {
		t.Errorf("a path of one edge: %d paths, %v", len(paths), err)
	}
}
