package storetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/store"
)

func testEmpty(t *testing.T, s store.Store) {
	replace(t, s, &store.Graph{})
	wantEqual(t, find(t, s, all(store.Query{})), store.Page{Total: -1})
	p := all(kinds("Plan"))
	p.Paging.Total = true
	wantEqual(t, find(t, s, p), store.Page{})
	buckets, err := s.Count(t.Context(), store.Query{})
	wantError(t, "count", err, nil)
	wantEqual(t, buckets, []store.Bucket{{}})
	buckets, err = s.Count(t.Context(), store.Query{}, store.Group{Prop: "kind"})
	wantError(t, "count", err, nil)
	wantEqual(t, len(buckets), 0)
	stats, err := s.Stats(t.Context())
	wantError(t, "stats", err, nil)
	wantEqual(t, stats, store.Stats{Nodes: map[string]int{}, Edges: map[string]int{}})
}

func testFilters(t *testing.T, s store.Store) {
	replace(t, s, small())
	for _, c := range []struct {
		name   string
		op     store.Op
		values []any
		want   string // the Things' last characters
	}{
		{"in: a number equals it as int64 and float64", store.In, []any{int64(1)}, "12"},
		{"in: the same by a float64", store.In, []any{1.0}, "12"},
		{"in: text, and an element of a list", store.In, []any{"1"}, "35"},
		{"in: true", store.In, []any{true}, "4"},
		{"in: false", store.In, []any{false}, "A"},
		{"in: any of values of every type", store.In, []any{"x", 2.5, true, int64(7)}, "457"},
		{"in: nothing", store.In, []any{}, ""},
		{"in: no list", store.In, nil, ""},
		{"in: text is not folded", store.In, []any{"abc 科技"}, ""},
		{"in: text as it is", store.In, []any{"ＡＢc 科技"}, "8"},
		{"notIn: present and not equal", store.NotIn, []any{int64(1)}, "3457 89ABC"},
		{"notIn: a list with such an element is out", store.NotIn, []any{"x", "1"}, "1247 89ABC"},
		{"notIn: nothing leaves all that is present", store.NotIn, []any{}, "1234578 9ABC"},
		{"ge: numbers only", store.GE, []any{int64(1)}, "127"},
		{"ge: a fraction", store.GE, []any{1.5}, "7"},
		{"ge: zero", store.GE, []any{int64(0)}, "127C"},
		{"le: numbers only", store.LE, []any{1.0}, "12BC"},
		{"le: below all", store.LE, []any{int64(-4)}, ""},
		{"contains: folded on both sides", store.Contains, []any{"aＢＣ"}, "8"},
		{"contains: one character", store.Contains, []any{"科"}, "8"},
		{"contains: an element of a list", store.Contains, []any{"X"}, "5"},
		{"contains: nothing is in every text", store.Contains, []any{""}, "358"},
		{"contains: no pattern", store.Contains, []any{".*"}, ""},
		{"isNull: absent", store.IsNull, []any{true}, "6"},
		{"isNull: present", store.IsNull, []any{false}, "12345789ABC"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := ""
			for _, r := range c.want {
				if r != ' ' {
					want += " thing:" + string(r)
				}
			}
			if want != "" {
				want = want[1:]
			}
			wantIDs(t, s, all(where("Thing", store.Filter{Prop: "v", Op: c.op, Values: c.values})), want)
		})
	}

	id := func(op store.Op, v ...any) store.Filter {
		return store.Filter{Prop: store.IDProp, Op: op, Values: v}
	}
	for _, c := range []struct {
		name  string
		query store.Query
		want  string
	}{
		{"by ids, each once, whatever their order", store.Query{IDs: []string{"task:2", "plan:a", "task:2", "none"}}, "plan:a task:2"},
		{"no ids", store.Query{IDs: []string{}}, ""},
		{"no kinds", store.Query{Kinds: []string{}}, ""},
		{"an unknown kind", kinds("Nothing"), ""},
		{"two kinds", kinds("Plan", "Document", "Plan"), "document:d plan:a plan:b"},
		{"ids and kinds", store.Query{IDs: []string{"task:2", "plan:a"}, Kinds: []string{"Plan"}}, "plan:a"},
		{"the id as a property", where("Plan", id(store.In, "plan:b", "task:1")), "plan:b"},
		{"not the id", where("Plan", id(store.NotIn, "plan:b")), "plan:a"},
		{"part of the id", where("Plan", id(store.Contains, "AN:B")), "plan:b"},
		{"two filters must both hold", where(
			"Task",
			store.Filter{Prop: "title", Op: store.Contains, Values: []any{"科技"}},
			store.Filter{Prop: "weight", Op: store.IsNull, Values: []any{true}},
		), "task:3"},
		{"an unknown property", where("Task", store.Filter{Prop: "nothing", Op: store.In, Values: []any{"a"}}), ""},
		{"filter and text", store.Query{
			Text: "科技", Kinds: []string{"Task"},
			Where: []store.Filter{{Prop: "weight", Op: store.GE, Values: []any{0.5}}},
		}, "task:4 task:1"},
	} {
		t.Run(c.name, func(t *testing.T) { wantIDs(t, s, all(c.query), c.want) })
	}
}

