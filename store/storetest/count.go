package storetest

import (
	"testing"

	"github.com/policygraph/policygraph/store"
)

func testCount(t *testing.T, s store.Store) {
	replace(t, s, small())
	bucket := func(n int, keys ...any) store.Bucket { return store.Bucket{Keys: keys, Count: n} }
	assigned := store.Step{Rels: []string{"LEADS", "SUPPORTS"}, In: true}
	function := store.Group{Via: []store.Step{assigned}, Prop: "function"}
	plan := store.Group{Via: []store.Step{{Rels: []string{"HAS_TASK"}, In: true}}, Prop: store.IDProp}
	for _, c := range []struct {
		name  string
		query store.Query
		by    []store.Group
		want  []store.Bucket
	}{
		{"no group", kinds("Task"), nil, []store.Bucket{{Count: 5}}},
		{"nothing and no group", kinds("Nothing"), nil, []store.Bucket{{}}},
		{
			"paging does not matter",
			store.Query{Kinds: []string{"Task"}, Paging: store.Paging{First: 1, After: key("task:4")}},
			nil,
			[]store.Bucket{{Count: 5}},
		},
		{
			"a property; numbers, then text; what has none is left out", kinds("Task"),
			[]store.Group{{Prop: "weight"}},
			[]store.Bucket{bucket(2, 0.5), bucket(1, int64(2)), bucket(1, "heavy")},
		},
		{
			"every type of key, equal numbers as one, a list by its elements", kinds("Thing"),
			[]store.Group{{Prop: "v"}},
			[]store.Bucket{
				bucket(1, int64(-3)), bucket(1, int64(0)), bucket(2, int64(1)), bucket(1, 2.5),
				bucket(2, "1"), bucket(1, "x"), bucket(1, "ＡＢc 科技"), bucket(1, false), bucket(1, true),
			},
		},
		{"the id", kinds("Plan"), []store.Group{{Prop: store.IDProp}}, []store.Bucket{bucket(1, "plan:a"), bucket(1, "plan:b")}},
		{
			"a neighbour's property, a node once in each group", kinds("Task"),
			[]store.Group{function},
			[]store.Bucket{bucket(3, "科技局"), bucket(2, "财政局")},
		},
		{
			"two groups", kinds("Task"),
			[]store.Group{function, plan},
			[]store.Bucket{bucket(2, "科技局", "plan:a"), bucket(1, "科技局", "plan:b"), bucket(2, "财政局", "plan:a")},
		},
		{
			"two groups of which one has no key", kinds("Plan"),
			[]store.Group{{Prop: "cited"}, {Prop: "position"}},
			[]store.Bucket{bucket(1, true, int64(2))},
		},
		{
			"two steps", kinds("Plan"),
			[]store.Group{{Via: []store.Step{{Rels: []string{"HAS_TASK"}}, assigned}, Prop: "function"}},
			[]store.Bucket{bucket(2, "科技局"), bucket(1, "财政局")},
		},
		{"a filter on the way", kinds("Task"), []store.Group{{
			Via:  []store.Step{{In: true, Kinds: []string{"Agency"}, Where: []store.Filter{{OnEdge: true, Prop: "position", Op: store.GE, Values: []any{1.5}}}}},
			Prop: store.IDProp,
		}}, []store.Bucket{bucket(1, "agency:x"), bucket(1, "agency:y"), bucket(1, "agency:z")}},
		{
			"a filtered query", where("Task", store.Filter{Prop: "weight", Op: store.In, Values: []any{0.5}}),
			[]store.Group{plan},
			[]store.Bucket{bucket(1, "plan:a"), bucket(1, "plan:b")},
		},
		{"an empty way", kinds("Task"), []store.Group{{Via: []store.Step{{Rels: []string{}}}, Prop: store.IDProp}}, []store.Bucket{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := s.Count(t.Context(), c.query, c.by...)
			wantError(t, "count", err, nil)
			wantEqual(t, got, c.want)
		})
	}
}

func testStats(t *testing.T, s store.Store) {
	replace(t, s, small())
	got, err := s.Stats(t.Context())
	wantError(t, "stats", err, nil)
	wantEqual(t, got, store.Stats{
		Version: "small",
		Nodes:   map[string]int{"Plan": 2, "Task": 5, "Agency": 3, "Passage": 2, "Document": 1, "Thing": 12},
		Edges:   map[string]int{"HAS_TASK": 5, "BASED_ON": 1, "LEADS": 4, "SUPPORTS": 3, "OF": 2, "SELF": 1},
	})
}
