package memstore

import (
	"context"
	"errors"
	"fmt"
	"testing"

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
		{"the first page of a kind", store.Query{Kinds: tasks, Paging: ten}, 11},
		{"with its total", store.Query{Kinds: tasks, Paging: store.Paging{First: 10, Total: true}}, 11},
		{"in the order of a property", store.Query{Kinds: tasks, Paging: store.Paging{First: 10, Order: []store.Order{{Prop: "position"}}}}, 11},
		{"a page in the middle", store.Query{Kinds: tasks, Paging: store.Paging{First: 10, After: &store.Key{ID: "task:1500"}}}, 11},
		{"a node by id", store.Query{IDs: []string{"plan:a"}, Paging: ten}, 1},
		{"the first page of a hop", store.Query{IDs: []string{"plan:a"}, Paging: ten, Expand: hop(ten)}, 12},
		{"the same with its total", store.Query{IDs: []string{"plan:a"}, Paging: ten, Expand: hop(store.Paging{First: 10, Total: true})}, 12},
		{"a filter of few before one of many", store.Query{Where: []store.Filter{idIn("LEADS", "agency:x"), idIn("HAS_TASK", "plan:a")}, Paging: ten}, 1},
		{"a filter of many before one of few", store.Query{Where: []store.Filter{idIn("HAS_TASK", "plan:a"), idIn("LEADS", "agency:x")}, Paging: ten}, 1},
		{"a filter of few and a text of many", store.Query{Where: []store.Filter{idIn("LEADS", "agency:x")}, Text: "企业", Paging: ten}, 1},
		{"a filter of many and a text of few", store.Query{Where: []store.Filter{idIn("HAS_TASK", "plan:a")}, Text: "园区", Paging: ten}, 1},
		{"a text whose end is rare", store.Query{Text: "培育园", Paging: ten}, 1},
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

// TestLongWorkStopsWhenCancelled: what looks at thousands of nodes or edges looks
// at the context, too.
func TestLongWorkStopsWhenCancelled(t *testing.T) {
	m := &memory{}
	if err := m.Replace(t.Context(), wide()); err != nil {
		t.Fatal(err)
	}
	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	for name, work := range map[string]func() error{
		"find": func() error {
			_, err := m.Find(canceled, store.Query{Kinds: []string{"Task"}, Where: []store.Filter{{Prop: "position", Op: store.GE, Values: []any{int64(0)}}}, Paging: store.Paging{First: 1, Total: true}})
			return err
		},
		"find, a hop": func() error {
			_, err := m.Find(canceled, store.Query{IDs: []string{"plan:a"}, Paging: store.Paging{First: 1}, Expand: []store.Hop{{Paging: store.Paging{First: manyTasks}}}})
			return err
		},
		"count": func() error { _, err := m.Count(canceled, store.Query{}); return err },
		"path": func() error {
			_, err := m.Path(canceled, store.PathQuery{From: "task:0001", To: "task:0002", MaxLength: 2, Limit: 1})
			return err
		},
		"replace": func() error { return m.Replace(canceled, wide()) },
	} {
		if err := work(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v, want it cancelled", name, err)
		}
	}
	// The ends are neighbours: the many other tasks of the plan are not looked at.
	if paths, err := m.Path(canceled, store.PathQuery{From: "plan:a", To: "task:0001", MaxLength: 6, Limit: 1}); err != nil || len(paths) != 1 {
		t.Errorf("a path of one edge: %d paths, %v", len(paths), err)
	}
}