// testNumbers: a number is returned as it is stored, whichever equal number selects
// it.
func testNumbers(t *testing.T, s store.Store) {
	g := &store.Graph{Nodes: []store.Node{{ID: "plan", Kind: "Plan"}}}
	for id, v := range map[string]any{"whole": int64(4), "float": 4.0, "other": int64(5)} {
		g.Nodes = append(g.Nodes, store.Node{ID: id, Kind: "Task", Props: store.Props{"weight": v}})
		g.Edges = append(g.Edges, store.Edge{From: "plan", Rel: "HAS_TASK", To: id})
	}
	replace(t, s, g)
	for _, four := range []any{int64(4), 4.0} {
		for name, filters := range map[string][]store.Filter{
			"in":      {{Prop: "weight", Op: store.In, Values: []any{four, "4"}}},
			"between": {{Prop: "weight", Op: store.GE, Values: []any{four}}, {Prop: "weight", Op: store.LE, Values: []any{four}}},
		} {
			for _, props := range [][]string{{"weight"}, nil} {
				for _, first := range []int{1, 9} {
					q := store.Query{Kinds: []string{"Task"}, Where: filters, Props: props, Paging: store.Paging{First: first}}
					hop := from("plan", store.Hop{Key: "tasks", Rels: []string{"HAS_TASK"}, Kinds: q.Kinds, Where: q.Where, Props: q.Props, Paging: q.Paging})
					for where, items := range map[string][]store.Item{"nodes": find(t, s, q).Items, "neighbours": find(t, s, hop).Items[0].Related[0].Items} {
						want := []any{4.0, int64(4)}[:min(first, 2)]
						var got []any
						for _, it := range items {
							got = append(got, it.Node.Props.Get("weight"))
						}
						t.Run(fmt.Sprintf("%s of %T, %s, %d", name, four, where, first), func(t *testing.T) { wantEqual(t, got, want) })
					}
				}
			}
		}
	}
}

func testVia(t *testing.T, s store.Store) {
	replace(t, s, small())
	leads := store.Step{Rels: []string{"LEADS"}, In: true}
	hasTask := store.Step{Rels: []string{"HAS_TASK"}}
	via := func(f store.Filter, steps ...store.Step) store.Filter {
		f.Via = steps
		return f
	}
	function := store.Filter{Prop: "function", Op: store.In, Values: []any{"科技局"}}
	for _, c := range []struct {
		name  string
		query store.Query
		want  string
	}{
		{"one step", where("Task", via(function, leads)), "task:1 task:2 task:4"},
		{"two steps", where("Plan", via(store.Filter{Prop: "function", Op: store.In, Values: []any{"财政局"}}, hasTask, leads)), "plan:a"},
		{"any relation", where("Task", via(store.Filter{Prop: "function", Op: store.In, Values: []any{"财政局"}}, store.Step{In: true})), "task:1 task:3"},
		{"no relation", where("Task", via(function, store.Step{Rels: []string{}})), ""},
		{"an element of a list at the end of the way", where("Task", via(store.Filter{Prop: "aliases", Op: store.In, Values: []any{"科技局", "没有"}}, leads)), "task:1 task:2"},
		{"several relations", where("Task", via(
			store.Filter{Prop: store.IDProp, Op: store.In, Values: []any{"agency:z"}},
			store.Step{Rels: []string{"LEADS", "SUPPORTS"}, In: true},
		)), "task:2 task:4"},
		{"the kind that a step reaches", where("Task", via(store.Filter{Op: store.Exists, Values: []any{true}},
			store.Step{In: true, Kinds: []string{"Task"}})), "task:5"},
		{"no kind", where("Task", via(store.Filter{Op: store.Exists, Values: []any{true}}, store.Step{In: true, Kinds: []string{}})), ""},
		{"exists", where("Task", via(store.Filter{Op: store.Exists, Values: []any{true}}, leads)), "task:1 task:2 task:3 task:4"},
		{"exists not", where("Task", via(store.Filter{Op: store.Exists, Values: []any{false}}, leads)), "task:5"},
		{"a step's own filter", where("Plan", via(
			function,
			store.Step{Rels: []string{"HAS_TASK"}, Where: []store.Filter{{Prop: "weight", Op: store.GE, Values: []any{int64(1)}}}}, leads,
		)), "plan:a"},
		{"a filter on a step's edge", where("Task", via(
			store.Filter{Op: store.Exists, Values: []any{true}},
			store.Step{In: true, Where: []store.Filter{{OnEdge: true, Prop: "inherited", Op: store.In, Values: []any{true}}}},
		)), "task:1"},
		{"the relation's name of a step's edge", where("Task", via(
			store.Filter{Op: store.Exists, Values: []any{true}},
			store.Step{In: true, Where: []store.Filter{{OnEdge: true, Prop: store.RelProp, Op: store.In, Values: []any{"SELF", "SUPPORTS"}}}},
		)), "task:1 task:2 task:5"},
		{"a way inside a step's filter", where("Plan", via(
			store.Filter{Op: store.Exists, Values: []any{true}},
			store.Step{Rels: []string{"HAS_TASK"}, Where: []store.Filter{via(store.Filter{Op: store.Exists, Values: []any{false}}, leads)}},
		)), "plan:b"},
		{"absent at any end", where("Plan", via(store.Filter{Prop: "weight", Op: store.IsNull, Values: []any{true}}, hasTask)), "plan:a"},
		{"notIn is true when any end fits", where("Plan", via(
			store.Filter{Prop: store.IDProp, Op: store.NotIn, Values: []any{"task:4"}}, hasTask,
		)), "plan:a plan:b"},
		{"two ways both hold, by different ends", where("Task",
			via(store.Filter{Prop: store.IDProp, Op: store.In, Values: []any{"agency:x"}}, leads),
			via(store.Filter{Prop: store.IDProp, Op: store.In, Values: []any{"agency:z"}}, store.Step{Rels: []string{"SUPPORTS"}, In: true})), "task:2"},
		{"a row is one row, however many ends fit", where("Plan", via(
			store.Filter{Prop: store.IDProp, Op: store.In, Values: []any{"task:1", "task:2", "task:3"}}, hasTask,
		)), "plan:a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := all(c.query)
			q.Paging.Total = true
			p := wantIDs(t, s, q, c.want)
			if p.Total != len(p.Items) {
				t.Errorf("total %d of %d rows", p.Total, len(p.Items))
			}
		})
	}
}

// testOnlyWay: a hop's filter leads by steps, of which each node has one at most, to
// some ids.
func testOnlyWay(t *testing.T, s store.Store) {
	replace(t, s, small())
	plan := store.Step{Rels: []string{"HAS_TASK"}, In: true, Kinds: []string{"Plan"}}
	basis := store.Step{Rels: []string{"BASED_ON"}, Kinds: []string{"Plan"}}
	leads := store.Step{Rels: []string{"LEADS"}, In: true, Kinds: []string{"Agency"}}
	ids := func(ids []any, steps ...store.Step) store.Filter {
		return store.Filter{Via: steps, Prop: store.IDProp, Op: store.In, Values: ids}
	}
	heavy := store.Filter{Prop: "weight", Op: store.GE, Values: []any{1.0}}
	for _, c := range []struct {
		name  string
		where []store.Filter
		want  string
	}{
		{"one step", []store.Filter{ids([]any{"plan:a"}, plan)}, "task:1 task:2"},
		{"an id twice, one that is unknown, one of another kind", []store.Filter{ids([]any{"plan:a", "plan:a", "none", "agency:x"}, plan)}, "task:1 task:2"},
		{"no id", []store.Filter{ids([]any{}, plan)}, ""},
		{"an id that is no text", []store.Filter{ids([]any{int64(1)}, plan)}, ""},
		{"two steps", []store.Filter{ids([]any{"plan:b", "plan:a"}, plan, basis)}, "task:1 task:2"},
		{"two steps to nowhere", []store.Filter{ids([]any{"plan:a"}, plan, basis)}, ""},
		{"with another filter", []store.Filter{heavy, ids([]any{"plan:a"}, plan)}, "task:2"},
		{"two of them", []store.Filter{ids([]any{"plan:a"}, plan), ids([]any{"agency:x", "agency:y"}, leads)}, "task:1 task:2"},
		{"back along the hop's own edge", []store.Filter{ids([]any{"agency:x"}, leads)}, "task:1 task:2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, first := range []int{9, 1} {
				page := find(t, s, from("agency:x", store.Hop{
					Key: "tasks", Rels: []string{"LEADS"}, Kinds: []string{"Task"}, Where: c.where, Props: []string{},
					Paging: store.Paging{First: first, Total: true, Order: []store.Order{{Prop: "position"}}},
				})).Items[0].Related[0]
				var got []string
				for _, it := range page.Items {
					got = append(got, it.Node.ID)
				}
				want := strings.Fields(c.want)
				wantEqual(t, page.Total, len(want))
				wantEqual(t, strings.Join(got, " "), strings.Join(want[:min(first, len(want))], " "))
			}
		})
	}
}

// Which of the ids exist comes back beside whatever the query selects: a page
// with rows, a total only, nothing at all.
func testKnown(t *testing.T, s store.Store) {
	replace(t, s, small())
	asked := []string{"task:1", "nothing", "agency:x", "task:1", "", "plan:a"}
	want := map[string]string{"task:1": "Task", "agency:x": "Agency", "plan:a": "Plan"}
	for _, c := range []struct {
		name  string
		query store.Query
		rows  int
	}{
		{"a page", store.Query{Kinds: []string{"Plan"}, Paging: store.Paging{First: 10}}, 2},
		{"an ordered page", store.Query{Kinds: []string{"Plan"}, Paging: store.Paging{First: 1, Order: []store.Order{{Prop: "position"}}}}, 1},
		{"a total", store.Query{Kinds: []string{"Plan"}, Paging: store.Paging{Total: true}}, 0},
		{"ids", store.Query{IDs: []string{"plan:b", "nothing"}, Paging: store.Paging{First: 2}}, 1},
		{"no ids", store.Query{IDs: []string{}}, 0},
		{"a search", store.Query{Text: "创新", Paging: store.Paging{First: 2}}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			if p := find(t, s, c.query); p.Known != nil {
				t.Errorf("not asked about, %v are known", p.Known)
			}
			c.query.Known = asked
			p := find(t, s, c.query)
			wantEqual(t, p.Known, want)
			wantEqual(t, len(p.Items), c.rows)
			c.query.Known = []string{"nothing"}
			wantEqual(t, find(t, s, c.query).Known, map[string]string{})
		})
	}
}
